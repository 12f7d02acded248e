package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.story.Applicant;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The stories' setting {@code regain.outside.directory.import} names the sample of the documents. */
@Story
class ImportAtStartTest {

    private static final int PATIENCE = 300;

    private final Stage stage;
    private final AccountDirectory directory;

    ImportAtStartTest(@Autowired Stage stage, @Autowired AccountDirectory directory) {
        this.stage = stage;
        this.directory = directory;
    }

    @Test
    void an_account_of_the_file_can_be_recovered() throws Exception {
        for (int look = 0; directory.refOf(AccountId.of("8656780")).isEmpty() && look < PATIENCE; look++) {
            Thread.sleep(100);
        }
        int before = stage.phones().messagesTo("+8613800560002").size();
        Applicant ana = stage.applicant().begins(1, "phone", "138 0056 0002").sees("message-sent");
        JsonNode message = stage.phones().nextMessageTo("+8613800560002", before);
        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
        assertThat(ana.accounts()).containsExactly("100056780002");
    }
}
