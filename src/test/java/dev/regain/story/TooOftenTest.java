package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.formats.QueryCode;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.ratelimit.AskedOften;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who asks too often reads how long to wait, or lets the browser work for it, and nothing is lost. */
@Story
class TooOftenTest {

    private static final String NO_APPEAL = QueryCode.of(BigInteger.TEN).text();

    private final Stage stage;
    private final AskedOften askedOften;
    private final AccountDirectory directory;
    private final JdbcTemplate database;

    TooOftenTest(
            @Autowired Stage stage,
            @Autowired AskedOften askedOften,
            @Autowired AccountDirectory directory,
            @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.askedOften = askedOften;
        this.directory = directory;
        this.database = database;
    }

    @AfterEach
    void nobody_asked() {
        database.update("delete from rate_count");
    }

    @Test
    void the_page_says_in_words_how_long_to_wait() {
        Applicant ana = stage.applicant().begins(1, "phone", "13666131111").sees("message-sent");
        database.update("update rate_count set happened = 1000000");
        ana.opens("/account/recover?type=1").sends("phone", "13666131111");
        assertThat(ana.status()).isEqualTo(429);
        ana.sees("recover-by-phone").isTold("", "rate-limited");
        assertThat(ana.page().select("[data-error=rate-limited]").text()).containsPattern("[0-9]+ minutes?|an hour");
        database.update("delete from rate_count");
        ana.opens("/case").sees("message-sent");
    }

    static Stream<Arguments> entries() {
        return Stream.of(
                Arguments.of("/account/recover?type=1", "message-sent", List.of("phone", "13666131112")),
                Arguments.of("/account/recover?type=2", "choose-proof", List.of("accountId", "100099990055")),
                Arguments.of("/account/recover?type=3", "choose-proof", List.of("domain", "nobodys-own.cn")),
                Arguments.of(
                        "/account/recover?type=4",
                        "choose-proof",
                        List.of("filing", "粤ICP备22099999号", "filingKind", "number")),
                Arguments.of(
                        "/account/recover?type=5", "choose-proof", List.of("ip", "119.29.99.99", "serverKind", "cvm")),
                Arguments.of(
                        "/account/recover?type=6",
                        "consent-to-face-check",
                        List.of("name", "无此人", "idNumber", "11010519491231002X")),
                Arguments.of(
                        "/account/recover?type=7",
                        "choose-branch",
                        List.of("enterpriseName", Appellant.ENTERPRISE, "creditCode", Appellant.CREDIT_CODE)),
                Arguments.of(
                        "/account/recover/progress",
                        "progress",
                        List.of("queryCode", NO_APPEAL, "phone", "13666131112")),
                Arguments.of(
                        "/account/recover/lost-query-code",
                        "lost-query-code",
                        List.of("creditCode", Appellant.CREDIT_CODE, "phone", "13666131112")));
    }

    @ParameterizedTest
    @MethodSource("entries")
    void on_each_entry_page_the_browser_of_who_asked_often_works_first(String page, String next, List<String> fields) {
        askedOften.begin();
        int before = cases();
        Applicant ana = stage.applicant().opens(page);
        String step = ana.step();
        ana.sends(fields.toArray(String[]::new)).sees(step);
        hasToWork(ana);
        assertThat(cases()).isEqualTo(before);
        assertThat(ana.page().select("main form:not([data-challenge]) [name=" + fields.get(0) + "]"))
                .as("what was typed")
                .anyMatch(field -> field.val().equals(fields.get(1)) || field.hasAttr("checked"));

        ana.works().sees(next);
        assertThat(ana.status()).isEqualTo(200);
        assertThat(ana.isAskedToWork()).isFalse();
        assertThat(cases()).isEqualTo(before + 1);
    }

    private int cases() {
        return database.queryForObject("select count(*) from case_file", Integer.class);
    }

    /** Without script it is a limit like any other. */
    private static void hasToWork(Applicant ana) {
        assertThat(ana.status()).isEqualTo(429);
        ana.isTold("", "rate-limited");
        assertThat(ana.page().select("[data-error=rate-limited]").text()).containsPattern("[0-9]+ minutes?");
        assertThat(ana.page().select("[data-challenge]").hasAttr("hidden")).isTrue();
        assertThat(ana.page().select("[data-challenge] button")).isEmpty();
    }

