package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Path 6: name and ID number, then the face; or, for who cannot, the secure phone. */
@Story
class RecoverByPersonalInfoStory {

    private final Stage stage;

    RecoverByPersonalInfoStory(@Autowired Stage stage) {
        this.stage = stage;
    }

    @Test
    void the_verified_person_of_two_accounts_finds_both() {
        Applicant ana = beginning().answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(ana, stage).passes("张小明", "110105199003071239");
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly("100012340001", "100012340002");
        ana.went("identityEntered", "proveByFace", "isOwnershipProven", "accountFound");
    }

    @Test
    void the_provider_expects_who_was_claimed() {
        Applicant ana = beginning().answers("consent-to-face-check", "consent", "yes");
        Applicant phone = FaceCheckOnPhone.of(ana, stage).isScannedAgain();
        assertThat(phone.page().select("[name=name]").val()).isEqualTo("张小明");
        assertThat(phone.page().select("[name=idNumber]").val()).isEqualTo("110105199003071239");
    }

    @Test
    void somebody_else_before_the_camera_is_shown_nothing() {
        Applicant ana = beginning().answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(ana, stage).passes("李秀英", "440305198506142046");
        ana.waitsFor("not-confirmed");
    }

    @Test
    void who_does_not_consent_proves_the_secure_phone_and_sees_the_accounts_of_that_person_alone() {
        Phones phones = stage.phones();
        int before = phones.messagesTo("+8613800138001").size();
        Applicant ana = beginning().answers("consent-to-face-check", "consent", "no");
        ana.answers("enter-secure-phone", "phone", "13800138001").sees("message-sent");
        String code = phones.nextMessageTo("+8613800138001", before).get("code").asText();
        ana.answers("message-sent", "smsCode", code).sees("account-found");
        assertThat(ana.accounts()).containsExactly("100012340001", "100012340002");
    }

    @Test
    void who_has_no_phone_either_may_go_back_to_the_face_check() {
        beginning()
                .answers("consent-to-face-check", "consent", "no")
                .answers("enter-secure-phone", "anotherWay", "true")
                .sees("consent-to-face-check");
    }

    @Test
    void a_wrong_digit_is_told() {
        Applicant ana = stage.applicant().begins(6, "name", "张小明", "idNumber", "110105199003071238");
        ana.isTold("idNumber", "check-digit");
    }

    private Applicant beginning() {
        return stage.applicant().begins(6, "name", "张小明", "idNumber", "110105199003071239");
    }
}
