package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import dev.regain.outside.directory.LoginMethodKind;
import dev.regain.outside.sms.SmsGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 通知、等待与变更: everybody on file is told, the hold runs, and then it is done whole or not at all. */
@Story
class CarryOutChangeStory {

    private static final Duration HOLD = Duration.ofHours(24);

    private static int people;

    private final Stage stage;
    private final Outages outages;
    private final AccountDirectory directory;
    private final JdbcClient database;
    private final String email = "carried-out-%d@example.com".formatted(++people);
    private BackIn ana;

    CarryOutChangeStory(
            @Autowired Stage stage,
            @Autowired Outages outages,
            @Autowired AccountDirectory directory,
            @Autowired JdbcClient database) {
        this.stage = stage;
        this.outages = outages;
        this.directory = directory;
        this.database = database;
    }

    @BeforeEach
    void enter() {
        ana = BackIn.enterprise(stage, directory).isApproved();
    }

    @AfterEach
    void leave() {
        outages.areOver();
        ana.isGone();
    }

    @Test
    void the_hold_begins_when_the_last_of_those_on_file_was_told() {
        Holder holder = new Holder(stage, ana.securePhone);
        outages.isDown(SmsGateway.class);
        ana.adds(email);
        assertThat(ana.standing()).as("it can be objected to already").isEqualTo("held");
        stage.waitsForFailureOf(ana.browser.secret(), "tellHolders");
        assertThat(stage.passed(ana.caseId())).doesNotContain("beginHold");

        Instant back = Instant.now();
        outages.areOver();
        assertThat(holder.reads()).contains("/o/");
        ana.browser.went("announceChange", "tellHolders", "beginHold", "lookForObjection");
        assertThat(ana.holdEnd()).isAfterOrEqualTo(back.plus(HOLD).minusSeconds(1));
        ana.letsTheHoldEnd();
        assertThat(ana.logsInWith()).contains(email);
    }

    @Test
    void a_phone_that_this_case_put_on_file_shortens_no_hold_and_the_one_before_still_hears_of_it() {
        ana.begins("change-security-check");
        int before = stage.phones().messagesTo(ana.contactPhone()).size();
        ana.browser
                .answers("enter-new-secure-phone", "phone", ana.contactPhone())
                .sees("confirm-new-contact");
        ana.browser.sends(
                "code",
                stage.phones()
                        .nextMessageTo(ana.contactPhone(), before)
                        .get("code")
                        .asText());
        ana.letsTheHoldEnd();
        assertThat(ana.isSecuredBy(ana.contactPhone())).isTrue();

        Holder former = new Holder(stage, ana.securePhone);
        ana.adds(email);
        assertThat(former.reads()).contains("c***@example.com", "/o/");
        stage.letWorkEnd(ana.browser.secret());
        assertThat(ana.standing()).isEqualTo("held");
        former.objects();
        assertThat(ana.standing()).isEqualTo("frozen");
    }

    @Test
    void an_address_that_another_account_came_to_have_during_the_hold_is_not_added() {
        ana.adds(email);
        BackIn other = BackIn.person(stage, directory);
        try {
            givesTo(other, email);
            ana.letsTheHoldRunOut().waitsForStanding("taken");
            assertThat(ana.browser.page().text()).contains("another account logs in with it");
            assertThat(ana.logsInWith()).containsExactly(ana.email);
            assertThat(ana.isOffered("add-login-method")).isTrue();
            ana.browser.went("holdOver", "changeImpossible", "nothingChanged");
            assertThat(ana.heard())
                    .containsExactly("appeal.submitted", "appeal.approved", "change.started", "change.stopped");
        } finally {
            other.isGone();
        }
    }

    private void givesTo(BackIn other, String address) {
        AccountRecord record = other.record();
        List<LoginMethodOnFile> methods = new ArrayList<>(record.loginMethods());
        methods.add(new LoginMethodOnFile(LoginMethodKind.EMAIL, address, Instant.now(), null));
        directory.put(new AccountRecord(
                record.accountId(),
                record.nickname(),
                record.registeredOn(),
                record.verification(),
                record.person(),
                record.enterprise(),
                methods,
                record.clues()));
    }

    @Test
    void an_account_that_goes_during_the_hold_takes_its_change_along() {
        Holder holder = new Holder(stage, ana.securePhone);
        ana.adds(email);
        Applicant link = holder.opensTheLink();
        ana.browser.went("beginHold", "lookForObjection");
        ana.isGone();
        assertThat(ana.looks().browser.status()).isEqualTo(200);
        assertThat(link.opens(link.response().uri().getPath()).sees("not-me").status())
                .isEqualTo(200);
        ana.letsTheHoldRunOut().browser.went("changeImpossible", "nothingChanged");
    }

    @Test
    void a_change_whose_event_cannot_be_written_is_not_made_and_made_later() {
        ana.adds(email);
        ana.browser.went("beginHold", "lookForObjection");
        stage.letWorkEnd(ana.browser.secret());
        // In the transaction it comes after the directory.
        database.sql("alter table access_event rename to access_event_away").update();
        try {
            stage.letTimePass(ana.browser.secret(), "holdOver");
            stage.waitsForFailureOf(ana.browser.secret(), "changeAccess");
            assertThat(ana.logsInWith()).containsExactly(ana.email);
            assertThat(ana.standing()).isEqualTo("held");
        } finally {
            database.sql("alter table access_event_away rename to access_event").update();
        }
        ana.waitsForStanding("changed");
        assertThat(ana.logsInWith()).containsExactlyInAnyOrder(ana.email, email);
        assertThat(ana.heard()).containsExactly("appeal.submitted", "appeal.approved", "change.started", "change.made");
    }

    @Test
    void an_analyst_finds_the_change_as_a_process_of_its_own() {
        ana.adds(email).letsTheHoldEnd();
        stage.letWorkEnd(ana.browser.secret());
        Analyst alex = new Analyst(stage);
        JsonNode found =
                alex.reads("/cases?process=addLoginMethod&case=" + ana.caseId()).get("cases");
        assertThat(found).hasSize(1);
        JsonNode told = alex.reads("/cases/" + found.get(0).get("id").asText());
        assertThat(told.get("instances").get(0).get("process").asText()).isEqualTo("addLoginMethod");
        assertThat(told.get("instances").findValuesAsText("process")).contains("carryOutChange", "proveNewContact");
        assertThat(told.get("facts").findValuesAsText("name")).contains("holdHours", "holdEndsAt");
        assertThat(told.toString()).doesNotContain(email, ana.accountId);
    }

    @Test
    void what_comes_next_leads_to_the_providers_pages_that_are_set() {
        Applicant reader = ana.browser.opens("/account/recover/what-next").sees("what-next");
        assertThat(reader.page().select("main a[rel=noreferrer]").eachAttr("href"))
                .containsExactly("https://console.example.com/sessions");
        assertThat(reader.page().select("main h2").eachText()).hasSize(4);
    }
}
