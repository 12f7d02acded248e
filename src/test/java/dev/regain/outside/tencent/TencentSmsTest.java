package dev.regain.outside.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.FaultyLine.Fault;
import dev.regain.outside.NobodysCertificate;
import dev.regain.outside.sms.Message;
import dev.regain.outside.sms.Message.Template;
import dev.regain.outside.sms.SmsGateway;
import dev.regain.outside.sms.SmsGateway.NotHandedOver;
import dev.regain.outside.tencent.FakeTencent.Trouble;
import dev.regain.outside.tencent.TencentSmsSettings.Approved;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What Tencent Cloud is asked, and what becomes of each of its answers. */
@ExtendWith(OutputCaptureExtension.class)
class TencentSmsTest {

    private static final UUID KEY = UUID.fromString("7d2f0c7e-5c0c-4c5e-9d37-0f6c0f0e2b11");
    private static final String TAKEN = """
            {"SendStatusSet":[{"SerialNo":"5000:1045710669157053657849499619","PhoneNumber":"+8613800138000","Fee":1,
            "SessionContext":"","Code":"Ok","Message":"send success","IsoCode":"CN"}],"RequestId":"a0aabda6"}""";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private FakeTencent tencent;

    @BeforeEach
    void start() throws Exception {
        tencent = new FakeTencent(Map.of("SendSms", "2021-01-11"));
        tencent.answers("SendSms", TAKEN);
    }

    @AfterEach
    void stop() {
        tencent.close();
    }

    @Test
    void a_message_goes_out_signed_by_its_template_with_its_parameters_in_order() {
        sms().send(code("+8613800138000", Locale.SIMPLIFIED_CHINESE));
        assertThat(tencent.asked()).hasSize(1);
        assertThat(tencent.asked().get(0).region()).isEqualTo("ap-guangzhou");
        JsonNode question = tencent.asked().get(0).body();
        assertThat(question).isEqualTo(tencent.read("""
                {"PhoneNumberSet":["+8613800138000"],"SmsSdkAppId":"1400006666","TemplateId":"zh-contact-code",
                "SignName":"账号找回","TemplateParamSet":["427190","5"],
                "SessionContext":"7d2f0c7e-5c0c-4c5e-9d37-0f6c0f0e2b11"}"""));
    }

    @ParameterizedTest
    @CsvSource({"+8613800138000, en, en-contact-code", "+85251234567, zh, abroad", "+85251234567, en, abroad"})
    void the_template_is_that_of_the_language_and_of_where_the_number_is(String to, String language, String template) {
        sms().send(code(to, Locale.forLanguageTag(language)));
        JsonNode question = tencent.asked().get(0).body();
        assertThat(question.path("TemplateId").asText()).isEqualTo(template);
        assertThat(question.has("SignName")).isEqualTo(to.startsWith("+86"));
    }

