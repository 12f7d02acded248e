package dev.regain.outside.tencent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.FaultyLine.Fault;
import dev.regain.outside.faces.FaceProvider;
import dev.regain.outside.faces.FaceProvider.Begun;
import dev.regain.outside.faces.FaceResult;
import dev.regain.outside.faces.Identity;
import dev.regain.outside.tencent.FakeTencent.Trouble;
import dev.regain.outside.tencent.TencentApi.NoAnswer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tencent Cloud is asked of a face, and what each of its answers counts for. */
class TencentFacesTest {

    private static final URI RETURN = URI.create("https://recover.example.com/f/secret/done");
    private static final Identity PERSON = new Identity("张小明", "11010519491231002X");
    private static final String BEGUN = """
            {"Url":"https://faceid.qq.com/api/auth/getOpenidAndSaveToken?token=CE1A0D6B-F8B5","BizToken":"CE1A0D6B-F8B5",
            "RequestId":"a"}""";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private FakeTencent tencent;

    @BeforeEach
    void start() throws Exception {
        tencent = new FakeTencent(Map.of("DetectAuth", "2018-03-01", "GetDetectInfoEnhanced", "2018-03-01"));
        tencent.answers("DetectAuth", BEGUN);
    }

    @AfterEach
    void stop() {
        tencent.close();
    }

    @Test
    void a_check_begins_for_who_is_claimed_and_the_phone_goes_to_the_providers_page() {
        Begun begun = faces().begin(Optional.of(PERSON), RETURN);
        assertThat(begun)
                .isEqualTo(new Begun(
                        "CE1A0D6B-F8B5", "https://faceid.qq.com/api/auth/getOpenidAndSaveToken?token=CE1A0D6B-F8B5"));
        assertThat(tencent.asked().get(0).body()).isEqualTo(tencent.read("""
                {"RuleId":"1","RedirectUrl":"https://recover.example.com/f/secret/done",
                "IdCard":"11010519491231002X","Name":"张小明"}"""));
    }

    @Test
    void where_nobody_is_claimed_the_provider_asks_who_it_is() {
        faces().begin(Optional.empty(), RETURN);
        assertThat(tencent.asked().get(0).body().has("IdCard")).isFalse();
        assertThat(tencent.asked().get(0).body().has("Name")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Url\":\"/sandbox\",\"BizToken\":\"A\",\"RequestId\":\"a\"}",
                "{\"Url\":\"http://faceid.qq.com/\",\"BizToken\":\"A\",\"RequestId\":\"a\"}",
                "{\"Url\":\"javascript:alert(1)\",\"BizToken\":\"A\",\"RequestId\":\"a\"}",
                "{\"Url\":\"https://faceid.qq.com/ x\",\"BizToken\":\"A\",\"RequestId\":\"a\"}",
                "{\"Url\":\"https://faceid.qq.com/\",\"BizToken\":\"\",\"RequestId\":\"a\"}",
                "{\"Url\":\"https://faceid.qq.com/\",\"BizToken\":\"A B\",\"RequestId\":\"a\"}",
                "{\"Url\":null,\"BizToken\":null,\"RequestId\":\"a\"}",
                "{\"RequestId\":\"a\"}"
            })
    void a_page_that_is_none_sends_no_phone_anywhere(String nonsense) {
        tencent.answers("DetectAuth", nonsense);
        assertThatThrownBy(() -> faces().begin(Optional.of(PERSON), RETURN))
                .isInstanceOf(NoAnswer.class)
                .hasMessageContaining("NoPage");
    }

