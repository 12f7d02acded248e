package dev.regain.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the machine has for a browser test, and how a machine that lacks it gets it. */
final class Machine {

    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");

    private final Map<String, String> environment;

    Machine(Map<String, String> environment) {
        this.environment = environment;
    }

    /** The browser that {@code CHROMIUM} names, or the first one on the path, installed where that is possible. */
    Optional<Path> chromium() {
        String named = environment.get("CHROMIUM");
        if (named != null) {
            if (!Files.isExecutable(Path.of(named))) {
                throw new IllegalStateException("CHROMIUM is " + named + ", which is no program: correct or unset it");
            }
            return Optional.of(Path.of(named));
        }
        if (installed().isEmpty() && canInstall()) {
            install("chromium", "fonts-noto-cjk");
        }
        return installed();
    }

    private Optional<Path> installed() {
        return BROWSERS.stream().flatMap(name -> onPath(name).stream()).findFirst();
    }

    /** Without them Chinese is boxes, and a page is measured and pictured wrong. */
    void needChineseFonts() {
        if (!isLinux() || hasChineseFonts()) {
            return;
        }
        if (canInstall()) {
            install("fontconfig", "fonts-noto-cjk");
        }
        if (!hasChineseFonts()) {
            throw new IllegalStateException("Browser tests need Chinese fonts: install fontconfig and fonts-noto-cjk");
        }
    }

    private boolean hasChineseFonts() {
        return onPath("fc-list")
                .map(list -> !outputOf(list.toString(), ":lang=zh", "family").isBlank())
                .orElse(false);
    }

    private boolean canInstall() {
        return isLinux()
                && "root".equals(System.getProperty("user.name"))
                && onPath("apt-get").isPresent();
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }

    private static void install(String... packages) {
        System.out.println("Installing " + String.join(" ", packages) + " with apt-get, for the browser tests");
        run("apt-get", "-qq", "update");
        run(Stream.concat(
                        Stream.of("apt-get", "-qq", "-y", "--no-install-recommends", "install"),
                        Arrays.stream(packages))
                .toArray(String[]::new));
    }

    private Optional<Path> onPath(String program) {
        return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void run(String... command) {
        ProcessBuilder process =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("DEBIAN_FRONTEND", "noninteractive");
        try {
            Process running = process.start();
            if (!running.waitFor(10, TimeUnit.MINUTES)) {
                running.destroy();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static String outputOf(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return new String(process.getInputStream().readAllBytes());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
