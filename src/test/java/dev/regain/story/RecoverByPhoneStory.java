package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Path 1: the secure phone. */
@Story
class RecoverByPhoneStory {

    private static final String OF_THREE_ACCOUNTS = "+8613800138001";
    private static final String RECYCLED = "+8613900139004";
    private static final String RECYCLED_LATELY = "+8613600136008";
    private static final String OF_NOBODY = "+8613666136666";

    private final Stage stage;
    private Applicant ana;
    private Phones phones;

    RecoverByPhoneStory(@Autowired Stage stage) {
        this.stage = stage;
    }

    @BeforeEach
    void enter() {
        ana = stage.applicant();
        phones = stage.phones();
    }

    @Test
    void the_message_names_every_account_of_the_phone_and_its_code_shows_them() {
        int before = phones.messagesTo(OF_THREE_ACCOUNTS).size();
        ana.begins(1, "phone", "138 0013 8001").sees("message-sent");
        assertThat(ana.page().text()).contains("138****8001").doesNotContain("100012340001");

        JsonNode message = phones.nextMessageTo(OF_THREE_ACCOUNTS, before);
        assertThat(message.get("text").asText()).contains("100012340001", "100012340002", "100012340003");

        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
        assertThat(ana.accounts()).containsExactly("100012340001", "100012340002", "100012340003");
        assertThat(ana.page().text())
                .contains("x***@example.com", "*小明", "138****8001")
                .doesNotContain("xiaoming@example.com");
        ana.went("phoneEntered", "proveBySms", "isOwnershipProven", "accountFound");
    }

    @Test
    void a_phone_that_changed_hands_finds_its_present_holder_only() {
        int before = phones.messagesTo(RECYCLED).size();
        ana.begins(1, "phone", RECYCLED).sees("message-sent");
        JsonNode message = phones.nextMessageTo(RECYCLED, before);
        assertThat(message.get("text").asText()).contains("100012340004").doesNotContain("100012340005");

        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
        assertThat(ana.accounts()).containsExactly("100012340004");
    }

    @Test
    void who_has_the_number_since_three_months_is_not_shown_the_account_of_who_had_it_before() {
        int before = phones.messagesTo(RECYCLED_LATELY).size();
        ana.begins(1, "phone", RECYCLED_LATELY).sees("message-sent");
        JsonNode message = phones.nextMessageTo(RECYCLED_LATELY, before);
        assertThat(message.get("text").asText()).contains("100012340009").doesNotContain("100012340008");

        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
        assertThat(ana.accounts()).containsExactly("100012340009");
    }

    @Test
    void who_had_it_before_finds_the_account_by_their_face() {
        ana.begins(6, "name", "王建国", "idNumber", "51010419720815001X")
                .answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(ana, stage).passes("王建国", "51010419720815001X");
        ana.waitsFor("account-found");
        assertThat(ana.accounts()).containsExactly("100012340008");
    }

    @Test
    void a_phone_of_nobody_sees_the_same_page_and_stays_silent() {
        ana.begins(1, "phone", OF_NOBODY).sees("message-sent");
        phones.stayedSilent(OF_NOBODY, 0);
        for (int guess = 0; guess < 4; guess++) {
            ana.answers("message-sent", "smsCode", "00000" + guess).isTold("smsCode", "wrong");
        }
        ana.answers("message-sent", "smsCode", "000009").sees("not-confirmed");
        ana.went("phoneEntered", "proveBySms", "isOwnershipProven", "notConfirmed");
    }

    @Test
    void a_case_that_nobody_goes_on_with_expires_after_a_day() {
        ana.begins(1, "phone", OF_NOBODY).sees("message-sent");
        ana.letsTimePass("dayOver").sees("expired");
        ana.went("dayOver", "forgetDraft", "expired");
    }

    @Test
    void the_message_speaks_the_language_of_the_case() {
        int before = phones.messagesTo(OF_THREE_ACCOUNTS).size();
        stage.applicant(Locale.SIMPLIFIED_CHINESE).begins(1, "phone", OF_THREE_ACCOUNTS);
        assertThat(phones.nextMessageTo(OF_THREE_ACCOUNTS, before).get("text").asText())
                .contains("您的账号信息");
    }

    @Test
    void a_case_can_be_left_and_taken_up_again_in_the_same_browser() {
        ana.begins(1, "phone", OF_NOBODY).sees("message-sent");
        ana.opens("/account/recover").sees("choose-way");
        assertThat(ana.page().select("main a[href=/case]")).isNotEmpty();
        ana.opens("/case").sees("message-sent");
    }
}
