package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.formats.QueryCode;
import dev.regain.ratelimit.AskedOften;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * [S9] Until a proof has passed, nobody learns whether an account exists: hit and miss are the same, byte by byte but for
 * what is random, and cost the same number of SQL statements.
 */
@Story
class OneAnswerTest {

    private static final String[] WITH_ACCOUNTS = fields("name", "张小明", "idNumber", "110105199003071239");
    private static final String[] WITHOUT_ANY = fields("name", "张小明", "idNumber", "11010519491231002X");

    private final Stage stage;
    private final AskedOften askedOften;

    OneAnswerTest(@Autowired Stage stage, @Autowired AskedOften askedOften) {
        this.stage = stage;
        this.askedOften = askedOften;
    }

    @Test
    void a_phone_with_accounts_and_a_phone_without_any_read_the_same() {
        assertSame(fields("phone", "13800138001"), fields("phone", "13811118001"), (ana, phone) -> {
            ana.begins(1, phone).sees("message-sent");
            guessesWrong(ana, 5);
            ana.sees("not-confirmed");
        });
    }

    /** On each path with a choice: what somebody has, and what nobody has. */
    static Stream<Arguments> clues() {
        return Stream.of(
                Arguments.of(2, fields("accountId", "100012340001"), fields("accountId", "100099990001")),
                Arguments.of(3, fields("domain", "zhiyuan-lab.cn"), fields("domain", "zhiyuan-lib.cn")),
                Arguments.of(
                        4,
                        fields("filingKind", "number", "filing", "粤ICP备22012345号"),
                        fields("filingKind", "number", "filing", "粤ICP备22012346号")),
                Arguments.of(
                        4,
                        fields("filingKind", "domain", "filing", "shanhai.example"),
                        fields("filingKind", "domain", "filing", "shanhal.example")),
                Arguments.of(
                        5,
                        fields("serverKind", "cvm", "ip", "119.29.10.20"),
                        fields("serverKind", "cvm", "ip", "119.29.10.21")),
                Arguments.of(
                        5,
                        fields("serverKind", "lighthouse", "ip", "101.43.5.6"),
                        fields("serverKind", "lighthouse", "ip", "101.43.5.7")));
    }

    private static String[] fields(String... fields) {
        return fields;
    }

    @ParameterizedTest
    @MethodSource("clues")
    void a_clue_of_somebody_and_a_clue_of_nobody_read_the_same_by_sms(int type, String[] hit, String[] miss) {
        assertSame(hit, miss, (ana, clue) -> {
            ana.begins(type, clue);
            ana.answers("choose-proof", "proof", "sms");
            ana.answers("enter-secure-phone", "phone", "13800138001").sees("message-sent");
            guessesWrong(ana, 5);
            ana.sees("not-confirmed");
        });
    }

    @ParameterizedTest
    @MethodSource("clues")
    void a_clue_of_somebody_and_a_clue_of_nobody_read_the_same_by_face(int type, String[] hit, String[] miss) {
        assertSame(hit, miss, (ana, clue) -> {
            ana.begins(type, clue);
            ana.answers("choose-proof", "proof", "face");
            isSomebodyElse(ana);
        });
    }

    @Test
    void a_person_with_accounts_and_a_person_without_any_read_the_same_by_face() {
        assertSame(WITH_ACCOUNTS, WITHOUT_ANY, (ana, person) -> {
            ana.begins(6, person);
            isSomebodyElse(ana);
        });
    }

    @Test
    void a_person_with_accounts_and_a_person_without_any_read_the_same_by_sms() {
        assertSame(WITH_ACCOUNTS, WITHOUT_ANY, (ana, person) -> {
            ana.begins(6, person).answers("consent-to-face-check", "consent", "no");
            ana.answers("enter-secure-phone", "phone", "13800138001").sees("message-sent");
            guessesWrong(ana, 5);
            ana.sees("not-confirmed");
        });
    }

    @Test
    void sending_again_reads_the_same_whether_or_not_there_was_a_message() {
        assertSame(fields("phone", "13800138001"), fields("phone", "13811118001"), (ana, phone) -> {
            ana.begins(1, phone).sees("message-sent");
            ana.answers("message-sent", "resend", "true").isTold("", "rate-limited");
        });
    }

