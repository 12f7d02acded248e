package dev.regain.outside.directory.load;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells how far a file is: on a terminal a bar that moves, elsewhere a line every five seconds. Numbers only, nothing of
 * what is in the file.
 */
final class ShowProgress implements LoadFile.Watcher {

    private static final int BAR = 24;

    private final Consumer<String> out;
    private final boolean moves;
    private final LongSupplier clock;
    private Path file;
    private long size;
    private long begunAt;
    private Tally before;
    private long bytesBefore;
    private long toldAt;

    private ShowProgress(Consumer<String> out, boolean moves, LongSupplier clock) {
        this.out = out;
        this.moves = moves;
        this.clock = clock;
    }

    static ShowProgress bar(Consumer<String> out) {
        return bar(out, System::nanoTime);
    }

    /** @param clock nanoseconds since whenever */
    static ShowProgress bar(Consumer<String> out, LongSupplier clock) {
        return new ShowProgress(text -> out.accept("\r" + text + "\u001B[K"), true, clock);
    }

    static ShowProgress lines(Consumer<String> out) {
        return lines(out, System::nanoTime);
    }

    static ShowProgress lines(Consumer<String> out, LongSupplier clock) {
        return new ShowProgress(out, false, clock);
    }

    @Override
    public void begins(Path file, long size, Tally before) {
        this.file = file;
        this.size = size;
        begunAt = clock.getAsLong();
        toldAt = begunAt;
        this.before = before;
        bytesBefore = 0;
        if (before.line() > 0) {
            out.accept(name() + ": goes on after line " + number(before.line()) + (moves ? "\n" : ""));
        }
    }

    @Override
    public void reaches(long bytes, Tally tally) {
        long now = clock.getAsLong();
        if (before.line() == tally.line()) {
            // Read again, not loaded: that goes faster.
            bytesBefore = bytes;
            begunAt = now;
        }
        if (now - toldAt >= (moves ? Duration.ofMillis(200) : Duration.ofSeconds(5)).toNanos()) {
            toldAt = now;
            out.accept(standing(bytes, tally, (now - begunAt) / 1e9));
        }
    }

    private String standing(long bytes, Tally tally, double seconds) {
        double part = size == 0 ? 1 : Math.min(1, (double) bytes / size);
        double perByte = seconds / Math.max(1, bytes - bytesBefore);
        int done = (int) (part * BAR);
        String bar = moves ? " [" + "#".repeat(done) + " ".repeat(BAR - done) + "]" : ":";
        return "%s%s %d %%, %s accounts, %s accounts/s, %s clues/s, %s left"
                .formatted(
                        name(),
                        bar,
                        (int) (part * 100),
                        number(tally.accounts()),
                        number(Math.round((tally.accounts() - before.accounts()) / seconds)),
                        number(Math.round((tally.clues() - before.clues()) / seconds)),
                        time(perByte * Math.max(0, size - bytes)));
    }

    /** The end of it, in a line. */
    String summary(Tally tally, Path rejects) {
        double seconds = (clock.getAsLong() - begunAt) / 1e9;
        return "%s: %s accounts in %s (%s clues/s): %s new, %s changed, %s unchanged, %s clues written; %s"
                .formatted(
                        name(),
                        number(tally.accounts()),
                        time(seconds),
                        number(Math.round((tally.clues() - before.clues()) / seconds)),
                        number(tally.added()),
                        number(tally.changed()),
                        number(tally.unchanged()),
                        number(tally.clues()),
                        tally.rejected() == 0
                                ? "nothing rejected"
                                : number(tally.rejected()) + " lines rejected, see " + rejects);
    }

    private String name() {
        return file.getFileName().toString();
    }

    private static String number(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    private static String time(double seconds) {
        long whole = Math.round(seconds);
        return whole >= 3600
                ? "%d:%02d:%02d".formatted(whole / 3600, whole / 60 % 60, whole % 60)
                : "%d:%02d".formatted(whole / 60, whole % 60);
    }
}