    @Test
    void each_message_of_a_proof_costs_work_and_a_code_costs_none() {
        Applicant ana =
                stage.applicant().begins(2, "accountId", "100099990056").answers("choose-proof", "proof", "sms");
        askedOften.begin();
        ana.answers("enter-secure-phone", "phone", "13666131113").sees("enter-secure-phone");
        hasToWork(ana);
        ana.works().sees("message-sent");

        ana.answers("message-sent", "smsCode", "000000").isTold("smsCode", "wrong");
        assertThat(ana.isAskedToWork()).isFalse();

        database.update("update one_time_code set sent_at = sent_at - interval '2' minute");
        ana.opens("/case").answers("message-sent", "resend", "true").sees("message-sent");
        hasToWork(ana);
        ana.works().sees("message-sent");
        assertThat(ana.status()).isEqualTo(200);
    }

    @Test
    void each_message_of_an_appeal_costs_work() {
        Appellant appellant = new Appellant(stage, "+8613666131114");
        Applicant ana = appellant.provesLegalPerson();
        askedOften.begin();
        ana.answers("leave-contact", "phone", "13666131114", "email", "").sees("leave-contact");
        hasToWork(ana);
        ana.works().sees("confirm-code");
        ana.answers("confirm-code", "resend", "true").sees("confirm-code");
        hasToWork(ana);

        Applicant asks = stage.applicant().opens("/account/recover/progress");
        asks.sends("queryCode", NO_APPEAL, "phone", "13666131114");
        asks.works().sends("queryCode", NO_APPEAL, "phone", "13666131114");
        hasToWork(asks);
    }

    @Test
    void each_message_to_a_new_contact_costs_work() {
        BackIn ana = BackIn.enterprise(stage, directory).isApproved();
        try {
            ana.begins("change-security-check").sees("enter-new-secure-phone");
            askedOften.begin();
            ana.browser
                    .answers("enter-new-secure-phone", "phone", "13666131115")
                    .sees("enter-new-secure-phone");
            hasToWork(ana.browser);
            ana.browser.works().sees("confirm-new-contact");
            ana.browser.answers("confirm-new-contact", "resend", "true").sees("confirm-new-contact");
            hasToWork(ana.browser);
            ana.browser.answers("confirm-new-contact", "anotherContact", "true");
            ana.browser.answers("enter-new-secure-phone", "giveUp", "true");

            ana.looks();
            ana.begins("add-login-method").sees("enter-login-method");
            ana.browser.answers(
                    "enter-login-method", "loginMethodKind", "email", "loginMethod", "new-131115@example.com");
            hasToWork(ana.browser);
            ana.browser.works().sees("confirm-new-contact");
        } finally {
            ana.isGone();
        }
    }

    @Test
    void a_solution_is_good_once_and_for_its_page() {
        askedOften.begin();
        Applicant ana = stage.applicant().begins(2, "accountId", "100099990057");
        String solution = ana.solution();
        stage.applicant()
                .opens("/account/recover?type=3")
                .sends("domain", "nobodys-own.cn", "altcha", solution)
                .isTold("", "rate-limited");
        ana.sends("altcha", solution).sees("choose-proof");
        Applicant again = stage.applicant().opens("/account/recover?type=2");
        again.sends("accountId", "100099990057", "altcha", solution);
        hasToWork(again);
    }

    @Test
    void what_is_wrong_with_what_was_typed_is_told_without_work() {
        askedOften.begin();
        Applicant ana = stage.applicant();
        ana.begins(4, "filingKind", "number", "filing", "no filing").isTold("filing", "format");
        assertThat(ana.status()).isEqualTo(422);
        assertThat(ana.isAskedToWork()).isFalse();
    }

    @Test
    void the_same_page_sent_twice_asks_once() {
        Applicant ana = stage.applicant().opens("/account/recover?type=2");
        Applicant twice = ana.tab();
        ana.sends("accountId", "100099990058").sees("choose-proof");
        askedOften.begin();
        twice.sends("accountId", "100099990058").sees("choose-proof");
    }

