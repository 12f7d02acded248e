package dev.regain.outside.directory.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.Enterprise;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import dev.regain.outside.directory.AccountRecord.Person;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.LoginMethodKind;
import dev.regain.outside.directory.Verification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** An account is read and written by hand; a mapper does the same, only slower. */
class AccountJsonTest {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder().serializationInclusion(Include.NON_EMPTY).build();

    private static final String USUAL = """
            {"accountId":"100056780001","nickname":"林 \\"深\\"","registeredOn":"2019-03-14","verification":"PERSONAL",
             "person":{"name":"林深","idNumber":"11010519491231002X"},"enterprise":{"name":"某某公司","creditCode":"9144"},
             "loginMethods":[{"kind":"EMAIL","identifier":"a@example.com","heldFrom":"2019-03-14","heldUntil":null}],
             "clues":[{"kind":"PHONE","value":"+8613800560001"},{"value":"","kind":"DOMAIN","heldUntil":"2020-01-01"}]}
            """;

    @Property(seed = "1", tries = 3_000)
    void what_is_written_is_what_the_mapper_writes_to_the_byte(@ForAll("accounts") AccountRecord account)
            throws Exception {
        byte[] written = AccountJson.write(account);
        assertThat(written).isEqualTo(MAPPER.writeValueAsBytes(ToldAccount.of(account)));
        assertThat(AccountJson.readAgain(written)).isEqualTo(account);
    }

    @Provide
    Arbitrary<AccountRecord> accounts() {
        Arbitrary<String> text = texts();
        Arbitrary<Instant> time = times();
        Arbitrary<LoginMethodOnFile> method = Combinators.combine(
                        Arbitraries.of(LoginMethodKind.class), text, time, time.injectNull(0.5))
                .as(LoginMethodOnFile::new);
        Arbitrary<HeldClue> clue = Combinators.combine(Arbitraries.of(ClueKind.class), text, time, time.injectNull(0.5))
                .as((kind, value, from, until) -> new HeldClue(new Clue(kind, value), from, until));
        return Combinators.combine(
                        Arbitraries.longs().between(10_000, 999_999_999_999_999L),
                        text.injectNull(0.2).map(nickname -> nickname == null ? "" : nickname),
                        Arbitraries.integers().between(-25_000, 40_000).map(LocalDate::ofEpochDay),
                        Arbitraries.of(Verification.class),
                        Combinators.combine(text, text).as(Person::new).injectNull(0.5),
                        Combinators.combine(text, text).as(Enterprise::new).injectNull(0.5),
                        method.list().ofMaxSize(4),
                        clue.list().ofMaxSize(6))
                .as((id, nickname, day, verification, person, enterprise, methods, clues) -> new AccountRecord(
                        new AccountId(id), nickname, day, verification, person, enterprise, methods, clues));
    }

    /** Whatever JSON has to escape, and what takes one to four bytes. */
    private static Arbitrary<String> texts() {
        return Arbitraries.of(
                        "a", "Z", "9", "\"", "\\", "/", "\n", "\t", "\b", "\u0001", "\u007F", "é", "林", "〇", "\u2028",
                        "😀")
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(signs -> String.join("", signs));
    }

    /** Starts of days, before 1970 too, and times as finely as databases keep them. */
    private static Arbitrary<Instant> times() {
        Arbitrary<Instant> days =
                Arbitraries.longs().between(-25_000, 40_000).map(day -> Instant.ofEpochSecond(day * 86_400));
        Arbitrary<Instant> others = Combinators.combine(
                        Arbitraries.longs().between(-2_000_000_000L, 3_000_000_000L),
                        Arbitraries.of(0, 1_000, 500_000_000))
                .as(Instant::ofEpochSecond);
        return Arbitraries.oneOf(days, others);
    }

    @Test
    void the_usual_account_is_read_without_the_mapper() {
        assertThat(UsualJson.read(bytes(USUAL), MAPPER.getFactory())).isNotNull();
    }

    @Property(seed = "2", tries = 20_000)
    void what_was_changed_here_or_there_is_read_or_refused_as_the_mapper_does(
            @ForAll("places") int place, @ForAll("pieces") String piece, @ForAll("cuts") int cut) {
        int begin = Math.min(place, USUAL.length());
        int end = Math.min(begin + cut, USUAL.length());
        assertSame(USUAL.substring(0, begin) + piece + USUAL.substring(end));
    }

    @Provide
    Arbitrary<Integer> places() {
        return Arbitraries.integers().between(0, USUAL.length());
    }

    @Provide
    Arbitrary<Integer> cuts() {
        return Arbitraries.integers().between(0, 20);
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                "",
                "",
                "\"",
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "null",
                "1",
                "-0.5e3",
                "true",
                "{}",
                "[]",
                "\"a\":1,",
                " ",
                "\\u6797",
                "\"nickname\":null,",
                "\"clues\":[],",
                "\"person\":\"\",",
                "\"verification\":7,",
                "\u0000",
                "//",
                "😀");
    }

    @Test
    void what_is_unusual_is_read_or_refused_as_the_mapper_does() {
        Stream.of(
                        "null",
                        "",
                        "[]",
                        "{}",
                        "\"\"",
                        "{} {}",
                        "{}x",
                        "{\"accountId\":10005}",
                        "{\"accountId\":true}",
                        "{\"accountId\":{}}",
                        "{\"accountId\":\"1\",\"accountId\":\"2\"}",
                        "{\"person\":null}",
                        "{\"person\":[]}",
                        "{\"person\":{}}",
                        "{\"person\":{\"age\":1}}",
                        "{\"clues\":null}",
                        "{\"clues\":{}}",
                        "{\"clues\":[null]}",
                        "{\"clues\":[[]]}",
                        "{\"clues\":[{}]}",
                        "{\"clues\":[{\"kind\":[]}]}",
                        "{\"clues\":[{\"colour\":\"red\"}]}",
                        "{\"colour\":\"red\"}",
                        "{\"AccountId\":\"1\"}",
                        "{\"nickname\":\"\\ud83d\"}",
                        "\uFEFF{}",
                        "{\"clues\":[{\"kind\":\"PHONE\"}],\"clues\":[]}")
                .forEach(AccountJsonTest::assertSame);
    }

    private static void assertSame(String json) {
        assertThat(answer(json, AccountJson::told)).as(json).isEqualTo(answer(json, AccountJson::mapped));
    }

    private interface Reading {
        ToldAccount of(byte[] json) throws BrokenAccount;
    }

    /** What a record says of itself hides what it holds. */
    private static Object answer(String json, Reading reading) {
        try {
            ToldAccount told = reading.of(bytes(json));
            return List.of(told);
        } catch (BrokenAccount broken) {
            return broken.fields();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
