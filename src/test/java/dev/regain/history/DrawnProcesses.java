package dev.regain.history;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The processes of ours, as they are drawn. */
final class DrawnProcesses {

    private DrawnProcesses() {}

    static List<Path> files() {
        try (Stream<Path> diagrams = Files.list(Path.of("bpmn"))) {
            return diagrams.filter(file -> file.toString().endsWith(".bpmn")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
