package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** 新增登录方式: back in, after an approved appeal or two proofs, unless somebody on file objects. */
@Story
class AddLoginMethodStory {

    private static final String ACCOUNT = "100012340003";

    private static int people;

    private final Stage stage;
    private final AccountDirectory directory;
    private String phone;
    private String email;
    private Appellant appellant;
    private Applicant ana;

    AddLoginMethodStory(@Autowired Stage stage, @Autowired AccountDirectory directory) {
        this.stage = stage;
        this.directory = directory;
    }

    @BeforeEach
    void enter() {
        people++;
        phone = "+86136662%05d".formatted(10_000 + people);
        email = "back-in-%d@example.com".formatted(people);
        appellant = new Appellant(stage, phone);
        ana = appellant.browser();
    }

    @Test
    void after_an_approved_appeal_a_confirmed_address_logs_in_when_the_hold_is_over() {
        approved();
        Holder holder = new Holder(stage, "+8613800138001");
        adds(email);
        assertThat(standing()).isEqualTo("held");
        assertThat(ana.page().select("[data-change] time")).isNotEmpty();
        assertThat(holder.reads()).contains("b***@example.com", "0003", "/o/").doesNotContain(email);
        assertThat(methods()).doesNotContain(email);

        Holder newAddress = new Holder(stage, email);
        stage.letTimePass(ana.secret(), "holdOver");
        assertThat(newAddress.reads()).contains("can now log in");
        assertThat(methods()).contains(email);
        assertThat(ana.opens("/account/recover/progress").page().text()).contains("b***@example.com");
        assertThat(standing()).isEqualTo("changed");
        ana.went(
                "loginMethodWanted",
                "proveAgain",
                "enterLoginMethod",
                "proveNewContact",
                "confirmNewContact",
                "weighRisk",
                "holdPeriod",
                "beginHold",
                "tellHolders",
                "holdOver",
                "changeAccess",
                "tellNewContact",
                "accessChanged");
    }

    /** The appeal is approved, and the applicant looks at the accounts. */
    private void approved() {
        String code = appellant.submits();
        int before = stage.phones().messagesTo(phone).size();
        new Reviewer(stage).takes(appellant.caseId()).decides(appellant.caseId(), "approve");
        stage.phones().nextMessageTo(phone, before);
        stage.letWorkEnd(ana.secret());
        assertThat(appellant.status(code)).isEqualTo("approved");
        assertThat(ana.accounts()).contains(ACCOUNT);
    }

    /** From the account's button to the right code. */
    private void adds(String address) {
        Canary.watch(address);
        begins("add-login-method");
        int before = stage.phones().messagesTo(address).size();
        ana.answers("enter-login-method", "loginMethodKind", "email", "loginMethod", address)
                .sees("confirm-new-contact");
        String text = stage.phones().nextMessageTo(address, before).get("text").asText();
        ana.sends("code", text.replaceAll("(?s).*\\b([0-9]{6})\\b.*", "$1"));
    }

    private void begins(String change) {
        String form = "[data-account-id=" + ACCOUNT + "] form[action$=" + change + "] [name=begin]";
        assertThat(ana.page().select(form)).as("the button beside the account").hasSize(1);
        ana.presses(form);
    }

    private String standing() {
        return ana.page()
                .select("[data-account-id=" + ACCOUNT + "] [data-change]")
                .last()
                .attr("data-standing");
    }

    private List<String> methods() {
        return directory.refOf(AccountId.of(ACCOUNT)).flatMap(directory::record).stream()
                .map(AccountRecord::loginMethods)
                .flatMap(List::stream)
                .filter(method -> method.until() == null)
                .map(LoginMethodOnFile::identifier)
                .toList();
    }
}