    @Test
    void what_the_template_says_of_a_link_is_not_said_again() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("account", "0001");
        parameters.put("link", "https://recover.example.com/n/aBc");
        sms().send(new Message(
                KEY, new PhoneNumber("+8613800138000"), Template.ACCESS_APPROVED, parameters, Locale.ENGLISH));
        assertThat(tencent.asked().get(0).body().path("TemplateParamSet"))
                .extracting(JsonNode::asText)
                .containsExactly("0001", "n/aBc");
    }

    @Test
    void who_signs_with_another_key_is_refused() {
        assertThatThrownBy(() -> sms("another-key").send(code()))
                .isInstanceOf(NotHandedOver.class)
                .hasMessageContaining("AuthFailure.SignatureFailure");
        assertThat(tencent.asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LimitExceeded.PhoneNumberDailyLimit",
                "LimitExceeded.PhoneNumberThirtySecondLimit",
                "RequestLimitExceeded",
                "FailedOperation.InsufficientBalanceInSmsPackage",
                "FailedOperation.TemplateIncorrectOrUnapproved",
                "UnauthorizedOperation.SmsSdkAppIdVerifyFail",
                "InternalError.Timeout"
            })
    void what_passes_or_can_be_mended_is_to_be_tried_again(String code) {
        tencent.refuses("SendSms", code);
        assertThatItSays(catchThrowable(() -> sms().send(code())), code);
        tencent.answers("SendSms", TAKEN.replace("\"Ok\"", "\"" + code + "\""));
        assertThatItSays(catchThrowable(() -> sms().send(code())), code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FailedOperation.PhoneNumberInBlacklist",
                "InvalidParameterValue.IncorrectPhoneNumber",
                "UnsupportedOperation.UnsupportedRegion"
            })
    void what_is_the_numbers_own_fault_is_not_tried_again(String code, CapturedOutput output) {
        tencent.answers("SendSms", TAKEN.replace("\"Ok\"", "\"" + code + "\""));
        assertThatCode(() -> sms().send(code())).doesNotThrowAnyException();
        tencent.refuses("SendSms", code);
        assertThatCode(() -> sms().send(code())).doesNotThrowAnyException();
        assertThat(output).contains(code, "CONTACT_CODE").doesNotContain("13800138000", "427190");
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void whatever_else_comes_back_is_no_yes_and_nothing_is_asked_twice(Trouble trouble, CapturedOutput output) {
        tencent.isIn(trouble);
        Instant asked = Instant.now();
        Throwable failed = catchThrowable(() -> sms().send(code()));
        assertThat(Duration.between(asked, Instant.now())).isLessThan(FakeTencent.SLOWNESS);
        assertThat(failed).isInstanceOf(NotHandedOver.class);
        assertThat(trace(failed)).doesNotContain("13800138000", "427190", FakeTencent.SECRET_KEY);
        assertThat(output).doesNotContain("13800138000", "427190", FakeTencent.SECRET_KEY, "leaked");
        assertThat(tencent.asked()).hasSizeLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_line_that_fails_is_no_yes_and_is_not_waited_for(Fault fault) throws Exception {
        try (FaultyLine line = new FaultyLine(tencent.address().getPort())) {
            SmsGateway sms = sms(settings(URI.create("http://127.0.0.1:" + line.port()), mainland(), nowhere()));
            line.has(fault);
            Throwable failed = assertTimeoutPreemptively(PATIENCE, () -> catchThrowable(() -> sms.send(code())));
            assertThat(failed).isInstanceOf(NotHandedOver.class);
            assertThat(trace(failed)).doesNotContain("13800138000", "427190", FakeTencent.SECRET_KEY);
            assertThat(tencent.asked()).hasSizeLessThanOrEqualTo(1);
            line.has(null);
            sms.send(code());
        }
    }

    @Test
    void somebody_else_whose_certificate_does_not_fit_is_told_nothing(@TempDir Path folder) throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpsServer stranger = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.setHttpsConfigurator(new HttpsConfigurator(NobodysCertificate.in(folder)));
        stranger.createContext("/", exchange -> told.add(exchange.getRequestMethod()));
        stranger.start();
        try {
            URI endpoint =
                    URI.create("https://localhost:" + stranger.getAddress().getPort());
            Throwable failed = catchThrowable(
                    () -> sms(settings(endpoint, mainland(), nowhere())).send(code()));
            assertThat(failed).isInstanceOf(NotHandedOver.class).hasMessageContaining("SSL");
            assertThat(told).isEmpty();
        } finally {
            stranger.stop(0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void who_signs_by_a_clock_that_is_an_hour_off_is_refused_and_taken_when_it_is_right(int hours) {
        tencent.clockIsAhead(Duration.ofHours(hours));
        assertThatItSays(catchThrowable(() -> sms().send(code())), "AuthFailure.SignatureExpire");
        assertThat(tencent.asked()).isEmpty();
        tencent.clockIsAhead(Duration.ofMinutes(4 * hours));
        sms().send(code());
        assertThat(tencent.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"SendStatusSet\":[],\"RequestId\":\"a\"}",
                "{\"SendStatusSet\":[{\"Code\":null}],\"RequestId\":\"a\"}",
                "{\"SendStatusSet\":[{\"Code\":\"Ok\"},{\"Code\":\"Ok\"}],\"RequestId\":\"a\"}",
                "{\"SendStatusSet\":\"Ok\",\"RequestId\":\"a\"}",
                "{\"SendStatusSet\":[{\"Code\":\"no +8613800138000\"}],\"RequestId\":\"a\"}",
                "{\"RequestId\":\"a\"}"
            })
    void an_answer_about_no_number_is_no_yes(String nonsense) {
        tencent.answers("SendSms", nonsense);
        assertThatItSays(catchThrowable(() -> sms().send(code())), "NonsenseAnswer");
    }

    @Test
    void nobody_there_is_told_without_the_number() {
        SmsGateway sms = sms();
        tencent.close();
        assertThatItSays(catchThrowable(() -> sms.send(code())), "ConnectException");
    }

    @Test
    void a_kind_of_message_without_a_template_stops_the_start_and_is_named() {
        Map<Template, Map<String, String>> some = new HashMap<>(everyTemplate("zh"));
        some.remove(Template.APPEAL_REMINDER);
        assertThatThrownBy(() -> sms(settings(tencent.address(), new Approved("账号找回", some), nowhere())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Set regain.outside.sms.tencent.mainland.templates.appeal-reminder.zh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sms.tencentcloudapi.com",
                "http://sms.tencentcloudapi.com",
                "ftp://x",
                "https://a:b@c",
                "https://"
            })
    void an_address_that_is_none_or_not_safe_stops_the_start(String endpoint) {
        URI address = endpoint.equals("https://") ? URI.create("https:///") : URI.create(endpoint);
        assertThatThrownBy(() -> sms(settings(address, mainland(), nowhere())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Set regain.outside.sms.tencent.endpoint to a whole address");
    }

    private static void assertThatItSays(Throwable failed, String code) {
        assertThat(failed)
                .isInstanceOf(NotHandedOver.class)
                .hasMessage("Tencent Cloud did not take the message: " + code);
        assertThat(trace(failed)).doesNotContain("13800138000", "427190");
    }

    private static String trace(Throwable failed) {
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    private static Message code() {
        return code("+8613800138000", Locale.SIMPLIFIED_CHINESE);
    }

    private static Message code(String to, Locale language) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("code", "427190");
        parameters.put("minutes", "5");
        return new Message(KEY, new PhoneNumber(to), Template.CONTACT_CODE, parameters, language);
    }

    private SmsGateway sms() {
        return sms(FakeTencent.SECRET_KEY);
    }

    private SmsGateway sms(String secretKey) {
        Approved abroad = new Approved(null, everyTemplate("abroad"));
        return sms(settings(tencent.address(), mainland(), abroad), secretKey);
    }

    private static SmsGateway sms(TencentSmsSettings settings) {
        return sms(settings, FakeTencent.SECRET_KEY);
    }

    private static SmsGateway sms(TencentSmsSettings settings, String secretKey) {
        TencentSettings account = new TencentSettings(
                FakeTencent.SECRET_ID, secretKey, "ap-guangzhou", Duration.ofSeconds(1), Duration.ofSeconds(1));
        return new TencentSms(settings, account, new ObjectMapper());
    }

    private static TencentSmsSettings settings(URI endpoint, Approved mainland, Approved abroad) {
        return new TencentSmsSettings(endpoint, "1400006666", "https://recover.example.com/", mainland, abroad);
    }

    private static Approved mainland() {
        return new Approved("账号找回", everyTemplate("zh", "en"));
    }

    private static Approved nowhere() {
        return new Approved(null, Map.of());
    }

    private static Map<Template, Map<String, String>> everyTemplate(String... languages) {
        return Arrays.stream(Template.values()).collect(Collectors.toMap(kind -> kind, kind -> Arrays.stream(languages)
                .collect(Collectors.toMap(
                        one -> one,
                        one -> one.equals("abroad")
                                ? "abroad"
                                : one + "-"
                                        + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')))));
    }
}
