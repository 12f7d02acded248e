package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.outside.mail.Mailer;
import dev.regain.outside.sms.SmsGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an applicant is told, walked from the receipt of an appeal: each message once, whatever happens on the way. */
@Story
class NotifyApplicantStory {

    private static int people;

    private final Stage stage;
    private final Outages outages;
    private String phone;
    private String address;
    private Appellant ana;
    private Phones phones;

    NotifyApplicantStory(@Autowired Stage stage, @Autowired Outages outages) {
        this.stage = stage;
        this.outages = outages;
    }

    @BeforeEach
    void enter() {
        people++;
        phone = "+86136662%05d".formatted(people);
        address = "ana.%d@example.com".formatted(people);
        ana = new Appellant(stage, phone);
        phones = stage.phones();
    }

    @AfterEach
    void everybodyIsBack() {
        outages.areOver();
    }

    @Test
    void while_the_gateway_is_down_the_appeal_is_submitted_and_the_message_comes_when_it_is_back() {
        String code = codeInHand("");
        outages.isDown(SmsGateway.class);
        ana.browser().answers("confirm-code", "smsCode", code).sees("appeal-submitted");
        phones.stayedSilent(phone, 1);
        outages.areOver();
        assertThat(text(phone, 1)).contains(queryCode());
        phones.stayedSilent(phone, 2);
        ana.browser().went("confirmReceipt", "lookForEmail", "isEmailLeft", "noMailWanted");
        ana.browser().went("smsHandedOver");
    }

    @Test
    void a_message_whose_answer_is_lost_is_handed_over_again_and_read_once() {
        String code = codeInHand("");
        outages.breaksOff(SmsGateway.class);
        ana.browser().answers("confirm-code", "smsCode", code).sees("appeal-submitted");
        assertThat(text(phone, 1)).contains(queryCode());
        outages.areOver();
        ana.browser().went("smsHandedOver");
        phones.stayedSilent(phone, 2);
    }

    @Test
    void mails_wait_for_their_server_too_and_come_once() {
        String code = codeInHand(address);
        outages.isDown(Mailer.class);
        ana.browser().answers("confirm-code", "smsCode", code).sees("appeal-submitted");
        assertThat(text(phone, 1)).contains(queryCode());
        phones.stayedSilent(address, 0);
        outages.areOver();
        assertThat(text(address, 0)).contains("/e/").doesNotContain(queryCode());
        ana.browser().went("linkHandedOver");
        phones.stayedSilent(address, 1);
    }

    @Test
    void a_confirmed_address_is_told_the_decision_and_nobody_else_is() {
        String queryCode = ana.submits(address);
        String link = text(address, 0).replaceAll("(?s).*(/e/[A-Za-z0-9_-]{43}).*", "$1");
        stage.applicant().opens(link).sends("confirm", "true").sees("confirm-email");
        assertThat(text(address, 1)).contains("submitted", queryCode);
        new Reviewer(stage).takes(ana.caseId()).decides(ana.caseId(), "reject", "reasonR01");
        assertThat(text(address, 2)).contains("rejected", queryCode);
        ana.browser().went("mailHandedOver");
        ana.browser().went("tellRejection", "isEmailConfirmed", "sendMail", "mailHandedOver");
    }

    private String codeInHand(String email) {
        ana.provesLegalPerson();
        return ana.leavesContact(email);
    }

    private String queryCode() {
        return ana.browser().page().select("[data-query-code]").attr("data-query-code");
    }

    private String text(String to, int before) {
        JsonNode message = phones.nextMessageTo(to, before);
        return message.get("text").asText();
    }
}
