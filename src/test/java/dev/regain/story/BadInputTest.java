package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever is sent, the answer is a page with what to do next, never a failure of ours, and the case is unharmed. */
@Story
class BadInputTest {

    private static final List<String> HOSTILE = List.of(
            "",
            "   ",
            "x".repeat(10_000),
            "😀📱",
            "1380\u0000013\u00078001x",
            "手机号码一三八",
            "телефон",
            "<script>alert(1)</script>",
            "${7*7}",
            "#{7*7}",
            "__${7*7}__::.x",
            "' or '1'='1",
            "../../etc/passwd",
            "٣٤٥٦٧٨٩",
            "-1",
            "0",
            "1e9",
            "99999999999999999999999");

    /** Letters alone may be somebody's name; an enterprise's has signs as well. */
    private static final Set<String> NAMES = Set.of("手机号码一三八", "телефон");

    private static final Set<String> NAMES_OF_ENTERPRISES = Set.of("手机号码一三八", "телефон", "../../etc/passwd");

    private final Stage stage;
    private final JdbcTemplate database;

    BadInputTest(@Autowired Stage stage, @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.database = database;
    }

    @ParameterizedTest
    @CsvSource({"1, phone", "2, accountId"})
    void an_entry_page_says_what_is_wrong_and_begins_nothing(int type, String field) {
        int before = cases();
        for (String text : HOSTILE) {
            Applicant ana = stage.applicant().begins(type, field, text);
            assertThat(ana.status()).as(text).isEqualTo(422);
            ana.sees(type == 1 ? "recover-by-phone" : "recover-by-account-id");
            assertThat(ana.page().select("[name=" + field + "]").attr("aria-invalid"))
                    .as(text)
                    .isEqualTo("true");
            assertThat(ana.page().select("[data-error]").text()).as(text).isNotBlank();
            assertThat(ana.response().body()).as(text).doesNotContain("<script>alert", ">49<");
        }
        assertThat(cases()).isEqualTo(before);
    }

    static Stream<Arguments> fieldsAmongOthers() {
        return Stream.of(
                Arguments.of(3, "domain", List.of()),
                Arguments.of(4, "filing", List.of("filingKind", "number")),
                Arguments.of(4, "filing", List.of("filingKind", "domain")),
                Arguments.of(4, "filingKind", List.of("filing", "example.com")),
                Arguments.of(5, "ip", List.of("serverKind", "cvm")),
                Arguments.of(5, "serverKind", List.of("ip", "119.29.10.20")),
                Arguments.of(6, "name", List.of("idNumber", "11010519491231002X")),
                Arguments.of(6, "idNumber", List.of("name", "张小明")),
                Arguments.of(7, "enterpriseName", List.of("creditCode", Appellant.CREDIT_CODE)),
                Arguments.of(7, "creditCode", List.of("enterpriseName", Appellant.ENTERPRISE)));
    }

    @ParameterizedTest
    @MethodSource("fieldsAmongOthers")
    void one_wrong_field_among_others_is_told_and_nothing_begins(int type, String field, List<String> others) {
        int before = cases();
        for (String text : hostileTo(field)) {
            List<String> fields = new ArrayList<>(List.of(field, text));
            fields.addAll(others);
            Applicant ana = stage.applicant().begins(type, fields.toArray(String[]::new));
            assertThat(ana.status()).as(text).isEqualTo(422);
            assertThat(ana.page().select("[name=" + field + "]").attr("aria-invalid"))
                    .as(text)
                    .isEqualTo("true");
            assertThat(ana.response().body()).as(text).doesNotContain("<script>alert", ">49<");
        }
        assertThat(cases()).isEqualTo(before);
    }

