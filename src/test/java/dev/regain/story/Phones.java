package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The phones of the sandbox, read over HTTP like everything else. */
public class Phones {

    private static final int PATIENCE = 300;

    private final Applicant reader;
    private final ObjectMapper json;

    Phones(Applicant reader, ObjectMapper json) {
        this.reader = reader;
        this.json = json;
    }

    /** Newest first. */
    public List<JsonNode> messagesTo(String number) {
        try {
            List<JsonNode> messages = new ArrayList<>();
            String address = "/sandbox/messages?to=" + URLEncoder.encode(number, StandardCharsets.UTF_8);
            json.readTree(reader.opens(address).response().body()).forEach(messages::add);
            return messages;
        } catch (JsonProcessingException notJson) {
            throw new IllegalStateException(notJson);
        }
    }

    /** The newest message, as soon as there are more than there were. */
    public JsonNode nextMessageTo(String number, int before) {
        for (int look = 0; look < PATIENCE; look++) {
            List<JsonNode> messages = messagesTo(number);
            if (messages.size() > before) {
                return messages.get(0);
            }
            pause();
        }
        throw new AssertionError("no message came");
    }

    /** Nothing came, and nothing is under way. */
    public void stayedSilent(String number, int before) {
        for (int look = 0; look < 10; look++) {
            assertThat(messagesTo(number)).hasSize(before);
            pause();
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
