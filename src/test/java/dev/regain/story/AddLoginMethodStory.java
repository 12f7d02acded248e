package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.outside.directory.AccountDirectory;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 新增登录方式: back in, after an approved appeal or two proofs of different kinds. */
@Story
class AddLoginMethodStory {

    private static int people;

    private final Stage stage;
    private final AccountDirectory directory;
    private final String email = "back-in-%d@example.com".formatted(++people);
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient database;
    private BackIn ana;

    AddLoginMethodStory(
            @Autowired Stage stage,
            @Autowired AccountDirectory directory,
            @Autowired RuntimeService runtime,
            @Autowired ManagementService management,
            @Autowired JdbcClient database) {
        this.stage = stage;
        this.directory = directory;
        this.runtime = runtime;
        this.management = management;
        this.database = database;
    }

    @AfterEach
    void leave() {
        ana.isGone();
    }

    @Test
    void after_an_approved_appeal_a_confirmed_address_logs_in_when_the_hold_is_over() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        Holder holder = new Holder(stage, ana.securePhone);
        Holder address = new Holder(stage, ana.email);
        ana.adds(email);
        assertThat(ana.standing()).isEqualTo("held");
        assertThat(ana.browser.page().select("[data-change] time")).isNotEmpty();
        String ending = ana.accountId.substring(8);
        assertThat(holder.reads()).contains("b***@example.com", ending, "/o/").doesNotContain(email, ana.accountId);
        assertThat(address.reads()).contains("b***@example.com", ending, "/o/").doesNotContain(email, ana.accountId);
        assertThat(ana.logsInWith()).containsExactly(ana.email);

