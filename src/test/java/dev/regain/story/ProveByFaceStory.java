package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The proof by a face check, walked from the path by account ID. */
@Story
class ProveByFaceStory {

    private static final String ACCOUNT = "100012340001";
    private static final String PERSON = "张小明";
    private static final String ID_NUMBER = "110105199003071239";

    private final Stage stage;
    private final JdbcTemplate database;
    private Applicant ana;

    ProveByFaceStory(@Autowired Stage stage, @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.database = database;
    }

    @BeforeEach
    void enter() {
        ana = stage.applicant().begins(2, "accountId", ACCOUNT).answers("choose-proof", "proof", "face");
    }

    @Test
    void the_page_goes_on_by_itself_when_the_verified_person_passed() {
        ana.answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(ana, stage).passes(PERSON, ID_NUMBER);
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly(ACCOUNT);
        ana.went(
                "consentToFaceCheck",
                "issueLink",
                "faceCheckEnded",
                "fetchFaceResult",
                "findAccounts",
                "compareIdentity",
                "faceProven");
    }

    @Test
    void somebody_else_who_passes_is_shown_nothing() {
        ana.answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(ana, stage).passes("李秀英", "440305198506142046");
        ana.waitsFor("not-confirmed");
        assertThat(ana.accounts()).isEmpty();
        ana.went("compareIdentity", "faceNotProven");
    }

    @Test
    void three_checks_may_fail_and_no_fourth_is_offered() {
        ana.answers("consent-to-face-check", "consent", "yes");
        for (int left = 2; left >= 1; left--) {
            String before = ana.sees("check-face").page().select("main").attr("data-task");
            FaceCheckOnPhone.of(ana, stage).fails();
            waitsForAnotherTask(before);
            assertThat(ana.sees("check-face").page().select("main").text()).contains(Integer.toString(left));
        }
        FaceCheckOnPhone.of(ana, stage).fails();
        ana.waitsFor("not-confirmed");
        ana.went("areTriesLeft", "issueLink", "areTriesLeft", "issueLink", "areTriesLeft", "faceNotProven");
    }

    @Test
    void a_link_that_nobody_used_in_time_expires_and_a_new_one_is_to_be_had() {
        ana.answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone old = FaceCheckOnPhone.of(ana, stage);
        database.update("update face_check set good_until = current_timestamp where standing = 'OPEN'");
        ana.letsTimePass("timeOver").waitsFor("expired");
        assertThat(old.isScannedAgain().status()).isEqualTo(410);

        ana.answers("expired").sees("check-face");
        FaceCheckOnPhone fresh = FaceCheckOnPhone.of(ana, stage);
        assertThat(fresh.link()).isNotEqualTo(old.link());
        fresh.passes(PERSON, ID_NUMBER);
        ana.waitsFor("account-found");
    }

    @Test
    void a_code_that_was_used_is_good_for_nothing_more() {
        ana.answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone phone = FaceCheckOnPhone.of(ana, stage).passes(PERSON, ID_NUMBER);
        ana.waitsFor("account-found");
        assertThat(phone.isScannedAgain().status()).isEqualTo(410);
        assertThat(phone.phone().step()).isEqualTo("link-not-good");
    }

    @Test
    void a_code_of_one_case_moves_no_other() {
        ana.answers("consent-to-face-check", "consent", "yes").sees("check-face");
        Applicant bob = stage.applicant().begins(2, "accountId", ACCOUNT).answers("choose-proof", "proof", "face");
        bob.answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(bob, stage).passes(PERSON, ID_NUMBER);
        bob.waitsFor("account-found");
        ana.opens("/case").sees("check-face");
    }

    @Test
    void who_does_not_consent_may_choose_another_proof() {
        ana.answers("consent-to-face-check", "consent", "no").sees("choose-proof");
        ana.went("consentToFaceCheck", "consentRefused", "chooseProof");
    }

    @Test
    void who_cannot_do_the_check_may_choose_another_proof() {
        ana.answers("consent-to-face-check", "consent", "yes")
                .answers("check-face")
                .sees("choose-proof");
        ana.went("checkFace", "anotherWayWanted", "chooseProof");
    }

    @Test
    void the_consent_is_kept_with_the_version_of_its_text() {
        ana.answers("consent-to-face-check", "consent", "yes").sees("check-face");
        assertThat(stage.consentOf(ana)).startsWith("2026-11-23 ");
    }

    private void waitsForAnotherTask(String before) {
        for (int look = 0;
                look < 100 && ana.page().select("main").attr("data-task").equals(before)
                        || ana.step().equals("waiting");
                look++) {
            pause();
            ana.opens("/case");
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