    @Test
    void a_query_code_of_an_appeal_and_one_of_nothing_read_the_same() {
        String phone = "+8613666188001";
        String code = new Appellant(stage, phone).submits();
        assertSame(
                fields("queryCode", code),
                fields("queryCode", QueryCode.of(BigInteger.TEN).text()),
                (ana, typed) -> {
                    ana.opens("/account/recover/progress").sees("progress");
                    ana.sends(typed[0], typed[1], "phone", phone).sees("progress");
                    for (int guess = 0; guess < 5; guess++) {
                        ana.sends("smsCode", "00000" + guess).sees("progress");
                    }
                    assertThat(ana.page().select("[name=smsCode]")).isEmpty();
                });
    }

    @Test
    void who_asked_often_works_as_much_for_a_clue_of_somebody_as_for_one_of_nobody() {
        askedOften.begin();
        try {
            assertSame(fields("accountId", "100012340001"), fields("accountId", "100099990001"), (ana, clue) -> {
                ana.begins(2, clue);
                assertThat(ana.status()).isEqualTo(429);
                ana.works().answers("choose-proof", "proof", "sms");
                ana.answers("enter-secure-phone", "phone", "13800138001");
                assertThat(ana.isAskedToWork()).isTrue();
                ana.works().sees("message-sent");
            });
        } finally {
            askedOften.end();
        }
    }

    private void isSomebodyElse(Applicant ana) {
        ana.answers("consent-to-face-check", "consent", "yes").sees("check-face");
        FaceCheckOnPhone.of(ana, stage).passes("王建国", "51010419720815001X");
        ana.waitsForWithoutLooking("not-confirmed");
    }

    private void guessesWrong(Applicant ana, int times) {
        // Whatever an answer meets of the work beside the page costs it statements; that is told by TimingBenchmark.
        stage.letWorkEnd(ana.secret());
        for (int guess = 0; guess < times; guess++) {
            ana.answers("message-sent", "smsCode", "00000" + guess);
        }
    }

    private void assertSame(String[] hit, String[] miss, BiConsumer<Applicant, String[]> walk) {
        walk.accept(stage.applicant(), miss);
        Seen afterHit = walked(hit, walk);
        Seen afterMiss = walked(miss, walk);
        assertThat(afterHit.pages()).hasSameSizeAs(afterMiss.pages());
        for (int page = 0; page < afterHit.pages().size(); page++) {
            assertThat(afterHit.pages().get(page)).isEqualTo(afterMiss.pages().get(page));
        }
        assertThat(afterHit.statements()).isNotEmpty().isEqualTo(afterMiss.statements());
    }

    private Seen walked(String[] clue, BiConsumer<Applicant, String[]> walk) {
        String probe = UUID.randomUUID().toString();
        Applicant ana = stage.applicant().probedBy(probe);
        walk.accept(ana, clue);
        List<String> pages = new ArrayList<>();
        ana.responses().forEach(response -> pages.add(masked(response)));
        return new Seen(pages, StatementCount.of(probe));
    }

    /** Status, headers and body, without what is random in every answer: tokens, task ids, the date, the QR code. */
    private static String masked(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("date");
        String all = response.request().method() + " " + response.uri() + "\n" + response.statusCode() + "\n" + headers
                + "\n" + response.body();
        return all.replaceAll("(name=\"_csrf\" value=\")[^\"]*", "$1")
                .replaceAll("(name=\"attempt\" value=\")[^\"]*", "$1")
                .replaceAll("(data-(challenge|salt|signature)=\")[^\"]*", "$1")
                .replaceAll("(name=\"(accountId)\"[^>]* value=\")[^\"]*", "$1")
                .replaceAll("(name=\"(queryCode|phone)\"[^>]* value=\")[^\"]*", "$1")
                .replaceAll("regain_(case|csrf|progress)=[^;]*", "regain_$1=")
                .replaceAll("Expires=[^;\\]]*", "Expires=")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "(id)")
                .replaceAll("/f/[A-Za-z0-9_-]{43}", "/f/(token)")
                .replaceAll("(<path[^>]* d=\")M[^\"]*", "$1(code)")
                .replaceAll("(data-resend-in=\")[0-9]*", "$1");
    }

    private record Seen(List<String> pages, List<Integer> statements) {}
}
