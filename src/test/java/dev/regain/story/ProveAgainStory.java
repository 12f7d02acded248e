package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.outside.directory.AccountDirectory;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** 二次证明: after one proof another of another kind, whichever the first was and however often. */
@Story
class ProveAgainStory {

    private final Stage stage;
    private final AccountDirectory directory;
    private BackIn ana;
    private BackIn second;

    ProveAgainStory(@Autowired Stage stage, @Autowired AccountDirectory directory) {
        this.stage = stage;
        this.directory = directory;
        ana = BackIn.person(stage, directory);
    }

    @AfterEach
    void leave() {
        Stream.of(ana, second).filter(one -> one != null).forEach(BackIn::isGone);
    }

    @ParameterizedTest
    @CsvSource({
        "1, sms, consent-to-face-check",
        "3, sms, consent-to-face-check",
        "3, face, enter-secure-phone",
        "4, sms, consent-to-face-check",
        "4, face, enter-secure-phone",
        "5, sms, consent-to-face-check",
        "5, face, enter-secure-phone",
        "6, sms, consent-to-face-check",
        "6, face, enter-secure-phone"
    })
    void after_each_path_and_proof_the_page_leads_to_the_other_proof(int type, String first, String next) {
        findsTheAccount(type, first);
        assertThat(ana.browser.accounts()).contains(ana.accountId);
        ana.begins("change-security-check").sees(next);
    }

    private void findsTheAccount(int type, String proof) {
        int before = stage.phones().messagesTo(ana.securePhone).size();
        switch (type) {
            case 1 -> ana.browser.begins(1, "phone", ana.securePhone);
            case 3 -> ana.browser.begins(3, "domain", ana.domain);
            case 4 -> ana.browser.begins(4, "filingKind", "number", "filing", ana.filing);
            case 5 -> ana.browser.begins(5, "serverKind", "cvm", "ip", ana.ip);
            case 6 -> ana.browser.begins(6, "name", BackIn.NAME, "idNumber", BackIn.ID_NUMBER);
            default -> throw new IllegalArgumentException("path " + type);
        }
        if (type == 1) {
            typesTheCode(before);
        } else if (type == 6) {
            ana.browser.answers("consent-to-face-check", "consent", proof.equals("face") ? "yes" : "no");
            if (proof.equals("face")) {
                FaceCheckOnPhone.of(ana.browser, stage).passes(BackIn.NAME, BackIn.ID_NUMBER);
            } else {
                ana.browser.answers("enter-secure-phone", "phone", ana.securePhone);
                typesTheCode(before);
            }
        } else if (proof.equals("face")) {
            ana.browser.provesByFace(BackIn.NAME, BackIn.ID_NUMBER);
        } else {
            ana.browser.provesBySms(ana.securePhone);
        }
        ana.browser.waitsFor("account-found");
    }

    private void typesTheCode(int before) {
        String code = stage.phones()
                .nextMessageTo(ana.securePhone, before)
                .get("code")
                .asText();
        ana.browser.answers("message-sent", "smsCode", code);
    }

    @Test
    void one_person_with_two_accounts_proves_the_phone_of_each() {
        findsTwoAccounts();
        provesPhoneOf(ana, 0);
        ana.enters("first-of-two@example.com").waitsForStanding("changed");
        provesPhoneOf(second, 0);
        ana.enters("second-of-two@example.com");
        second.browser.opens("/account/recover");
        assertThat(second.logsInWith()).doesNotContain("first-of-two@example.com");
        waitsForLoginWith(second, "second-of-two@example.com");
        assertThat(ana.logsInWith()).contains("first-of-two@example.com").doesNotContain("second-of-two@example.com");
    }

    @Test
    void a_proof_that_is_passed_gives_back_none_of_the_tries_that_failed() {
        findsTwoAccounts();
        provesPhoneOf(ana, 4);
        ana.browser.answers("enter-login-method", "giveUp", "true");
        ana.browser
                .presses(second.button("add-login-method"))
                .answers("enter-secure-phone", "phone", second.securePhone);
        ana.browser.answers("message-sent", "smsCode", "000000");
        assertThat(ana.looks().browser.page().select("[data-standing=not-proven]"))
                .hasSize(1);
        assertThat(second.logsInWith()).containsExactly(second.email);
    }

    private void findsTwoAccounts() {
        second = BackIn.person(stage, directory);
        findsTheAccount(6, "face");
        assertThat(ana.browser.accounts()).contains(ana.accountId, second.accountId);
    }

    /** With so many wrong codes before the right one. */
    private void provesPhoneOf(BackIn whose, int wrong) {
        int before = stage.phones().messagesTo(whose.securePhone).size();
        ana.browser.presses(whose.button("add-login-method")).answers("enter-secure-phone", "phone", whose.securePhone);
        String code = stage.phones()
                .nextMessageTo(whose.securePhone, before)
                .get("code")
                .asText();
        for (int guess = 0; guess < wrong; guess++) {
            ana.browser
                    .answers("message-sent", "smsCode", code.equals("00000" + guess) ? "999999" : "00000" + guess)
                    .isTold("smsCode", "wrong");
        }
        ana.browser.answers("message-sent", "smsCode", code).sees("enter-login-method");
    }

    private static void waitsForLoginWith(BackIn whose, String address) {
        for (int look = 0; look < 100 && !whose.logsInWith().contains(address); look++) {
            Applicant.pause();
        }
        assertThat(whose.logsInWith()).contains(address);
    }

    @Test
    void a_face_check_that_was_begun_for_the_first_proof_does_not_serve_the_second() {
        ana.browser.begins(2, "accountId", ana.accountId).answers("choose-proof", "proof", "face");
        ana.browser.answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone first = FaceCheckOnPhone.of(ana.browser, stage);
        first.isScannedAgain();
        ana.browser.answers("check-face").provesBySms(ana.securePhone);
        ana.browser.sees("account-found");
        ana.begins("add-login-method").answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone next = FaceCheckOnPhone.of(ana.browser, stage);
        assertThat(next.link()).isNotEqualTo(first.link());

        first.phone().sends("name", BackIn.NAME, "idNumber", BackIn.ID_NUMBER, "outcome", "pass");
        stage.letWorkEnd(ana.browser.secret());
        ana.browser.opens("/case").sees("check-face");
        next.passes(BackIn.NAME, BackIn.ID_NUMBER);
        ana.browser.waitsFor("enter-login-method");
    }

    @Test
    void a_button_that_stood_there_until_the_proof_was_too_old_begins_nothing() {
        ana.provesBySms();
        assertThat(ana.isOffered("add-login-method")).isTrue();
        stage.agesProofs(ana.browser.secret());
        ana.begins("add-login-method").sees("account-found");
        assertThat(ana.isOffered("add-login-method")).isFalse();
        assertThat(ana.browser.page().text()).contains("prove the account anew");
        assertThat(stage.passed(ana.caseId())).doesNotContain("proveAgain");
    }

    @Test
    void with_the_query_code_a_change_is_begun_at_another_device() {
        ana.isGone();
        ana = BackIn.enterprise(stage, directory).isApproved();
        Applicant elsewhere = ana.looksFromElsewhere();
        elsewhere.presses(ana.button("add-login-method"));
        elsewhere.answers(
                "enter-login-method", "loginMethodKind", "email", "loginMethod", "from-elsewhere@example.com");
        elsewhere.answers("confirm-new-contact", "code", ana.codeTo("from-elsewhere@example.com"));
        ana.waitsForStanding("held");
    }
}
