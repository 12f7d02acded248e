package dev.regain.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of ours, as they are drawn. */
public final class DrawnProcesses {

    private DrawnProcesses() {}

    /** In the order of their names. */
    public static List<Path> files() {
        try (Stream<Path> diagrams = Files.list(Path.of("bpmn"))) {
            return diagrams.filter(file -> file.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
