package dev.regain.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** A provider's text under a name that no page has is read by nobody; one in one language alone is read by the others, too. */
@Component
class CheckProvidersTexts {

    private static final Logger LOG = LoggerFactory.getLogger(CheckProvidersTexts.class);

    private final BrandSettings brand;
    private final ResourcePatternResolver resources;
    private final String sources;

    CheckProvidersTexts(
            BrandSettings brand, ResourcePatternResolver resources, @Value("${regain.sources}") String sources) {
        this.brand = brand;
        this.resources = resources;
        this.sources = sources;
    }

    @EventListener(ApplicationReadyEvent.class)
    void check() throws IOException {
        Set<String> chinese = names(Path.of(brand.texts() + ".properties"));
        Set<String> english = names(Path.of(brand.texts() + "_en.properties"));
        Set<String> both = union(chinese, english);
        if (both.isEmpty()) {
            return;
        }
        Set<String> ours = new TreeSet<>();
        for (Resource words : resources.getResources(sources + "forms/**/*.properties")) {
            ours.addAll(names(words));
        }
        tell("No page has the texts {}: see {}", without(both, ours));
        tell(
                "The texts {} are in one language only: see {}",
                union(without(chinese, english), without(english, chinese)));
    }

    private void tell(String what, Set<String> texts) {
        if (!texts.isEmpty()) {
            LOG.warn(what, texts, brand.folder());
        }
    }

    private static Set<String> names(Path texts) throws IOException {
        return Files.isRegularFile(texts) ? names(new FileSystemResource(texts)) : Set.of();
    }

    private static Set<String> names(Resource texts) throws IOException {
        Properties read = new Properties();
        try (Reader characters = new InputStreamReader(texts.getInputStream(), StandardCharsets.UTF_8)) {
            read.load(characters);
        }
        return read.stringPropertyNames();
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    private static Set<String> without(Set<String> some, Set<String> others) {
        Set<String> left = new TreeSet<>(some);
        left.removeAll(others);
        return left;
    }
}