        Holder newAddress = new Holder(stage, email);
        ana.letsTheHoldEnd();
        assertThat(newAddress.reads()).contains("can now log in");
        assertThat(ana.logsInWith()).containsExactlyInAnyOrder(ana.email, email);
        ana.browser.went(
                "loginMethodWanted",
                "proveAgain",
                "enterLoginMethod",
                "proveNewContact",
                "confirmNewContact",
                "weighRisk",
                "holdPeriod",
                "announceChange",
                "tellHolders",
                "beginHold",
                "holdOver",
                "changeAccess",
                "tellNewContact",
                "accessChanged");
        assertThat(ana.heard()).containsExactly("appeal.submitted", "appeal.approved", "change.started", "change.made");
        JsonNode made = Provider.heardOf(ana.caseId().toString()).get(2);
        assertThat(made.at("/data/accountIds/0").asText()).isEqualTo(ana.accountId);
        assertThat(made.at("/data/change/contact").asText()).isEqualTo(email);
    }

    @Test
    void everybody_on_file_hears_of_an_approval_and_nobody_of_a_rejection() {
        ana = BackIn.enterprise(stage, directory);
        Holder holder = new Holder(stage, ana.securePhone);
        ana.isApproved();
        assertThat(holder.reads()).contains("appeal", "approved", "/o/");
        ana.isGone();

        ana = BackIn.enterprise(stage, directory);
        holder = new Holder(stage, ana.securePhone);
        ana.isRejected();
        assertThat(ana.heard()).containsExactly("appeal.submitted", "appeal.rejected");
        holder.heardNothing();
    }

    @Test
    void after_the_face_the_secure_phone_is_proven_too_and_nobody_need_wait() {
        ana = BackIn.person(stage, directory).provesByFace();
        ana.begins("add-login-method").sees("enter-secure-phone");
        int before = stage.phones().messagesTo(ana.securePhone).size();
        ana.browser.sends("phone", ana.securePhone).sees("message-sent");
        String code = stage.phones()
                .nextMessageTo(ana.securePhone, before)
                .get("code")
                .asText();
        ana.browser.sends("smsCode", code);
        ana.enters(email).waitsForStanding("changed");
        assertThat(ana.logsInWith()).contains(email);
        ana.browser.went("whichSecondProof", "proveBySms", "checkAccess", "enterLoginMethod", "accessChanged");
    }

    @Test
    void after_the_secure_phone_comes_the_face_and_the_page_leads_there() {
        ana = BackIn.person(stage, directory).provesBySms();
        ana.begins("add-login-method").sees("consent-to-face-check").sends("consent", "yes");
        FaceCheckOnPhone.of(ana.browser, stage).passes(BackIn.NAME, BackIn.ID_NUMBER);
        ana.browser.waitsFor("enter-login-method");
        ana.enters("+8613866277001").waitsForStanding("changed");
        assertThat(ana.logsInWith()).contains("+8613866277001");
        ana.browser.went("proveByFace", "checkAccess", "enterLoginMethod", "accessChanged");
    }

    @Test
    void somebody_elses_face_changes_nothing_and_the_account_is_still_shown() {
        ana = BackIn.person(stage, directory).provesBySms();
        ana.begins("add-login-method").sees("consent-to-face-check").sends("consent", "yes");
        FaceCheckOnPhone.of(ana.browser, stage).passes("李秀英", "440305198506142046");
        ana.browser.waitsFor("account-found");
        assertThat(ana.browser.accounts()).containsExactly(ana.accountId);
        assertThat(ana.standing()).isEqualTo("not-proven");
        ana.browser.went("proveByFace", "checkAccess", "accessNotProven", "endDraft", "nothingChanged");
    }

    @Test
    void who_refuses_the_face_check_has_one_proof_and_no_more() {
        ana = BackIn.person(stage, directory).provesBySms();
        ana.begins("add-login-method").sees("consent-to-face-check").sends("consent", "no");
        assertThat(ana.standing()).isEqualTo("not-proven");
    }

    @Test
    void it_can_be_given_up_and_begun_again() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        ana.begins("add-login-method").answers("enter-login-method", "giveUp", "true");
        assertThat(ana.standing()).isEmpty();
        ana.adds(email);
        assertThat(ana.standing()).isEqualTo("held");
    }

    @Test
    void a_draft_ends_after_an_hour() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        ana.begins("add-login-method").sees("enter-login-method").letsTimePass("hourOver");
        assertThat(ana.looks().isOffered("add-login-method")).isTrue();
        ana.browser.went("enterLoginMethod", "hourOver", "endDraft", "nothingChanged");
    }

    @Test
    void what_the_account_has_already_and_what_is_no_address_is_told_at_once() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        ana.begins("add-login-method").sees("enter-login-method");
        ana.browser.sends("loginMethodKind", "email", "loginMethod", ana.email.toUpperCase());
        ana.browser.isTold("loginMethod", "same");
        ana.browser.sends("loginMethodKind", "email", "loginMethod", "nobody").isTold("loginMethod", "format");
        ana.browser
                .sends("loginMethodKind", "phone", "loginMethod", "02012345678")
                .isTold("loginMethod", "not-mobile");
        ana.browser.sends("loginMethodKind", "", "loginMethod", "").isTold("loginMethodKind", "required");
        ana.browser.sends("loginMethodKind", "email", "loginMethod", "<script>alert(1)</script>@example.com");
        ana.browser.isTold("loginMethod", "format");
        assertThat(ana.browser.page().select("main script")).isEmpty();
    }

    @Test
    void whether_another_account_has_it_is_told_to_nobody_who_does_not_read_it() {
        BackIn other = BackIn.person(stage, directory);
        ana = BackIn.enterprise(stage, directory).isApproved();
        ana.adds(other.email);
        assertThat(ana.standing()).isEqualTo("taken");
        assertThat(ana.logsInWith()).doesNotContain(other.email);
        ana.browser.went("confirmNewContact", "checkNewContact", "endDraft", "nothingChanged");
    }

    @Test
    void five_wrong_codes_end_it_and_the_next_one_has_tries_of_its_own() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        ana.begins("add-login-method");
        ana.browser.answers("enter-login-method", "loginMethodKind", "email", "loginMethod", email);
        String code = ana.codeTo(email);
        for (int guess = 0; guess < 5; guess++) {
            ana.browser
                    .sees("confirm-new-contact")
                    .sends("code", code.equals("00000" + guess) ? "999999" : "00000" + guess);
        }
        assertThat(ana.standing()).isEqualTo("not-confirmed");
        ana.adds("again-" + email);
        assertThat(ana.standing()).isEqualTo("held");
    }

    @Test
    void a_code_that_is_too_old_confirms_nothing() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        ana.begins("add-login-method");
        ana.browser.answers("enter-login-method", "loginMethodKind", "email", "loginMethod", email);
        String code = ana.codeTo(email);
        database.sql("update one_time_code set good_until = current_timestamp where case_id = ?")
                .param(ana.caseId().value())
                .update();
        ana.browser.answers("confirm-new-contact", "code", code).isTold("code", "wrong");
    }

    @Test
    void twenty_guesses_at_once_are_five_tries_and_no_sixth() throws Exception {
        ana = BackIn.enterprise(stage, directory).isApproved();
        ana.begins("add-login-method");
        ana.browser.answers("enter-login-method", "loginMethodKind", "email", "loginMethod", email);
        ana.codeTo(email);
        assertThat(ana.browser.sees("confirm-new-contact").guessesAtOnce("code", 20))
                .allMatch(status -> status < 500);
        assertThat(database.sql("select tries from one_time_code where case_id = ? and purpose = 'NEW_CONTACT'")
                        .param(ana.caseId().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(5);
        assertThat(ana.standing()).isEqualTo("not-confirmed");
    }

    @Test
    void another_address_takes_the_place_of_the_one_that_was_typed() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        ana.begins("add-login-method");
        ana.browser.answers("enter-login-method", "loginMethodKind", "email", "loginMethod", "mistyped-" + email);
        ana.browser.answers("confirm-new-contact", "anotherContact", "true");
        ana.enters(email);
        assertThat(ana.standing()).isEqualTo("held");
        assertThat(ana.browser.page().text()).contains("b***@example.com");
    }

    @Test
    void the_button_pressed_twice_or_from_another_browser_or_for_another_account_begins_nothing_more() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        Applicant second = ana.browser.tab().opens("/case");
        Applicant third = ana.browser.tab().opens("/case");
        ana.begins("add-login-method").sees("enter-login-method");
        second.presses(ana.button("change-security-check")).sees("enter-login-method");
        ana.browser.answers("enter-login-method", "giveUp", "true");

        Map<String, String> fields = new HashMap<>();
        third.page()
                .select("form:has([name=begin]) input[type=hidden]")
                .forEach(hidden -> fields.put(hidden.attr("name"), hidden.val()));
        fields.put("accountId", "100012340001");
        third.post("/case/changes/add-login-method", fields);
        assertThat(third.opens("/case").step()).isEqualTo("progress-result");
        fields.put("accountId", "not a number");
        assertThat(third.post("/case/changes/add-login-method", fields).statusCode())
                .isEqualTo(303);
        assertThat(third.post("/case/changes/prove-by-sms", fields).statusCode())
                .isEqualTo(404);

        Applicant stranger = stage.applicant().opens("/account/recover?type=2");
        fields.put("accountId", ana.accountId);
        fields.put("_csrf", stranger.page().select("[name=_csrf]").attr("value"));
        assertThat(stranger.post("/case/changes/add-login-method", fields)
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/account/recover");
        assertThat(ana.heard()).containsExactly("appeal.submitted", "appeal.approved");
    }

    @Test
    void who_found_the_account_with_one_proof_long_ago_proves_it_anew() {
        ana = BackIn.person(stage, directory).provesBySms();
        stage.agesProofs(ana.browser.secret());
        assertThat(ana.looks().isOffered("add-login-method")).isFalse();
        assertThat(ana.browser.page().text()).contains("prove the account anew");
    }

    @Test
    void a_provider_that_stays_away_keeps_nobody_waiting_is_an_incident_and_hears_of_it_once_in_the_end() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        assertThat(ana.heard()).containsExactly("appeal.submitted", "appeal.approved");
        Provider.isDown = true;
        Incident incident;
        try {
            ana.adds(email);
            ana.browser.went("lookForObjection");
            assertThat(ana.standing()).isEqualTo("held");
            incident = incident();
        } finally {
            Provider.isDown = false;
        }
        assertThat(incident.getFailedActivityId()).isEqualTo("sendWebhook");
        assertThat(incident.getIncidentMessage()).contains("answered 503").doesNotContain(email, ana.accountId);
        management.setJobRetries(incident.getConfiguration(), 1);
        for (int look = 0; look < 200 && ana.heard().size() < 3; look++) {
            Applicant.pause();
        }
        assertThat(ana.heard()).containsExactly("appeal.submitted", "appeal.approved", "change.started");
    }

    private Incident incident() {
        for (int look = 0; look < 300; look++) {
            for (ProcessInstance process : runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(ana.caseId().toString())
                    .list()) {
                for (Incident incident : runtime.createIncidentQuery()
                        .processInstanceId(process.getId())
                        .list()) {
                    return incident;
                }
            }
            Applicant.pause();
        }
        throw new AssertionError("no incident");
    }
}
