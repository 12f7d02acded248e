package dev.regain.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.regain.audit.VerifyAudit.Broken;
import dev.regain.audit.VerifyAudit.Fault;
import dev.regain.casefile.CaseId;
import dev.regain.keys.Keys;
import dev.regain.story.Crowd;
import dev.regain.story.Story;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Whoever can write to the database, and has not the keys, cannot take out of the log what they did. */
@Story
@ExtendWith(OutputCaptureExtension.class)
class AuditLogTest {

    private static final CaseId CASE = CaseId.random();

    private final AuditLog log;
    private final VerifyAudit verify;
    private final JdbcTemplate database;
    private final Environment settings;
    private final TransactionTemplate transactions;

    AuditLogTest(
            @Autowired AuditLog log,
            @Autowired JdbcClient client,
            @Autowired Keys keys,
            @Autowired JdbcTemplate database,
            @Autowired Environment settings,
            @Autowired PlatformTransactionManager transactions) {
        this.log = log;
        this.verify = new VerifyAudit(client, keys);
        this.database = database;
        this.settings = settings;
        this.transactions = new TransactionTemplate(transactions);
    }

    @BeforeEach
    void nothing_happened_yet() {
        database.update("delete from audit_entry");
        database.update("delete from audit_head");
        database.update("insert into audit_head (id, number) values (1, 0)");
    }

    @Test
    void what_was_done_is_told_in_its_order() {
        append(Act.SAW, "caseFile", "");
        append(Act.UNMASKED, "creditCode", Purpose.COMPARE_WITH_DOCUMENT.code());
        append(Act.DECIDED, "reject", "R01 R03");

        assertThat(log.of(CASE)).extracting(AuditEntry::number).containsExactly(1L, 2L, 3L);
        assertThat(log.of(CASE))
                .extracting(AuditEntry::act, AuditEntry::what, AuditEntry::why)
                .endsWith(tuple("DECIDED", "reject", "R01 R03"));
        assertThat(log.of(CaseId.random())).isEmpty();
        assertThat(broken()).isNull();
    }

    @Test
    void an_empty_log_is_whole() {
        assertThat(broken()).isNull();
        assertThat(verify.verify(null).entries()).isZero();
    }

    @Test
    void what_is_rolled_back_was_not_done() {
        append(5);
        transactions.executeWithoutResult(act -> {
            log.append(Act.DECIDED, "reviewer", CASE, "approve", "");
            act.setRollbackOnly();
        });
        append(5);

        assertThat(verify.verify(null).entries()).isEqualTo(10);
        assertThat(broken()).isNull();
    }

