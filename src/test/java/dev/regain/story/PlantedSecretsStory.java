package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.story.Applicant.Attached;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * [S19] What people type, are told and hand in is found nowhere, however it is written. The canary looks after each story for the
 * plain words; this is thorough, and takes its time once.
 */
@Story
class PlantedSecretsStory {

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final int A_PIECE = 24;

    private final Instant begun = Instant.now();
    private final Stage stage;
    private final ApplicationContext product;
    private final JdbcTemplate database;

    PlantedSecretsStory(
            @Autowired Stage stage, @Autowired ApplicationContext product, @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.product = product;
        this.database = database;
    }

    @Test
    void what_is_typed_told_and_handed_in_is_found_nowhere() throws Exception {
        String phone = "+861366619%04d".formatted(ThreadLocalRandom.current().nextInt(10_000));
        String email = "planted-%s@example.com".formatted(phone.substring(9));
        String name = "孙" + somebody() + somebody();
        byte[] mark = noise();
        byte[] licence = Papers.marked(Papers.photo(), mark);
        Appellant handler = new Appellant(stage, phone);
        String first = handler.submitsWith(
                "active",
                List.of(
                        new Attached("businessLicence", "planted-licence-" + phone.substring(9) + ".jpg", licence),
                        new Attached("authorisationLetter", "委托书-" + phone.substring(9) + ".pdf", Papers.withPages(1)),
                        new Attached("handlerIdFront", "planted-front.jpg", Papers.photo()),
                        new Attached("handlerIdBack", "planted-back.png", Papers.screenshot())));
        Appellant legalPerson = new Appellant(stage, phone.replace("19", "29"));
        String second = legalPerson.submits(email);
        Applicant person = stage.applicant().begins(6, "name", name, "idNumber", legalPerson.idNumber());
        stage.letWorkEnd(person.secret());
        stage.letWorkEnd(handler.browser().secret());
        stage.letWorkEnd(legalPerson.browser().secret());

        List<String> texts = new ArrayList<>(List.of(
                phone.substring(3),
                email,
                handler.enterprise(),
                handler.creditCode(),
                handler.idNumber(),
                legalPerson.enterprise(),
                name,
                legalPerson.idNumber(),
                person.secret(),
                first,
                second,
                first.replace("-", ""),
                handler.browser().secret(),
                legalPerson.browser().secret(),
                "planted-licence-" + phone.substring(9),
                "委托书-" + phone.substring(9)));
        List<String> codes = new ArrayList<>();
        for (String address : List.of(phone, phone.replace("19", "29"), email)) {
            for (JsonNode message : stage.phones().messagesTo(address)) {
                TOKEN.matcher(message.get("text").asText())
                        .results()
                        .map(MatchResult::group)
                        .forEach(texts::add);
                if (!message.get("code").isNull()) {
                    codes.add(message.get("code").asText());
                }
            }
        }
        assertThat(codes).hasSizeGreaterThan(1);

        Sweep sweep = new Sweep(product, texts, List.of(mark), codes, begun);
        assertThat(sweep.everywhere()).isEmpty();
        assertThat(sweep.looked(Sweep.TABLES)).isGreaterThan(100_000);
        assertThat(sweep.looked(Sweep.DUMP)).isGreaterThan(100_000);
        assertThat(sweep.looked(Sweep.OBJECTS)).isGreaterThan(licence.length);
        assertThat(sweep.looked(Sweep.LOG)).isPositive();
    }

    /** A name like no other, so that what others keep meanwhile on the same machine is not taken for it. */
    private static String somebody() {
        return Character.toString(ThreadLocalRandom.current().nextInt(0x4e00, 0x9fa0));
    }

    private static byte[] noise() {
        byte[] noise = new byte[A_PIECE];
        ThreadLocalRandom.current().nextBytes(noise);
        return noise;
    }

    /** Otherwise nothing above would say anything. */
    @Test
    void each_way_to_write_a_secret_is_found_in_each_place() throws Exception {
        String secret = "种" + UUID.randomUUID() + "下";
        byte[] content = noise();
        String code = "%06d".formatted(ThreadLocalRandom.current().nextInt(1_000_000));
        Map<String, byte[]> ways = Disguises.of(secret);
        Path object = Path.of(product.getEnvironment().getRequiredProperty("regain.outside.storage.folder"))
                .resolve("planted");
        Path temporary = Files.createTempFile("planted", ".tmp");
        database.execute("create table planted_leak (words varchar(4000), bytes bytea)");
        try {
            for (Map.Entry<String, byte[]> way : ways.entrySet()) {
                database.update("insert into planted_leak (bytes) values (?)", (Object) around(way.getValue()));
                String words = new String(way.getValue(), StandardCharsets.UTF_8);
                if (words.chars().allMatch(letter -> letter >= ' ' && letter != '\ufffd')) {
                    LoggerFactory.getLogger(PlantedSecretsStory.class).warn("Planted {}", words);
                }
            }
            database.update("insert into planted_leak (words, bytes) values (?, ?)", "it is " + code + ".", content);
            LoggerFactory.getLogger(PlantedSecretsStory.class).warn("Planted code {}", code);
            byte[] all = ways.values().stream().reduce(content, (some, way) -> Papers.both(some, around(way)));
            Files.write(Files.createDirectories(object.getParent()).resolve(object.getFileName()), all);
            Files.write(temporary, all);

            Map<String, Set<String>> found =
                    new Sweep(product, List.of(secret), List.of(content), List.of(code), begun).everywhere();
            for (String where : List.of(Sweep.TABLES, Sweep.OBJECTS, Sweep.TEMPORARY)) {
                for (String way : ways.keySet()) {
                    isFound(found, where, secret + " as " + way);
                }
                isFound(found, where, "a document as bytes");
            }
            isFound(found, Sweep.DUMP, secret + " as UTF-8 in hex");
            isFound(found, Sweep.DUMP, secret + " as GBK in hex");
            isFound(found, Sweep.LOG, secret + " as UTF-8 in Base64, 2 bytes in");
            isFound(found, Sweep.LOG, secret + " as UTF-8 in percents");
            isFound(found, Sweep.LOG, secret + " as JSON");
            isFound(found, Sweep.LOG, secret + " as UTF-8");
            isFound(found, Sweep.TABLES, code + " in ");
            isFound(found, Sweep.LOG, code + " in ");
        } finally {
            database.execute("drop table planted_leak");
            Files.deleteIfExists(object);
            Files.delete(temporary);
        }
    }

    private static byte[] around(byte[] way) {
        return Papers.both(
                Papers.both(" ".getBytes(StandardCharsets.UTF_8), way), "\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void isFound(Map<String, Set<String>> found, String where, String what) {
        assertThat(found.getOrDefault(where, Set.of()))
                .as("%s, %s", where, what)
                .anyMatch(one -> one.startsWith(what));
    }
}
