package dev.regain.outside.directory.load;

import static java.util.Comparator.comparingLong;

import dev.regain.keys.Keys;
import dev.regain.outside.directory.load.Compare.Told;
import dev.regain.outside.directory.wire.BrokenAccount;
import dev.regain.outside.directory.wire.BrokenField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Loads one file. Chunks of lines are read, checked, compared and sealed on any core; duplicates are told and changes
 * written in the order of the file. Whatever ends the process, the file goes on from the last commit: its beginning is
 * read again only to know which accounts it has told.
 */
@Component
class LoadFile {

    private static final int CHUNK_LINES = 500;
    private static final int CHUNK_BYTES = 1 << 18;

    /**
     * How much of the file is on its way at a time, on however many cores: an account of thousands of clues takes twenty
     * times its line while it is compared, and the heap is small.
     */
    private static final int BYTES_AHEAD = 4 << 20;

    /** Of what is kept of a line besides its bytes. */
    private static final int LINE_OVERHEAD = 64;

    /** A directory is small against a file that tells ten times as many accounts; most lines are longer. */
    private static final int SMALL_AGAINST = 10 * 300;

    private static final Duration COMMIT_AFTER = Duration.ofSeconds(10);
    private static final int TIMES_OVERTAKEN = 20;

    private final DataSource database;
    private final Compare compare;
    private final Keys keys;
    private final Clock clock;
    private final LoadSettings settings;

    LoadFile(DataSource database, Compare compare, Keys keys, Clock clock, LoadSettings settings) {
        this.database = database;
        this.compare = compare;
        this.keys = keys;
        this.clock = clock;
        this.settings = settings;
    }

    /** Who wants to know how far it is; called often, by one thread. */
    interface Watcher {

        /** @param before what came of it until now, where it goes on */
        void begins(Path file, long size, Tally before);

        void reaches(long bytes, Tally tally);
    }

    /** @return when the very content of this file was loaded to its end, by whatever name */
    Optional<Instant> loadedBefore(Path path) throws CannotRead, IOException, SQLException {
        MessageDigest content = sha256();
        try (Lines lines = Source.of(path).lines(content)) {
            lines.passOver();
        }
        try (Connection connection = database.getConnection()) {
            return ImportedFiles.loadedAt(connection, hash(content));
        }
    }

    private UUID hash(MessageDigest content) {
        return keys.hash("import.content", content.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /** @return what came of the whole file */
    Tally load(Path path, Watcher watcher) throws CannotRead, IOException, SQLException {
        Source source = Source.of(path);
        UUID file = keys.hash("import.file", source.identity());
        ExecutorService cores =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                    Thread thread = new Thread(work, "import");
                    thread.setDaemon(true);
                    return thread;
                });
        try (Writer writer = writer();
                Rejects rejects = new Rejects(rejectsOf(source.file()))) {
            for (int overtaken = 0; ; overtaken++) {
                try {
                    return new Pass(source, file, writer, rejects, cores, watcher).run();
                } catch (Overtaken again) {
                    if (overtaken == TIMES_OVERTAKEN) {
                        throw new IllegalStateException("Others change the same accounts all the time: try later.");
                    }
                }
            }
        } finally {
            cores.shutdownNow();
        }
    }

    static Path rejectsOf(Path file) {
        return file.resolveSibling(file.getFileName() + ".rejected.csv");
    }