    private static List<String> hostileTo(String field) {
        Set<String> right =
                field.equals("enterpriseName") ? NAMES_OF_ENTERPRISES : field.matches("name|.*Name") ? NAMES : Set.of();
        return HOSTILE.stream().filter(text -> !right.contains(text)).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "choose-proof, proof",
        "enter-secure-phone, phone",
        "message-sent, smsCode",
        "consent-to-face-check, consent"
    })
    void a_step_says_what_is_wrong_and_stays_where_it_is(String step, String field) {
        Applicant ana = at(step);
        String task = ana.page().select("main").attr("data-task");
        for (String text : HOSTILE) {
            ana.sends(field, text);
            assertThat(ana.status()).as(text).isEqualTo(422);
            ana.sees(step);
            assertThat(ana.page().select("[data-error]").text()).as(text).isNotBlank();
            assertThat(ana.response().body()).as(text).doesNotContain("<script>alert", ">49<");
            assertThat(ana.opens("/case").sees(step).page().select("main").attr("data-task"))
                    .as(text)
                    .isEqualTo(task);
        }
    }

    private Applicant at(String step) {
        Applicant ana = stage.applicant().begins(2, "accountId", "100099998888");
        return switch (step) {
            case "choose-proof" -> ana.sees(step);
            case "enter-secure-phone" ->
                ana.answers("choose-proof", "proof", "sms").sees(step);
            case "message-sent" ->
                at("enter-secure-phone").sends("phone", "13666137777").sees(step);
            case "consent-to-face-check" ->
                ana.answers("choose-proof", "proof", "face").sees(step);
            default -> throw new IllegalArgumentException(step);
        };
    }

    @Test
    void the_steps_of_an_appeal_say_what_is_wrong_and_stay_where_they_are() {
        Appellant appellant = new Appellant(stage, "+8613666188101");
        Applicant ana = appellant.begins();
        staysAt(ana, "choose-branch", "branch");
        ana.answers("choose-branch", "branch", "legal-person");
        staysAt(ana, "enter-legal-person", "legalPersonIdNumber");
        staysAt(ana, "enter-legal-person", "legalPersonName", "legalPersonIdNumber", appellant.idNumber());
        ana.opens("/account/recover");
        appellant.provesLegalPerson();
        staysAt(ana, "leave-contact", "phone");
        for (String text : HOSTILE.subList(2, HOSTILE.size())) {
            ana.sends("email", text, "phone", "13666188101")
                    .isTold("email", text.length() > 254 ? "too-long" : "format");
        }
        appellant.leavesContact("");
        for (String text : HOSTILE) {
            ana.sends("smsCode", text);
            assertThat(ana.status()).isEqualTo(422);
        }
    }

    @Test
    void who_speaks_for_an_enterprise_is_told_what_is_wrong_with_what_they_state() {
        Appellant appellant = new Appellant(stage, "+8613666188104");
        Applicant ana = appellant.begins().answers("choose-branch", "branch", "documents");
        List<String> right = List.of(
                "enterpriseStatus",
                "active",
                "handlerName",
                Appellant.HANDLER,
                "handlerIdNumber",
                appellant.idNumber());
        for (int field = 0; field < right.size(); field += 2) {
            List<String> others = new ArrayList<>(right);
            others.subList(field, field + 2).clear();
            staysAt(ana, "state-handler", right.get(field), others.toArray(String[]::new));
        }
        ana.answers("state-handler", right.toArray(String[]::new)).sees("upload-documents");
    }

    private static void staysAt(Applicant ana, String step, String field, String... others) {
        for (String text : hostileTo(field)) {
            List<String> fields = new ArrayList<>(List.of(field, text));
            fields.addAll(List.of(others));
            ana.sends(fields.toArray(String[]::new)).sees(step);
            assertThat(ana.status()).isEqualTo(422);
            assertThat(ana.page().select("[name=" + field + "]").attr("aria-invalid"))
                    .isEqualTo("true");
            assertThat(ana.response().body()).doesNotContain("<script>alert", ">49<");
        }
    }

    @Test
    void who_asks_for_an_appeal_is_told_what_is_wrong_with_what_was_typed() {
        Applicant ana = stage.applicant();
        for (String address : List.of("/account/recover/progress", "/account/recover/lost-query-code")) {
            String field = address.endsWith("progress") ? "queryCode" : "creditCode";
            for (String text : HOSTILE) {
                ana.opens(address).sends(field, text, "phone", "13666188102");
                assertThat(ana.status()).isEqualTo(422);
                assertThat(ana.page().select("[name=" + field + "]").attr("aria-invalid"))
                        .isEqualTo("true");
                ana.opens(address).sends("phone", text, field, Appellant.CREDIT_CODE);
                assertThat(ana.status()).isEqualTo(422);
                assertThat(ana.response().body()).doesNotContain("<script>alert", ">49<");
            }
        }
        assertThat(ana.opens("/case/downloads/receipt").status()).isEqualTo(404);
        assertThat(ana.opens("/case/downloads/authorisationLetter").status()).isEqualTo(404);
        assertThat(ana.opens("/case/downloads/flow").status()).isEqualTo(404);
    }

    @Test
    void the_code_that_submits_an_appeal_sent_twice_at_once_submits_one() throws Exception {
        Appellant appellant = new Appellant(stage, "+8613666188103");
        appellant.provesLegalPerson();
        String code = appellant.leavesContact("");
        atOnce(appellant.browser().tab(), appellant.browser().tab(), "smsCode", code);
        appellant.browser().opens("/case").sees("appeal-submitted");
        assertThat(appellant.browser().response().body()).contains("data-query-code");
    }

    @ParameterizedTest
    @MethodSource("numbersInAnyDress")
    void a_number_is_taken_however_it_is_written(String phone) {
        stage.applicant().begins(1, "phone", phone).sees("message-sent");
    }

    static Stream<String> numbersInAnyDress() {
        return Stream.of(
                "13666135555",
                " 136 6613 5555 ",
                "136-6613-5555",
                "１３６６６１３５５５５",
                "+86 136 6613 5555",
                "008613666135555",
                "\u200b136\u200b66135555",
                "＋８６１３６６６１３５５５５");
    }

    @Test
    void a_page_without_its_token_is_refused() {
        Applicant ana = at("choose-proof");
        HttpResponse<String> answer = ana.post("/case", Map.of("task", task(ana), "proof", "sms"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(Jsoup.parse(answer.body()).select("main[data-step=error] a")).isNotEmpty();
        ana.opens("/case").sees("choose-proof");
    }

    @Test
    void a_page_of_a_step_that_is_over_leads_to_the_present_step() {
        Applicant ana = at("choose-proof");
        Applicant stale = ana.tab();
        ana.answers("choose-proof", "proof", "sms").sees("enter-secure-phone");
        assertThat(stale.post("proof", "face").statusCode()).isEqualTo(303);
        ana.opens("/case").sees("enter-secure-phone");
    }

    @Test
    void another_browser_gets_nothing_from_the_address() {
        Applicant ana = at("choose-proof");
        Applicant stranger = stage.applicant();
        stranger.opens("/case").sees("choose-way");
        stranger.opens("/account/recover?type=1");
        Map<String, String> stolen = new HashMap<>();
        stolen.put("_csrf", stranger.page().select("[name=_csrf]").val());
        stolen.put("task", task(ana));
        stolen.put("proof", "face");
        assertThat(stranger.post("/case", stolen).statusCode()).isEqualTo(303);
        ana.opens("/case").sees("choose-proof");
    }

    @Test
    void the_same_step_sent_twice_at_once_is_taken_once() throws Exception {
        Applicant ana = at("choose-proof");
        atOnce(ana.tab(), ana.tab(), "proof", "sms");
        ana.opens("/case").sees("enter-secure-phone");
        ana.went("chooseProof", "proveBySms", "enterSecurePhone");
    }

    @Test
    void the_same_entry_page_sent_twice_at_once_begins_one_case() throws Exception {
        int before = cases();
        Applicant ana = stage.applicant().opens("/account/recover?type=2");
        Applicant first = ana.tab();
        Applicant second = ana.tab();
        atOnce(first, second, "accountId", "100099997777");
        assertThat(cases()).isEqualTo(before + 1);
        assertThat(first.secret()).isEqualTo(second.secret());
        first.opens("/case").sees("choose-proof");
    }

    private static void atOnce(Applicant first, Applicant second, String... fields) throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(2);
        try {
            List<Callable<HttpResponse<String>>> both = List.of(() -> first.post(fields), () -> second.post(fields));
            for (Future<HttpResponse<String>> answer : crowd.invokeAll(both)) {
                assertThat(answer.get().statusCode()).isEqualTo(303);
            }
        } finally {
            crowd.shutdownNow();
        }
    }

    @Test
    void a_page_sent_after_the_end_leads_to_the_end() {
        Applicant ana = at("message-sent");
        Applicant stale = ana.tab();
        for (int guess = 0; guess < 5; guess++) {
            ana.answers("message-sent", "smsCode", "00000" + guess);
        }
        ana.sees("not-confirmed");
        assertThat(stale.post("smsCode", "000000").statusCode()).isEqualTo(303);
        stale.opens("/case").sees("not-confirmed");
    }

    @Test
    void a_path_that_is_not_there_is_a_page_with_the_ways_that_are() {
        for (String type : List.of("0", "99", "x", "%3Cscript%3E", "1%20or%201")) {
            Applicant ana = stage.applicant().opens("/account/recover?type=" + type);
            assertThat(ana.status()).isEqualTo(404);
            assertThat(ana.page().select("main[data-step=error] a[href*=/account/recover]"))
                    .isNotEmpty();
        }
    }

    @Test
    void a_link_that_was_never_given_out_is_good_for_nothing() {
        for (String token : List.of("x", "A".repeat(43), "..", "%00", "A".repeat(5000))) {
            assertThat(stage.applicant().opens("/f/" + token).status()).isBetween(400, 499);
        }
    }

    @Test
    void nothing_of_the_way_it_is_built_is_told_to_strangers() {
        Applicant ana = stage.applicant();
        for (String address : List.of("/actuator/env", "/actuator/heapdump", "/h2-console", "/engine-rest/engine")) {
            assertThat(ana.opens(address).status()).isEqualTo(404);
        }
        assertThat(ana.opens("/actuator/health").response().body()).isEqualTo("{\"status\":\"UP\"}");
    }

    private int cases() {
        return database.queryForObject("select count(*) from case_file", Integer.class);
    }

    private static String task(Applicant ana) {
        return ana.page().select("main").attr("data-task");
    }
}
