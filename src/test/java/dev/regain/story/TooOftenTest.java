package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who asks too often reads how long to wait, and nothing is lost. */
@Story
class TooOftenTest {

    private final Stage stage;
    private final JdbcTemplate database;

    TooOftenTest(@Autowired Stage stage, @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.database = database;
    }

    @Test
    void the_page_says_in_words_how_long_to_wait() {
        Applicant ana = stage.applicant().begins(1, "phone", "13666131111").sees("message-sent");
        database.update("update rate_count set happened = 1000000");
        ana.opens("/account/recover?type=1").sends("phone", "13666131111");
        assertThat(ana.status()).isEqualTo(429);
        ana.sees("recover-by-phone").isTold("", "rate-limited");
        assertThat(ana.page().select("[data-error=rate-limited]").text()).containsPattern("[0-9]+ minutes?|an hour");
        database.update("delete from rate_count");
        ana.opens("/case").sees("message-sent");
    }
}
