package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.outside.sms.Message.Template;
import dev.regain.outside.tencent.FakeTencent;
import dev.regain.outside.tencent.FakeTencent.Question;
import dev.regain.outside.tencent.FakeTencent.Trouble;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The product with Tencent Cloud behind it and without a sandbox, as people meet it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:real-parts;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1",
            "regain.home=target/real-parts",
            "camunda.bpm.process-engine-name=realParts",
            "camunda.bpm.job-execution.wait-time-in-millis=200",
            "camunda.bpm.job-execution.max-wait=200",
            "camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=PT2S,PT2S,PT2S,PT2S",
            "regain.ratelimit.free-by-address=1000",
            "regain.outside.directory.import=docs/samples/directory.ndjson",
            "regain.proof.face-look-every=300ms",
            "regain.proof.public-address=https://recover.example.com",
            "regain.outside.sms.by=tencent",
            "regain.outside.mail.by=smtp",
            "regain.outside.mail.smtp.host=127.0.0.1",
            "regain.outside.mail.smtp.from=no-reply@recover.example.com",
            "regain.outside.faces.by=tencent",
            "regain.outside.faces.tencent.rule-id=1",
            "regain.outside.tencent.secret-id=" + FakeTencent.SECRET_ID,
            "regain.outside.tencent.secret-key=" + FakeTencent.SECRET_KEY,
            "regain.outside.tencent.answer-within=1s",
            "regain.outside.sms.tencent.app-id=1400006666",
            "regain.outside.sms.tencent.mainland.sign-name=账号找回"
        })
@Import(Stage.class)
class RealPartsTest {

    private static final String ACCOUNT = "100056780001";
    private static final String PHONE = "+8613800560001";
    private static final String PERSON = "林深";
    private static final String ID_NUMBER = "11010519491231002X";
    private static final String RESULT = "GetDetectInfoEnhanced";
    private static final String NOTHING_YET = "{\"Text\":{\"ErrCode\":null},\"RequestId\":\"a\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final FakeTencent TENCENT = started();

    private final Stage stage;
    private final JdbcTemplate database;
    private Applicant ana;

    RealPartsTest(@Autowired Stage stage, @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.database = database;
    }