    static Stream<Arguments> dressedUp() {
        return Stream.of(
                Arguments.of(
                        6,
                        List.of("name", "张一", "idNumber", "11010519491231002X"),
                        List.of("name", "张二", "idNumber", "110105 19491231 002x")),
                Arguments.of(
                        4,
                        List.of("filing", "粤ICP备22088888号", "filingKind", "number"),
                        List.of("filing", " 粤 ICP 备 22088888 ", "filingKind", "number")),
                Arguments.of(
                        4,
                        List.of("filing", "dressed.example", "filingKind", "domain"),
                        List.of("filing", "https://DRESSED.example/", "filingKind", "domain")),
                Arguments.of(3, List.of("domain", "dressed-up.cn"), List.of("domain", "https://dressed-up.cn/x")),
                Arguments.of(
                        7,
                        List.of("enterpriseName", "深圳甲有限公司", "creditCode", Appellant.CREDIT_CODE),
                        List.of("enterpriseName", "深圳乙有限公司", "creditCode", Appellant.CREDIT_CODE)));
    }

    @ParameterizedTest
    @MethodSource("dressedUp")
    void a_clue_is_counted_as_one_however_it_is_dressed(int type, List<String> clue, List<String> dressed) {
        database.update("delete from rate_count");
        stage.applicant().begins(type, clue.toArray(String[]::new));
        askedOften.cluesAreUsedUp();
        Applicant ana = stage.applicant().begins(type, dressed.toArray(String[]::new));
        assertThat(ana.status()).isEqualTo(429);
        ana.isTold("", "rate-limited");
    }

    /** [S12] Told with the form, so a number says it by itself, and it counts for nothing. */
    @Test
    void a_number_of_a_region_that_gets_no_messages_is_told_on_every_page_and_costs_nothing() {
        String abroad = "+1 650 253 0000";
        BackIn back = BackIn.enterprise(stage, directory).isApproved();
        Applicant proof =
                stage.applicant().begins(2, "accountId", "100099990059").answers("choose-proof", "proof", "sms");
        Applicant appeal = new Appellant(stage, "+8613666131116").provesLegalPerson();
        Applicant asks = Appellant.asks(stage.applicant(), NO_APPEAL, "13666131117");
        back.begins("add-login-method").sees("enter-login-method");
        int cases = cases();
        List<Integer> counted = counted();

        isToldOfRegion(stage.applicant().begins(1, "phone", abroad), "recover-by-phone", "phone");
        isToldOfRegion(proof.sends("phone", abroad), "enter-secure-phone", "phone");
        isToldOfRegion(appeal.sends("phone", abroad, "email", ""), "leave-contact", "phone");
        isToldOfRegion(asks.sends("phone", abroad, "queryCode", NO_APPEAL), "progress", "phone");
        isToldOfRegion(
                stage.applicant().opens("/account/recover/progress").sends("phone", abroad, "queryCode", NO_APPEAL),
                "progress",
                "phone");
        isToldOfRegion(
                stage.applicant()
                        .opens("/account/recover/lost-query-code")
                        .sends("phone", abroad, "creditCode", Appellant.CREDIT_CODE),
                "lost-query-code",
                "phone");
        isToldOfRegion(
                back.browser.sends("loginMethodKind", "phone", "loginMethod", abroad),
                "enter-login-method",
                "loginMethod");
        back.browser.answers("enter-login-method", "giveUp", "true");
        back.looks();
        back.begins("change-security-check");
        isToldOfRegion(
                back.browser.answers("enter-new-secure-phone", "phone", abroad), "enter-new-secure-phone", "phone");

        assertThat(cases()).isEqualTo(cases);
        assertThat(counted()).isEqualTo(counted);
        back.isGone();
    }

    private static void isToldOfRegion(Applicant ana, String step, String field) {
        ana.sees(step).isTold(field, "region");
        assertThat(ana.status()).isEqualTo(422);
        assertThat(ana.page().select("[data-error=region]").text()).contains("country or region");
    }

    private List<Integer> counted() {
        return database.queryForList("select happened from rate_count order by counted, window_start", Integer.class);
    }

    @Test
    void numbers_of_hong_kong_macao_and_taiwan_get_messages() {
        for (String phone : List.of("+852 6123 4567", "+853 6612 3456", "+886 912 345 678")) {
            stage.applicant().begins(1, "phone", phone).sees("message-sent");
        }
    }
}