    @Test
    void the_result_is_asked_for_without_pictures_and_says_who_passed() {
        tencent.answers("GetDetectInfoEnhanced", """
                {"Text":{"ErrCode":0,"ErrMsg":"成功","IdCard":"11010519491231002x","Name":"张小明","LiveStatus":0,
                "Comparestatus":0,"Sim":"97.2","LivenessDetail":[]},"RequestId":"a"}""");
        assertThat(faces().result("CE1A0D6B-F8B5")).isEqualTo(new FaceResult.Passed(PERSON));
        assertThat(tencent.asked().get(0).body())
                .isEqualTo(tencent.read("{\"BizToken\":\"CE1A0D6B-F8B5\",\"RuleId\":\"1\",\"InfoType\":\"1\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ErrCode\":null}", "{}", "null", "{\"ErrCode\":\"\"}"})
    void who_has_not_tried_yet_is_waited_for(String text) {
        tencent.answers("GetDetectInfoEnhanced", "{\"Text\":" + text + ",\"RequestId\":\"a\"}");
        assertThat(faces().result("A")).isInstanceOf(FaceResult.Pending.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1004", "-5001", "\"2011\""})
    void who_did_not_pass_may_try_again_there(String code) {
        tencent.answers("GetDetectInfoEnhanced", "{\"Text\":{\"ErrCode\":" + code + "},\"RequestId\":\"a\"}");
        assertThat(faces().result("A")).isInstanceOf(FaceResult.NotPassedYet.class);
    }

    @Test
    void a_token_that_is_too_old_is_no_pass() {
        tencent.refuses("GetDetectInfoEnhanced", "InvalidParameterValue.BizTokenExpired");
        assertThat(faces().result("A")).isInstanceOf(FaceResult.NotPassed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ErrCode\":0}",
                "{\"ErrCode\":0,\"Name\":\"张小明\"}",
                "{\"ErrCode\":0,\"IdCard\":\"\",\"Name\":\"张小明\"}",
                "{\"ErrCode\":true}",
                "{\"ErrCode\":\"0 or so\"}"
            })
    void a_pass_of_nobody_is_no_answer(String text) {
        tencent.answers("GetDetectInfoEnhanced", "{\"Text\":" + text + ",\"RequestId\":\"a\"}");
        assertThatThrownBy(() -> faces().result("A")).isInstanceOf(NoAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidParameterValue.BizTokenIllegal", "UnauthorizedOperation.Arrears", "InternalError"})
    void a_refusal_is_no_result(String code) {
        tencent.refuses("GetDetectInfoEnhanced", code);
        assertThatThrownBy(() -> faces().result("A"))
                .isInstanceOf(NoAnswer.class)
                .hasMessage("Tencent Cloud did not answer GetDetectInfoEnhanced: " + code);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void trouble_is_neither_a_pass_nor_a_failure_and_names_nobody(Trouble trouble) {
        tencent.answers("GetDetectInfoEnhanced", "{\"Text\":{\"ErrCode\":0,\"IdCard\":\"1\",\"Name\":\"x\"}}");
        tencent.isIn(trouble);
        assertThat(catchThrowable(() -> faces().result("A"))).isInstanceOf(NoAnswer.class);
        Throwable failed = catchThrowable(() -> faces().begin(Optional.of(PERSON), RETURN));
        StringWriter trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString())
                .doesNotContain(PERSON.name(), PERSON.idNumber(), "/f/secret", FakeTencent.SECRET_KEY);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_line_that_fails_is_neither_a_pass_nor_a_failure_and_is_not_waited_for(Fault fault) throws Exception {
        tencent.answers(
                "GetDetectInfoEnhanced",
                "{\"Text\":{\"ErrCode\":0,\"IdCard\":\"1\",\"Name\":\"x\"},\"RequestId\":\"a\"}");
        try (FaultyLine line = new FaultyLine(tencent.address().getPort())) {
            FaceProvider faces = faces(URI.create("http://127.0.0.1:" + line.port()));
            line.has(fault);
            assertTimeoutPreemptively(PATIENCE, () -> {
                assertThat(catchThrowable(() -> faces.result("A"))).isInstanceOf(NoAnswer.class);
                assertThat(catchThrowable(() -> faces.begin(Optional.of(PERSON), RETURN)))
                        .isInstanceOf(NoAnswer.class);
            });
            line.has(null);
            assertThat(faces.result("A")).isEqualTo(new FaceResult.Passed(new Identity("x", "1")));
        }
    }

    @Test
    void a_flow_that_is_not_said_stops_the_start() {
        assertThatThrownBy(() -> new TencentFaces(
                        new TencentFaceSettings(tencent.address(), null), account(), new ObjectMapper()))
                .hasMessageStartingWith("Set regain.outside.faces.tencent.rule-id");
    }

    private FaceProvider faces() {
        return faces(tencent.address());
    }

    private static FaceProvider faces(URI endpoint) {
        return new TencentFaces(new TencentFaceSettings(endpoint, "1"), account(), new ObjectMapper());
    }

    private static TencentSettings account() {
        return new TencentSettings(
                FakeTencent.SECRET_ID,
                FakeTencent.SECRET_KEY,
                "ap-guangzhou",
                Duration.ofSeconds(1),
                Duration.ofSeconds(1));
    }
}
