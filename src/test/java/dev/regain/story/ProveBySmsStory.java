package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The proof by the secure phone, walked from the path by account ID. */
@Story
class ProveBySmsStory {

    private static final String ACCOUNT = "100012340005";
    private static final String ITS_PHONE = "+8613700137005";
    private static final String ITS_FORMER_PHONE = "+8613900139004";

    private final Stage stage;
    private final JdbcTemplate database;
    private Applicant ana;
    private Phones phones;

    ProveBySmsStory(@Autowired Stage stage, @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.database = database;
    }

    @BeforeEach
    void enter() {
        ana = stage.applicant().begins(2, "accountId", ACCOUNT).answers("choose-proof", "proof", "sms");
        phones = stage.phones();
    }

    @Test
    void the_full_number_brings_the_message_and_its_code_shows_the_account() {
        JsonNode message = messageAfterTyping(ITS_PHONE);
        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
        assertThat(ana.accounts()).containsExactly(ACCOUNT);
        ana.went("enterSecurePhone", "expectCode", "messageSent", "noteProvenAccounts", "phoneProven");
        ana.went("findAccounts", "matchPhone", "sendAccountInformation", "messageHandedOver");
    }

    @Test
    void another_number_than_the_secure_phone_gets_no_message() {
        int before = phones.messagesTo(ITS_FORMER_PHONE).size();
        ana.answers("enter-secure-phone", "phone", ITS_FORMER_PHONE).sees("message-sent");
        phones.stayedSilent(ITS_FORMER_PHONE, before);
        ana.went("findAccounts", "matchPhone", "sendNothing", "nothingToSend");
    }

    @Test
    void a_message_can_be_sent_again_after_a_minute_and_only_the_new_code_counts() {
        JsonNode first = messageAfterTyping(ITS_PHONE);
        ana.answers("message-sent", "resend", "true").isTold("", "rate-limited");
        assertThat(ana.status()).isEqualTo(429);

        aMinutePasses();
        int before = phones.messagesTo(ITS_PHONE).size();
        ana.opens("/case").answers("message-sent", "resend", "true").sees("message-sent");
        JsonNode second = phones.nextMessageTo(ITS_PHONE, before);
        assertThat(second.get("code")).isNotEqualTo(first.get("code"));

        ana.answers("message-sent", "smsCode", first.get("code").asText()).isTold("smsCode", "wrong");
        ana.answers("message-sent", "smsCode", second.get("code").asText()).sees("account-found");
    }

    @Test
    void sending_again_gives_no_new_tries() {
        messageAfterTyping(ITS_PHONE);
        for (int guess = 0; guess < 4; guess++) {
            ana.answers("message-sent", "smsCode", "00000" + guess).isTold("smsCode", "wrong");
        }
        aMinutePasses();
        int before = phones.messagesTo(ITS_PHONE).size();
        ana.opens("/case").answers("message-sent", "resend", "true");
        phones.nextMessageTo(ITS_PHONE, before);
        ana.answers("message-sent", "smsCode", "000009").sees("not-confirmed");
    }

    @Test
    void a_code_is_good_for_five_minutes() {
        JsonNode message = messageAfterTyping(ITS_PHONE);
        database.update("update one_time_code set good_until = current_timestamp where used = false");
        ana.answers("message-sent", "smsCode", message.get("code").asText()).isTold("smsCode", "wrong");
    }

    @Test
    void the_code_of_one_case_opens_no_other() {
        Applicant bob = stage.applicant().begins(2, "accountId", ACCOUNT).answers("choose-proof", "proof", "sms");
        bob.answers("enter-secure-phone", "phone", "13666136666").sees("message-sent");
        JsonNode message = messageAfterTyping(ITS_PHONE);
        bob.answers("message-sent", "smsCode", message.get("code").asText()).isTold("smsCode", "wrong");
    }

    @Test
    void twenty_guesses_at_once_are_five_tries_and_no_sixth() throws Exception {
        messageAfterTyping(ITS_PHONE);
        assertThat(ana.guessesAtOnce(20)).allMatch(status -> status < 500);
        assertThat(database.queryForList(
                        "select tries from one_time_code where case_id = ?",
                        Integer.class,
                        stage.caseOf(ana.secret()).value()))
                .containsExactly(5);
        ana.opens("/case").sees("not-confirmed");
    }

    @Test
    void who_no_longer_has_the_phone_may_choose_another_proof() {
        ana.answers("enter-secure-phone", "anotherWay", "true").sees("choose-proof");
        ana.went("enterSecurePhone", "anotherWayWanted", "chooseProof");
    }

    private void aMinutePasses() {
        database.update("update one_time_code set sent_at = sent_at - interval '2' minute");
    }

    private JsonNode messageAfterTyping(String phone) {
        int before = phones.messagesTo(phone).size();
        ana.answers("enter-secure-phone", "phone", phone).sees("message-sent");
        return phones.nextMessageTo(phone, before);
    }
}
