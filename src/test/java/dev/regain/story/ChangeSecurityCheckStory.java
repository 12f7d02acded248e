package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.ClueKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 修改安全校验: another secure phone in the place of the one on file. */
@Story
class ChangeSecurityCheckStory {

    private static int people;

    private final Stage stage;
    private final AccountDirectory directory;
    private final String phone = "+86138672%05d".formatted(++people);
    private BackIn ana;

    ChangeSecurityCheckStory(@Autowired Stage stage, @Autowired AccountDirectory directory) {
        this.stage = stage;
        this.directory = directory;
    }

    @AfterEach
    void leave() {
        ana.isGone();
    }

    @Test
    void after_the_hold_the_new_phone_secures_the_account_and_the_old_one_ended_at_that_time() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        Holder holder = new Holder(stage, ana.securePhone);
        ana.putsAsSecurePhone(phone);
        assertThat(holder.reads()).contains("secure phone", "138****" + phone.substring(10), "/o/");
        assertThat(ana.isSecuredBy(phone)).isFalse();
        ana.letsTheHoldEnd();
        assertThat(ana.isSecuredBy(phone)).isTrue();
        assertThat(ana.isSecuredBy(ana.securePhone)).isFalse();
        var phones = ana.record().clues().stream()
                .filter(held -> held.clue().kind() == ClueKind.PHONE)
                .toList();
        assertThat(phones).hasSize(2);
        assertThat(phones.stream()
                        .filter(held -> held.until() != null)
                        .findFirst()
                        .orElseThrow()
                        .until())
                .isEqualTo(phones.stream()
                        .filter(held -> held.until() == null)
                        .findFirst()
                        .orElseThrow()
                        .from());
        ana.browser.went(
                "newPhoneWanted",
                "enterNewSecurePhone",
                "proveNewContact",
                "beginHold",
                "changeAccess",
                "accessChanged");
    }

    @Test
    void the_phone_of_now_is_no_new_one() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        ana.begins("change-security-check").answers("enter-new-secure-phone", "phone", ana.securePhone);
        ana.browser.isTold("phone", "same");
        ana.browser.sends("phone", "").isTold("phone", "required");
        ana.browser.sends("phone", "12345").isTold("phone", "format");
        ana.browser.sends("giveUp", "true");
        assertThat(ana.standing()).isEmpty();
    }

    @Test
    void who_found_the_account_by_its_phone_and_their_face_need_not_wait() {
        ana = BackIn.person(stage, directory).provesBySms();
        ana.begins("change-security-check").sees("consent-to-face-check").sends("consent", "yes");
        FaceCheckOnPhone.of(ana.browser, stage).passes(BackIn.NAME, BackIn.ID_NUMBER);
        ana.browser.waitsFor("enter-new-secure-phone").sends("phone", phone);
        ana.browser.sees("confirm-new-contact").sends("code", ana.codeTo(phone));
        ana.waitsForStanding("changed");
        assertThat(ana.isSecuredBy(phone)).isTrue();
    }
}
