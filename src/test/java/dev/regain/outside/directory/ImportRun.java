package dev.regain.outside.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The command {@code import} in a JVM of its own, with as little memory as the documents say is enough.
 *
 * @param told all that it printed
 * @param cluesASecond as it says itself: without the start of the JVM, with the making of the indexes
 * @param processor what the JVM took, its start included; as last seen
 */
public record ImportRun(int exit, String told, long cluesASecond, Duration processor) {

    public static final String HEAP = "-Xmx256m";

    private static final Pattern RATE = Pattern.compile("\\(([0-9,]+) clues/s\\)");

    /** @param settings of the product, {@code --name=value} */
    public static ImportRun of(Path file, List<String> settings) throws IOException, InterruptedException {
        return of(file, settings, List.of("-XX:+UseParallelGC"));
    }

    /** @param options of the JVM, besides those for its heap */
    public static ImportRun of(Path file, List<String> settings, List<String> options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), HEAP));
        command.addAll(options);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "dev.regain.Regain", "import", file.toString()));
        command.addAll(settings);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        StringBuilder told = new StringBuilder();
        Duration processor = Duration.ZERO;
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                processor = process.info().totalCpuDuration().orElse(processor);
                System.out.println(line);
                told.append(line).append('\n');
            }
        }
        return new ImportRun(process.waitFor(), told.toString(), rate(told), processor);
    }

    private static long rate(CharSequence told) {
        Matcher rate = RATE.matcher(told);
        return rate.find() ? Long.parseLong(rate.group(1).replace(",", "")) : 0;
    }
}