    private static FakeTencent started() {
        try {
            return new FakeTencent(Map.of("SendSms", "2021-01-11", "DetectAuth", "2018-03-01", RESULT, "2018-03-01"));
        } catch (IOException cannot) {
            throw new IllegalStateException(cannot);
        }
    }

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry settings) {
        settings.add("regain.outside.sms.tencent.endpoint", TENCENT::address);
        settings.add("regain.outside.faces.tencent.endpoint", TENCENT::address);
        for (Template kind : Template.values()) {
            String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
            settings.add("regain.outside.sms.tencent.mainland.templates." + name + ".zh", () -> name);
        }
    }

    @AfterAll
    static void leave() {
        TENCENT.close();
    }

    @BeforeEach
    void everybodyIsThere() {
        TENCENT.isIn(Trouble.NONE);
        TENCENT.asked().clear();
        TENCENT.answers("SendSms", "{\"SendStatusSet\":[{\"Code\":\"Ok\"}],\"RequestId\":\"a\"}");
        TENCENT.answers(
                "DetectAuth",
                question -> TENCENT.read("{\"Url\":\"https://faceid.qq.com/api?token=1\",\"BizToken\":\"B-"
                        + System.nanoTime() + "\",\"RequestId\":\"a\"}"));
        TENCENT.answers(RESULT, NOTHING_YET);
        ana = stage.applicant();
    }

    @Test
    void the_message_goes_out_by_the_provider_and_its_code_shows_the_account() {
        ana.begins(1, "phone", PHONE).sees("message-sent");
        JsonNode message = asked("SendSms").get(0).body();
        assertThat(message.path("PhoneNumberSet").get(0).asText()).isEqualTo(PHONE);
        assertThat(message.path("TemplateId").asText()).isEqualTo("account-information");
        String code = message.path("TemplateParamSet").get(1).asText();
        ana.answers("message-sent", "smsCode", code).sees("account-found");
        assertThat(ana.accounts()).containsExactly(ACCOUNT);
    }

    @Test
    void a_message_that_the_provider_did_not_take_is_tried_again() {
        TENCENT.refuses("SendSms", "LimitExceeded.PhoneNumberThirtySecondLimit");
        ana.begins(1, "phone", PHONE).sees("message-sent");
        asked("SendSms");
        TENCENT.answers("SendSms", "{\"SendStatusSet\":[{\"Code\":\"Ok\"}],\"RequestId\":\"a\"}");
        await().atMost(PATIENCE).until(() -> count("SendSms") == 2);
        String code = asked("SendSms").get(1).body().at("/TemplateParamSet/1").asText();
        ana.answers("message-sent", "smsCode", code).sees("account-found");
    }

    @Test
    void the_page_goes_on_by_itself_although_the_phone_never_comes_back() throws Exception {
        String link = checksFace();
        HttpResponse<Void> phone = phone(link);
        assertThat(phone.statusCode()).isEqualTo(302);
        assertThat(phone.headers().firstValue("Location")).contains("https://faceid.qq.com/api?token=1");
        assertThat(asked("DetectAuth").get(0).body().path("RedirectUrl").asText())
                .isEqualTo("https://recover.example.com" + link + "/done");
        await().atMost(PATIENCE).until(() -> count(RESULT) >= 2);
        ana.opens("/case").sees("check-face");
        passes(PERSON, ID_NUMBER);
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly(ACCOUNT);
        ana.went("issueLink", "faceCheckEnded", "fetchFaceResult", "compareIdentity", "faceProven");
    }

    @Test
    void a_provider_that_is_away_or_slow_or_talks_nonsense_meanwhile_loses_nothing() throws Exception {
        phone(checksFace());
        passes(PERSON, ID_NUMBER);
        for (Trouble trouble : List.of(Trouble.UNAVAILABLE, Trouble.SLOW, Trouble.CUT, Trouble.NOTHING)) {
            TENCENT.isIn(trouble);
            Thread.sleep(1500);
            assertThat(ana.opens("/case").step()).isIn("check-face", "waiting");
        }
        TENCENT.isIn(Trouble.NONE);
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly(ACCOUNT);
    }

    @Test
    void a_redirect_that_is_forged_or_repeated_changes_nothing() throws Exception {
        String link = checksFace();
        assertThat(phone(link + "/done").statusCode()).isEqualTo(200);
        assertThat(phone("/f/somebodys-guess/done").statusCode()).isEqualTo(410);
        phone(link);
        for (int repeated = 0; repeated < 3; repeated++) {
            phone(link + "/done?BizToken=forged&ErrCode=0");
        }
        ana.waitsFor("check-face");
        assertThat(ana.accounts()).isEmpty();
        assertThat(asked("DetectAuth")).hasSize(1);
        String reference = asked(RESULT).get(0).body().path("BizToken").asText();
        assertThat(reference).startsWith("B-");

        passes(PERSON, ID_NUMBER);
        phone(link + "/done");
        phone(link + "/done");
        ana.waitsFor("account-found");
    }

    @Test
    void somebody_else_who_passes_is_shown_nothing() throws Exception {
        phone(checksFace());
        passes("李秀英", "440305198506142046");
        ana.waitsFor("not-confirmed");
        assertThat(ana.accounts()).isEmpty();
    }

    @Test
    void who_fails_may_try_again_on_the_providers_page_until_the_link_is_over_and_then_it_was_a_try() throws Exception {
        phone(checksFace());
        TENCENT.answers(RESULT, "{\"Text\":{\"ErrCode\":1004},\"RequestId\":\"a\"}");
        await().atMost(PATIENCE).until(() -> count(RESULT) >= 3);
        ana.opens("/case").sees("check-face");
        database.update("update face_check set good_until = current_timestamp where standing = 'OPEN'");
        ana.letsTimePass("timeOver");
        await().atMost(PATIENCE)
                .until(() -> ana.opens("/case").step().equals("check-face")
                        && ana.page().select("main").text().contains("2"));
        ana.went("timeOver", "fetchFaceResult", "areTriesLeft", "issueLink");
    }

    @Test
    void a_pass_of_long_ago_proves_nothing() throws Exception {
        phone(checksFace());
        database.update("update face_check set issued_at = dateadd('HOUR', -3, current_timestamp),"
                + " good_until = current_timestamp, next_look_at = null where standing = 'OPEN'");
        passes(PERSON, ID_NUMBER);
        ana.letsTimePass("timeOver").waitsFor("expired");
    }

    private String checksFace() {
        ana.begins(2, "accountId", ACCOUNT)
                .answers("choose-proof", "proof", "face")
                .answers("consent-to-face-check", "consent", "yes")
                .sees("check-face");
        return URI.create(ana.page().select("main a[href*=/f/]").attr("href")).getPath();
    }

    /** Whoever scanned the code, with a browser that shows where it would be led. */
    private HttpResponse<Void> phone(String path) throws Exception {
        return HttpClient.newBuilder()
                .followRedirects(Redirect.NEVER)
                .build()
                .send(HttpRequest.newBuilder(URI.create(stage.address() + path)).build(), BodyHandlers.discarding());
    }

    private static void passes(String name, String idNumber) {
        TENCENT.answers(
                RESULT,
                "{\"Text\":{\"ErrCode\":0,\"IdCard\":\"" + idNumber + "\",\"Name\":\"" + name
                        + "\"},\"RequestId\":\"a\"}");
    }

    private static List<Question> asked(String action) {
        await().atMost(PATIENCE).until(() -> count(action) > 0);
        return TENCENT.asked().stream()
                .filter(question -> question.action().equals(action))
                .toList();
    }

    private static long count(String action) {
        return TENCENT.asked().stream()
                .filter(question -> question.action().equals(action))
                .count();
    }
}
