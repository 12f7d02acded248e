package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** Somebody on file for an account, who reads the messages that come there. */
class Holder {

    private final Stage stage;
    private final String address;
    private final int before;

    /** @param address a phone or an e-mail address; what came there before now is not looked at */
    Holder(Stage stage, String address) {
        this.stage = stage;
        this.address = address;
        before = stage.phones().messagesTo(address).size();
    }

    /** What came since. */
    String reads() {
        JsonNode message = stage.phones().nextMessageTo(address, before);
        return message.get("text").asText();
    }

    /** Opens the link in the message. */
    Applicant opensTheLink() {
        String link = reads().replaceAll("(?s).*(/o/[A-Za-z0-9_-]{43}).*", "$1");
        assertThat(link).startsWith("/o/");
        return stage.applicant().opens(link).sees("not-me");
    }

    Applicant objects() {
        Applicant browser = opensTheLink();
        return browser.sends("object", "true").sees("not-me");
    }

    void heardNothing() {
        stage.phones().stayedSilent(address, before);
    }
}