    @Test
    void nothing_is_told_beside_the_transaction_of_the_act() {
        assertThatThrownBy(() -> log.append(Act.SAW, "reviewer", CASE, "caseFile", ""))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"王建国", "13800138001", "creditCode 91440300MA5EXAMP0C", "enterpriseName/山海", "a@example.com", ""})
    void what_a_person_wrote_does_not_get_in(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> append(Act.UNMASKED, text, ""));
        if (!text.isEmpty() && !text.startsWith("creditCode")) {
            assertThatIllegalArgumentException().isThrownBy(() -> append(Act.UNMASKED, "creditCode", text));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "staff, 'somebody'",
        "act, 'SAW'",
        "act, 'NOTHING'",
        "what, 'enterpriseName'",
        "why, 'call-applicant'",
        "case_id, '00000000-0000-0000-0000-000000000001'",
        "chain, '00000000-0000-0000-0000-000000000001'",
        "happened_at, '2020-01-01 00:00:00+00'"
    })
    void an_entry_that_was_changed_is_found(String column, String value) {
        append(5);
        String type = column.equals("happened_at")
                ? "timestamp with time zone"
                : column.equals("case_id") || column.equals("chain") ? "uuid" : "varchar";
        database.update("update audit_entry set %s = cast('%s' as %s) where number = 3".formatted(column, value, type));

        assertThat(broken()).isEqualTo(new Broken(Fault.CHANGED, 3));
    }

    @Test
    void an_entry_that_was_taken_out_is_missed() {
        append(5);
        database.update("delete from audit_entry where number = 3");
        assertThat(broken()).isEqualTo(new Broken(Fault.MISSING, 3));
    }

    @Test
    void closing_the_gap_does_not_help() {
        append(5);
        database.update("delete from audit_entry where number = 3");
        database.update("update audit_entry set number = 3 where number = 4");
        database.update("update audit_entry set number = 4 where number = 5");
        assertThat(broken().entry()).isEqualTo(3);
    }

    @Test
    void entries_in_another_order_are_found() {
        append(5);
        database.update("update audit_entry set number = -1 where number = 2");
        database.update("update audit_entry set number = 2 where number = 4");
        database.update("update audit_entry set number = 4 where number = -1");
        assertThat(broken()).isEqualTo(new Broken(Fault.MOVED, 2));
    }

    @Test
    void a_log_that_was_cut_off_says_where() {
        append(5);
        database.update("delete from audit_entry where number > 3");
        assertThat(broken()).isEqualTo(new Broken(Fault.CUT_OFF, 4));
        database.update("delete from audit_entry");
        assertThat(broken()).isEqualTo(new Broken(Fault.CUT_OFF, 1));
    }

    @Test
    void moving_the_head_back_does_not_help() {
        append(5);
        database.update("delete from audit_entry where number > 3");
        database.update("update audit_head set number = 3, chain = (select chain from audit_entry where number = 3)");
        assertThat(broken()).isEqualTo(new Broken(Fault.HEAD_CHANGED, 3));
        database.update("delete from audit_head");
        assertThat(broken().fault()).isEqualTo(Fault.HEAD_CHANGED);
    }

    @Test
    void an_entry_behind_the_end_is_found() {
        append(5);
        database.update("insert into audit_entry (number, happened_at, staff, act, case_id, what, why, chain)"
                + " select 6, happened_at, staff, act, case_id, what, why, chain from audit_entry where number = 5");
        assertThat(broken().entry()).isEqualTo(6);
    }

    @Test
    void a_log_that_was_put_back_as_a_whole_is_found_by_a_mark_that_was_noted() {
        append(3);
        UUID chain = database.queryForObject("select chain from audit_head", UUID.class);
        UUID mark = database.queryForObject("select mark from audit_head", UUID.class);
        append(2);
        Mark noted = verify.verify(null).mark();
        assertThat(Mark.of(noted.toString())).contains(noted);

        append(1);
        assertThat(verify.verify(noted).broken()).isNull();
        database.update("delete from audit_entry where number > 3");
        database.update("update audit_head set number = 3, chain = ?, mark = ?", chain, mark);
        assertThat(broken()).isNull();
        assertThat(verify.verify(noted).broken()).isEqualTo(new Broken(Fault.NOT_AS_NOTED, 5));
    }

    @Test
    void twenty_at_once_make_one_chain() throws Exception {
        Crowd.atOnce(20, person -> () -> {
            append(5);
            return person;
        });
        assertThat(verify.verify(null).entries()).isEqualTo(100);
        assertThat(broken()).isNull();
    }

    @Test
    void the_command_says_in_a_line_whether_the_log_is_whole(CapturedOutput console) {
        append(12);
        assertThat(command()).isZero();
        assertThat(console.getOut()).contains("The audit log is whole: 12 entries. Note its mark");
        String mark = verify.verify(null).mark().toString();
        assertThat(console.getOut()).contains(mark);
        append(1);
        assertThat(command(mark)).isZero();

        database.update("update audit_entry set staff = 'nobody' where number = 7");
        assertThat(command()).isEqualTo(1);
        assertThat(console.getOut()).contains("The audit log is broken: entry 7 was changed.");
        assertThat(command("no-mark")).isEqualTo(2);
        assertThat(VerifyAuditCommand.run(
                        List.of("--regain.home=target/no-such-home", "--spring.datasource.url=" + "jdbc:h2:mem:none")))
                .as("without keys, nothing can be said")
                .isEqualTo(2);
    }

    private int command(String... mark) {
        return VerifyAuditCommand.run(Stream.concat(
                        Arrays.stream(mark),
                        Stream.of(
                                "--regain.home=" + settings.getProperty("regain.home"),
                                "--spring.datasource.url=" + settings.getProperty("spring.datasource.url"),
                                "--spring.datasource.username=" + settings.getProperty("spring.datasource.username")))
                .toList());
    }

    private Broken broken() {
        return verify.verify(null).broken();
    }

    private void append(int entries) {
        IntStream.range(0, entries).forEach(entry -> append(Act.UNMASKED, "creditCode", "compare-with-record"));
    }

    private void append(Act act, String what, String why) {
        transactions.executeWithoutResult(done -> log.append(act, "reviewer", CASE, what, why));
    }
}
