package dev.regain.house;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages' texts, Chinese in {@code x.properties} and English in {@code x_en.properties}, and what is wrong with them. */
final class Words {

    private static final String ENGLISH = "_en.properties";
    private static final String CHINESE = ".properties";
    private static final Pattern QUOTED = Pattern.compile("''|'[^']*(?:'|$)");
    private static final Pattern ARGUMENT = Pattern.compile("\\{\\s*(\\d+)");
    private static final Pattern KEY = Pattern.compile("#\\{\\s*([A-Za-z0-9_.-]+)\\s*[(}]");

    private final Path forms;

    Words(Path forms) {
        this.forms = forms;
    }

    Set<String> bundles() {
        return files(CHINESE).stream()
                .map(file -> file.endsWith(ENGLISH) ? without(file, ENGLISH) : without(file, CHINESE))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    List<String> complaintsAbout(String bundle) {
        Map<String, String> chinese = texts(bundle + CHINESE);
        Map<String, String> english = texts(bundle + ENGLISH);
        List<String> complaints = new ArrayList<>();
        Set<String> keys = new TreeSet<>(chinese.keySet());
        keys.addAll(english.keySet());
        for (String key : keys) {
            if (!chinese.containsKey(key)) {
                complaints.add("%s is missing in %s%s".formatted(key, bundle, CHINESE));
            } else if (!english.containsKey(key)) {
                complaints.add("%s is missing in %s%s".formatted(key, bundle, ENGLISH));
            } else if (chinese.get(key).isBlank() || english.get(key).isBlank()) {
                complaints.add("%s is empty".formatted(key));
            } else if (!arguments(chinese.get(key)).equals(arguments(english.get(key)))) {
                complaints.add(
                        "%s takes the arguments %s in Chinese, %s in English (an apostrophe before an argument is written twice)"
                                .formatted(key, arguments(chinese.get(key)), arguments(english.get(key))));
            }
        }
        return complaints;
    }

    Set<String> keysOf(String bundle) {
        return texts(bundle + CHINESE).keySet();
    }

    Set<String> pages() {
        return files(".html");
    }

    List<String> complaintsAboutPage(String page) {
        Set<String> known = keys();
        return KEY.matcher(read(page))
                .results()
                .map(result -> result.group(1))
                .distinct()
                .filter(key -> !known.contains(key))
                .map(key -> "%s says #{%s}, which is in no bundle below %s".formatted(page, key, forms))
                .toList();
    }

    /** @param paths the paths' pages, such as {@code recover-by-phone} */
    List<String> complaintsAboutPaths(Collection<String> paths) {
        Set<String> known = keys();
        return paths.stream()
                .flatMap(path -> Stream.of(path + ".tab", path + ".needs", path + ".title"))
                .filter(key -> !known.contains(key))
                .map(key -> "%s is in no bundle below %s: the entry page shows it".formatted(key, forms))
                .toList();
    }

    private Set<String> keys() {
        return files(CHINESE).stream()
                .flatMap(file -> texts(file).keySet().stream())
                .collect(Collectors.toSet());
    }

    private static Set<Integer> arguments(String text) {
        Matcher unquoted = ARGUMENT.matcher(QUOTED.matcher(text).replaceAll(""));
        return unquoted.results()
                .map((MatchResult result) -> Integer.valueOf(result.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Map<String, String> texts(String bundle) {
        Properties properties = new Properties();
        if (Files.exists(forms.resolve(bundle))) {
            try (Reader text = Files.newBufferedReader(forms.resolve(bundle))) {
                properties.load(text);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private String read(String file) {
        try {
            return Files.readString(forms.resolve(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Set<String> files(String ending) {
        if (Files.notExists(forms)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(forms)) {
            return files.map(file -> forms.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(ending))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String without(String file, String ending) {
        return file.substring(0, file.length() - ending.length());
    }
}
