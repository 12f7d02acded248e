package dev.regain.outside.directory.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.outside.directory.AccountRecord;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of an account, where it depends on the day or on other fields. */
class ReadAccountTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 2, 28);

    private static final String ACCOUNT = """
            {"accountId":"100056780001","registeredOn":"2019-03-14","verification":"NONE",\
            "loginMethods":[{"kind":"EMAIL","identifier":"%s","heldFrom":"%s"}],\
            "clues":[{"kind":"DOMAIN","value":"example.cn","heldFrom":"2020-01-01","heldUntil":"%s"}]}\
            """;

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-02", "2099-01-01", "2026-03-02T00:00:00Z", "2026-03-01T23:30:00-01:00"})
    void what_is_yet_to_begin_or_to_end_is_not_told(String later) {
        assertThatThrownBy(() -> read("tom@example.com", later, "2021-01-01"))
                .isInstanceOfSatisfying(BrokenAccount.class, broken -> assertThat(broken.fields())
                        .containsExactly(new BrokenField("loginMethods[0].heldFrom", "in-future")));
        assertThatThrownBy(() -> read("tom@example.com", "2020-01-01", later))
                .isInstanceOfSatisfying(BrokenAccount.class, broken -> assertThat(broken.fields())
                        .containsExactly(new BrokenField("clues[0].heldUntil", "in-future")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-28", "2026-03-01", "2026-03-01T23:59:59.999Z"})
    void tomorrow_has_come_somewhere(String tomorrow) throws BrokenAccount {
        assertThat(read("tom@example.com", tomorrow, tomorrow).clues()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Tom@Example.COM, Tom@example.com", "tom@中国.cn, tom@xn--fiqs8s.cn", "ｔｏｍ＠example.com, tom@example.com"})
    void a_mailbox_has_one_form_however_it_is_written(String told, String identifier) throws BrokenAccount {
        assertThat(read(told, "2020-01-01", "2021-01-01").loginMethods())
                .singleElement()
                .satisfies(method -> assertThat(method.identifier()).isEqualTo(identifier));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tom@example", "tom @example.com", "t,om@example.com", "tom@-.com", "\\\"tom\\\"@example.com"})
    void what_no_mailbox_is_called_is_refused(String told) {
        assertThatThrownBy(() -> read(told, "2020-01-01", "2021-01-01"))
                .isInstanceOfSatisfying(BrokenAccount.class, broken -> assertThat(broken.fields())
                        .containsExactly(new BrokenField("loginMethods[0].identifier", "format")));
    }

    @Test
    void nobody_is_registered_the_day_after_tomorrow() {
        assertThatThrownBy(() -> AccountJson.read(
                        "{\"accountId\":\"10005\",\"registeredOn\":\"2026-03-02\",\"verification\":\"NONE\"}"
                                .getBytes(StandardCharsets.UTF_8),
                        TODAY))
                .isInstanceOfSatisfying(BrokenAccount.class, broken -> assertThat(broken.fields())
                        .containsExactly(new BrokenField("registeredOn", "in-future")));
    }

    private static AccountRecord read(String email, String loginFrom, String domainUntil) throws BrokenAccount {
        return AccountJson.read(
                ACCOUNT.formatted(email, loginFrom, domainUntil).getBytes(StandardCharsets.UTF_8), TODAY);
    }
}