    private Writer writer() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return CopyWriter.suits(connection) ? CopyWriter.open(database) : new BatchWriter(database);
        }
    }

    /** From the last committed place to the end. */
    private final class Pass {

        private final Source source;
        private final UUID file;
        private final Writer writer;
        private final Rejects rejects;
        private final ExecutorService cores;
        private final Watcher watcher;
        private final LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        private final Seen seen = new Seen();
        private final MessageDigest content = sha256();
        private final Queue<CompletableFuture<Chunk>> ahead = new ArrayDeque<>();
        private long bytesAhead;
        private CompletableFuture<Chunk> claimed = CompletableFuture.completedFuture(null);
        private Tally tally;
        private Map<UUID, UUID> few;
        private int rowsAtATime;
        private long committedLine;
        private long committedClues;
        private long committedAt = System.nanoTime();

        Pass(Source source, UUID file, Writer writer, Rejects rejects, ExecutorService cores, Watcher watcher) {
            this.source = source;
            this.file = file;
            this.writer = writer;
            this.rejects = rejects;
            this.cores = cores;
            this.watcher = watcher;
        }

        Tally run() throws IOException, SQLException {
            tally = writer.committed(file);
            committedLine = tally.line();
            few = compare.few();
            boolean fewOnFile = few != null && source.size() >= (long) few.size() * SMALL_AGAINST;
            writer.expect(fewOnFile, committedLine > 0);
            rowsAtATime = writer.rowsAtATime(settings.rowsAtATime());
            committedClues = tally.clues();
            rejects.cutTo(tally.rejectsLength());
            watcher.begins(source.file(), source.size(), tally);
            try (Lines lines = source.lines(content)) {
                for (Chunk chunk = next(lines); chunk != null; chunk = next(lines)) {
                    begin(chunk);
                    while (bytesAhead > BYTES_AHEAD) {
                        end(ahead.remove());
                    }
                }
                while (!ahead.isEmpty()) {
                    end(ahead.remove());
                }
            } finally {
                ahead.forEach(chunk -> chunk.cancel(false));
            }
            commit();
            writer.finish(file, hash(content));
            return tally;
        }

        /** What has been committed and what has not are never in one chunk. */
        private Chunk next(Lines lines) throws IOException {
            List<Line> some = new ArrayList<>(CHUNK_LINES);
            int bytes = 0;
            while (some.size() < CHUNK_LINES && bytes < CHUNK_BYTES) {
                Line line = lines.next();
                if (line == null) {
                    break;
                }
                some.add(line);
                bytes += LINE_OVERHEAD + line.bytes().length;
                if (line.number() == committedLine) {
                    break;
                }
            }
            return some.isEmpty() ? null : new Chunk(some, bytes, lines.bytesRead());
        }

        private void begin(Chunk chunk) {
            bytesAhead += chunk.bytes;
            CompletableFuture<Chunk> read = CompletableFuture.supplyAsync(() -> read(chunk), cores);
            claimed = claimed.thenCombine(read, (before, next) -> claim(next));
            ahead.add(claimed.thenApplyAsync(this::prepare, cores));
        }

        private Chunk read(Chunk chunk) {
            for (Line line : chunk.lines) {
                if (line.isBlank()) {
                    continue;
                }
                try {
                    chunk.told.add(compare.told(source.read(line, today)));
                    chunk.toldBy.add(line);
                } catch (BrokenAccount broken) {
                    chunk.rejects.add(new Reject(line, broken.fields()));
                }
            }
            return chunk;
        }

        /** Called in the order of the file. */
        private Chunk claim(Chunk chunk) {
            List<Told> first = new ArrayList<>(chunk.told.size());
            try {
                for (int i = 0; i < chunk.told.size(); i++) {
                    Told told = chunk.told.get(i);
                    if (seen.add(told.account().accountId().value())) {
                        first.add(told);
                    } else {
                        chunk.rejects.add(
                                new Reject(chunk.toldBy.get(i), List.of(new BrokenField("accountId", "duplicate"))));
                    }
                }
            } catch (IOException noRoom) {
                throw new UncheckedIOException(noRoom);
            }
            chunk.told = first;
            return chunk;
        }

        private Chunk prepare(Chunk chunk) {
            if (chunk.lastLine() > committedLine) {
                List<Change> changes = compare.changes(chunk.told, few);
                chunk.prepared = writer.prepare(changes);
                chunk.tally = chunk.tallied(changes);
            }
            chunk.lines = null;
            chunk.told = null;
            chunk.toldBy = null;
            return chunk;
        }

        private void end(CompletableFuture<Chunk> ready) throws IOException, SQLException {
            Chunk chunk = join(ready);
            bytesAhead -= chunk.bytes;
            if (chunk.prepared != null) {
                writer.write(chunk.prepared);
                for (Reject reject : chunk.rejectsInOrder()) {
                    rejects.add(reject);
                }
                tally = tally.plus(chunk.tally);
                if (tally.clues() - committedClues >= rowsAtATime
                        || System.nanoTime() - committedAt >= COMMIT_AFTER.toNanos()) {
                    commit();
                }
            }
            watcher.reaches(chunk.bytesRead, tally);
        }

        private Chunk join(CompletableFuture<Chunk> ready) throws IOException {
            try {
                return ready.join();
            } catch (CompletionException failed) {
                if (failed.getCause() instanceof UncheckedIOException io) {
                    throw io.getCause();
                }
                if (failed.getCause() instanceof RuntimeException broken) {
                    throw broken;
                }
                throw failed;
            }
        }

        private void commit() throws IOException, SQLException {
            tally = tally.plus(new Tally(0, 0, 0, 0, 0, 0, rejects.safe()));
            writer.commit(file, tally);
            committedClues = tally.clues();
            committedAt = System.nanoTime();
        }
    }

    /** Some lines on their way. */
    private static final class Chunk {

        private final long lastLine;
        private final int bytes;
        private final long bytesRead;
        private final List<Reject> rejects = new ArrayList<>();
        private List<Line> lines;
        private List<Told> told = new ArrayList<>();
        private List<Line> toldBy = new ArrayList<>();
        private Writer.Prepared prepared;
        private Tally tally;

        Chunk(List<Line> lines, int bytes, long bytesRead) {
            this.lines = lines;
            this.lastLine = lines.get(lines.size() - 1).number();
            this.bytes = bytes;
            this.bytesRead = bytesRead;
        }

        long lastLine() {
            return lastLine;
        }

        Tally tallied(List<Change> changes) {
            long added = changes.stream().filter(Change::isNew).count();
            long clues =
                    changes.stream().mapToLong(change -> change.added().size()).sum();
            return new Tally(
                    lastLine, added, changes.size() - added, told.size() - changes.size(), rejects.size(), clues, 0);
        }

        List<Reject> rejectsInOrder() {
            rejects.sort(comparingLong(reject -> reject.line().number()));
            return rejects;
        }
    }
}
