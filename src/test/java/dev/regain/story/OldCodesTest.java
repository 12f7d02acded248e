package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.outside.directory.AccountDirectory;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * [S6] A code confirms what it was sent for. Here it is typed for something else, while the job that sends the next one waits
 * behind others.
 */
@Story
class OldCodesTest {

    private static final int UNPROCESSABLE = 422;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage;
    private final AccountDirectory directory;
    private final ManagementService management;

    OldCodesTest(
            @Autowired Stage stage, @Autowired AccountDirectory directory, @Autowired ManagementService management) {
        this.stage = stage;
        this.directory = directory;
        this.management = management;
    }

    @Test
    void the_code_for_an_appellants_own_phone_confirms_no_other_phone() {
        Appellant ana = new Appellant(stage, "+8613666300001");
        ana.provesLegalPerson();
        String code = ana.leavesContact("");
        Applicant browser = ana.browser().answers("confirm-code", "anotherContact", "true");
        stage.whileHeldBack("sendContactCode", () -> {
            browser.answers("leave-contact", "phone", "+8613666300002", "email", "");
            browser.answers("confirm-code", "smsCode", code).isTold("smsCode", "wrong");
            assertThat(browser.status()).isEqualTo(UNPROCESSABLE);
        });
    }

    @Test
    void the_code_for_ones_own_appeal_opens_no_other() {
        Appellant ana = new Appellant(stage, "+8613666300003");
        String hers = ana.submits();
        Appellant bob = new Appellant(stage, "+8613666300004");
        String his = bob.submits();
        Applicant browser = asksForOwn(ana, hers);
        String code = newestCodeTo(ana);
        stage.letsAMinutePass();
        stage.whileHeldBack("sendProgressCode", () -> {
            browser.sends("queryCode", his, "phone", bob.phone()).sees("progress");
            assertThat(browser.page().select("[name=queryCode]").val()).isEqualTo(his);
            browser.sends("smsCode", code).isTold("smsCode", "wrong");
            assertThat(browser.status()).isEqualTo(UNPROCESSABLE);
        });
    }

    @Test
    void where_nothing_matches_the_code_of_before_is_void_too() {
        Appellant ana = new Appellant(stage, "+8613666300005");
        String hers = ana.submits();
        Applicant browser = asksForOwn(ana, hers);
        String code = newestCodeTo(ana);
        stage.letsAMinutePass();
        browser.sends("queryCode", hers, "phone", "+8613666300006").sees("progress");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() ->
                        management.createJobQuery().activityId("findAppeal").count() == 0);
        browser.sends("smsCode", code).isTold("smsCode", "wrong");
    }

    @Test
    void the_code_for_ones_own_address_tells_nothing_about_another() {
        BackIn other = BackIn.person(stage, directory);
        BackIn ana = BackIn.enterprise(stage, directory).isApproved();
        try {
            ana.begins("add-login-method");
            String own = "old-code@example.com";
            ana.browser.answers("enter-login-method", "loginMethodKind", "email", "loginMethod", own);
            String code = ana.codeTo(own);
            ana.browser.answers("confirm-new-contact", "anotherContact", "true");
            stage.whileHeldBack("sendNewContactCode", () -> {
                ana.browser.answers("enter-login-method", "loginMethodKind", "email", "loginMethod", other.email);
                ana.browser.answers("confirm-new-contact", "code", code).isTold("code", "wrong");
                assertThat(ana.browser.status()).isEqualTo(UNPROCESSABLE);
            });
            assertThat(ana.browser.opens("/case").step()).isEqualTo("confirm-new-contact");
        } finally {
            ana.isGone();
            other.isGone();
        }
    }

    private Applicant asksForOwn(Appellant appellant, String queryCode) {
        int before = stage.phones().messagesTo(appellant.phone()).size();
        Applicant browser = Appellant.asks(stage.applicant(), queryCode, appellant.phone());
        stage.phones().nextMessageTo(appellant.phone(), before);
        return browser;
    }

    private String newestCodeTo(Appellant appellant) {
        for (JsonNode message : stage.phones().messagesTo(appellant.phone())) {
            if (!message.get("code").isNull()) {
                return message.get("code").asText();
            }
        }
        throw new AssertionError("no code came");
    }
}
