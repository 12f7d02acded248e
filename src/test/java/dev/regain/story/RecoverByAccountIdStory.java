package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Path 2: the account ID, and the choice of proof. */
@Story
class RecoverByAccountIdStory {

    private static final String OF_NOBODY = "100099999999";

    private final Stage stage;

    RecoverByAccountIdStory(@Autowired Stage stage) {
        this.stage = stage;
    }

    @Test
    void the_account_is_shown_after_its_secure_phone_proved_it() {
        Applicant ana =
                stage.applicant().begins(2, "accountId", "1000 1234 0002").provesBySms("+8613800138001");
        ana.sees("account-found");
        assertThat(ana.accounts())
                .as("one phone, three accounts, one asked for")
                .containsExactly("100012340002");
        ana.went("accountIdEntered", "chooseProof", "proveBySms", "isOwnershipProven", "accountFound");
    }

    @Test
    void the_account_is_shown_after_its_verified_person_passed_the_face_check() {
        Applicant ana = stage.applicant().begins(2, "accountId", "8613579").provesByFace("陈志远", "310115197809213313");
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly("8613579");
        ana.went("chooseProof", "proveByFace", "isOwnershipProven", "accountFound");
    }

    @Test
    void an_account_id_of_nobody_leads_the_same_way_and_is_not_confirmed() {
        Applicant ana = stage.applicant().begins(2, "accountId", OF_NOBODY);
        ana.answers("choose-proof", "proof", "sms").answers("enter-secure-phone", "phone", "13800138001");
        for (int guess = 0; guess < 5; guess++) {
            ana.answers("message-sent", "smsCode", "00000" + guess);
        }
        ana.sees("not-confirmed");
        ana.went("proveBySms", "isOwnershipProven", "notConfirmed");
    }

    @Test
    void an_abandoned_case_expires_wherever_it_was_left() {
        Applicant ana = stage.applicant().begins(2, "accountId", OF_NOBODY);
        ana.answers("choose-proof", "proof", "face").sees("consent-to-face-check");
        ana.letsTimePass("dayOver").sees("expired");
        assertThat(ana.post("/case", Map.of("consent", "yes")).statusCode()).isEqualTo(403);
    }
}
