package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.InTray;
import dev.regain.casefile.NotTaken;
import dev.regain.casefile.TrayFile;
import dev.regain.story.Applicant.Attached;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever somebody uploads: a clear answer, no error of ours, and nothing lost of what was good. */
@Story
class BadFilesTest {

    private static final int MB = 1 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Stage stage;
    private final InTray tray;
    private final CaseFiles files;
    private final JdbcTemplate database;
    private final ObjectMapper json;
    private Applicant ana;

    BadFilesTest(
            @Autowired Stage stage,
            @Autowired InTray tray,
            @Autowired CaseFiles files,
            @Autowired JdbcTemplate database,
            @Autowired ObjectMapper json) {
        this.stage = stage;
        this.tray = tray;
        this.files = files;
        this.database = database;
        this.json = json;
    }

    @BeforeEach
    void enter() {
        ana = stage.withPapers(Locale.ENGLISH);
    }

    @AfterEach
    void leave() {
        files.forget(caseId());
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                arguments("an empty one", "licence.pdf", new byte[0], "empty"),
                arguments("one of 11 MB", "licence.jpg", Papers.photoOf(11 * MB), "too-large"),
                arguments("one byte too much", "licence.jpg", Papers.photoOf(10 * MB + 1), "too-large"),
                arguments("a text that is called a PDF", "licence.pdf", "a licence".getBytes(), "type"),
                arguments("a page that is called a photo", "licence.jpg", "<html><script>".getBytes(), "type"),
                arguments("a Word document of 100 MB inside", "licence.docx", Papers.wordBomb(100 * MB), "type"),
                arguments("an archive that is called a PDF", "licence.pdf", Papers.zip("a", new byte[9]), "type"),
                arguments("malware", "licence.pdf", Papers.EICAR, "type"),
                arguments("malware in an archive", "licence.png", Papers.zip("a.com", Papers.EICAR), "type"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("badFiles")
    void a_bad_file_is_refused_at_once_and_the_good_one_stays(String what, String name, byte[] content, String rule)
            throws IOException {
        assertThat(ana.uploads("supporting", "receipt.png", Papers.screenshot()).statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused = ana.uploads("businessLicence", name, content);
        assertThat(refused.statusCode()).isEqualTo(422);
        JsonNode complaint = json.readTree(refused.body());
        assertThat(complaint.get("rule").asText()).isEqualTo(rule);
        assertThat(complaint.get("text").asText()).hasSizeGreaterThan(30);

        ana.sendsWith(List.of(new Attached("businessLicence", name, content)), "handlerName", "王建国")
                .isTold("businessLicence", rule);
        assertThat(ana.status()).isEqualTo(422);
        assertThat(ana.page().select("[data-file] .name").eachText()).containsExactly("receipt.png");
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void of_eleven_files_ten_are_kept() {
        List<Attached> eleven = new ArrayList<>();
        for (int file = 0; file < 11; file++) {
            eleven.add(new Attached("supporting", "receipt-" + file + ".pdf", Papers.letter("receipt " + file)));
        }
        ana.sendsWith(eleven, "handlerName", "王建国").isTold("supporting", "too-many");
        assertThat(tray.files(caseId())).hasSize(10);
        assertThat(rows()).isEqualTo(10);
    }

    @Test
    void of_fifty_megabytes_forty_are_kept() throws IOException {
        for (int file = 0; file < 4; file++) {
            byte[] large = Papers.both(Papers.photoOf(9 * MB), new byte[file]);
            assertThat(ana.uploads("supporting", "large-" + file + ".jpg", large)
                            .statusCode())
                    .isEqualTo(200);
        }
        HttpResponse<String> refused = ana.uploads("supporting", "larger.jpg", Papers.photoOf(9 * MB + 5));
        assertThat(json.readTree(refused.body()).get("rule").asText()).isEqualTo("too-large-in-all");
        assertThat(tray.files(caseId())).hasSize(4);
        assertThat(rows()).isEqualTo(4);
    }

    @Test
    void names_are_shown_and_do_nothing() {
        String long300 = "年".repeat(296) + ".png";
        List<String> names = List.of(
                "../../etc/passwd.png",
                "..\\..\\windows\\licence.png",
                long300,
                "\u202Egnp.exe\u202C.png",
                "执照👨‍👩‍👧.png",
                "<script>alert(1)</script>.png",
                "a\"b'c;d.png");
        List<Attached> all = new ArrayList<>();
        for (int file = 0; file < names.size(); file++) {
            all.add(new Attached("supporting", names.get(file), Papers.both(Papers.screenshot(), new byte[file])));
        }
        ana.sendsWith(all, "handlerName", "1");
        assertThat(ana.page().select("[data-file] bdi.name").eachText())
                .containsExactlyInAnyOrder(
                        "passwd.png",
                        "licence.png",
                        long300.substring(0, 255),
                        "gnp.exe.png",
                        "执照👨‍👩‍👧.png",
                        "script>.png",
                        "a%22b'c;d.png");
        assertThat(ana.page().select("script:not([src])")).isEmpty();
    }

    @Test
    void a_connection_that_is_cut_leaves_nothing_and_what_was_there_stays() throws Exception {
        ana.uploads("supporting", "receipt.png", Papers.screenshot());
        byte[] photo = Papers.photoOf(5 * MB);
        URI address = URI.create(stage.address());
        try (Socket phone = new Socket(address.getHost(), address.getPort())) {
            OutputStream to = phone.getOutputStream();
            String fields = part("_csrf", ana.page().select("[name=_csrf]").val())
                    + part("task", ana.page().select("[name=task]").val());
            to.write(("POST /case/files HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
                            + "Cookie: " + ana.cookies() + "\r\nContent-Length: " + (photo.length + 4000)
                            + "\r\n\r\n" + fields
                            + "--b\r\nContent-Disposition: form-data; name=\"businessLicence\"; filename=\"l.jpg\"\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            to.write(photo, 0, 3 * MB);
            to.flush();
            awaits(2);
        }
        awaits(1);
        assertThat(tray.files(caseId())).extracting(TrayFile::name).containsExactly("receipt.png");
        assertThat(database.queryForObject("select count(*) from tray_file where not complete", Integer.class))
                .isZero();
        assertThat(ana.uploads("businessLicence", "licence.jpg", photo).statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_same_file_sent_twice_is_one() throws Exception {
        byte[] photo = Papers.photo();
        String first = ana.uploads("supporting", "receipt.jpg", photo).body();
        String second = ana.uploads("supporting", "receipt.jpg", photo).body();
        assertThat(json.readTree(second).get("id"))
                .isEqualTo(json.readTree(first).get("id"));
        List<Applicant> tabs = List.of(ana.tab(), ana.tab(), ana.tab(), ana.tab());
        Crowd.atOnce(4, tab -> () -> tabs.get(tab).uploads("businessLicence", "licence.jpg", photo));
        assertThat(tray.files(caseId())).hasSize(2);
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void a_file_that_comes_after_its_page_was_sent_is_not_slipped_in() {
        ByteArrayInputStream photo = new ByteArrayInputStream(Papers.photo());
        assertThatThrownBy(() -> tray.receive(caseId(), "supporting", "late.jpg", photo, () -> false))
                .isInstanceOfSatisfying(
                        NotTaken.class, late -> assertThat(late.rule()).isEqualTo("closed"));
        assertThat(rows()).isZero();
    }

    @Test
    void a_new_file_takes_the_place_of_the_one_before() {
        ana.uploads("businessLicence", "licence.jpg", Papers.photo());
        ana.uploads("businessLicence", "better.png", Papers.screenshot());
        assertThat(tray.files(caseId())).extracting(TrayFile::name).containsExactly("better.png");
        ana.uploads("businessLicence", "bad.png", new byte[9]);
        assertThat(tray.files(caseId())).extracting(TrayFile::name).containsExactly("better.png");
    }

    @Test
    void nobody_sends_a_file_where_none_is_asked_for() {
        assertThat(ana.uploads("handlerIdFront", "front.jpg", Papers.photo()).statusCode())
                .isEqualTo(400);
        Applicant stranger = stage.applicant().opens("/account/recover?type=1");
        assertThat(stranger.uploads("businessLicence", "licence.jpg", Papers.photo())
                        .statusCode())
                .isEqualTo(403);
        Applicant late = ana.tab();
        ana.sendsWith(List.of(new Attached("businessLicence", "licence.jpg", Papers.photo())), "handlerName", "王建国")
                .sees("papers-taken");
        assertThat(late.uploads("businessLicence", "licence.jpg", Papers.photo())
                        .statusCode())
                .isEqualTo(409);
        assertThat(late.postWith(List.of(new Attached("businessLicence", "l.jpg", Papers.photoOf(3 * MB))))
                        .statusCode())
                .isEqualTo(303);
        assertThat(rows()).isZero();
    }

    private static String part(String name, String value) {
        return "--b\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }

    private void awaits(int rows) {
        Instant end = Instant.now().plus(PATIENCE);
        while (rows() != rows) {
            assertThat(Instant.now()).as("patience").isBefore(end);
            Thread.onSpinWait();
        }
    }

    /** With the halves of files. */
    private int rows() {
        return database.queryForObject(
                "select count(*) from tray_file where case_id = ?", Integer.class, caseId().value());
    }

    private CaseId caseId() {
        return stage.caseOf(ana.secret());
    }
}
