package dev.regain.documents;

import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a document's objects are called in the store: they follow from the file, so that they are found without being listed. */
final class ObjectNames {

    private ObjectNames() {}

    static String original(UUID file) {
        return file + "/original";
    }

    /** @param page from 1 */
    static String page(UUID file, int page) {
        return file + "/page-" + page + ".png";
    }

    static Stream<String> all(UUID file, int pages) {
        return Stream.concat(
                Stream.of(original(file)), IntStream.rangeClosed(1, pages).mapToObj(page -> page(file, page)));
    }
}
