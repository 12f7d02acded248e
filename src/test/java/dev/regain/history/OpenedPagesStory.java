package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.story.Analyst;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Date;
import java.time.LocalDate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Who opens a path's first page and leaves is in no case, and yet in the funnel. */
@Story
class OpenedPagesStory {

    private static final String DOMAIN = "recoverByDomain";

    private final Stage stage;
    private final OpenedPages opened;
    private final JdbcTemplate database;
    private final Analyst alex;

    OpenedPagesStory(@Autowired Stage stage, @Autowired OpenedPages opened, @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.opened = opened;
        this.database = database;
        alex = new Analyst(stage);
    }

    @Test
    void the_funnel_begins_where_the_first_page_is_opened() throws Exception {
        stage.applicant().begins(3, "domain", "example.com");
        long before = first();
        opensThePage();
        opensThePage();
        opensThePage();

        JsonNode funnel = funnel("");

        assertThat(funnel.get(0).get("kind").asText()).isEqualTo("opened");
        assertThat(funnel.get(0).get("reached").asLong()).isEqualTo(before + 3);
        assertThat(funnel.get(1).get("kind").asText()).isEqualTo("begun");
        long begun = funnel.get(1).get("reached").asLong();
        assertThat(funnel.get(0).get("wentOn").asLong()).isEqualTo(Math.min(begun, before + 3));
        assertThat(funnel.get(0).get("givenUp").asLong()).isEqualTo(before + 3 - Math.min(begun, before + 3));
        assertThat(funnel("&until=2019-12-31").get(0).get("kind").asText()).isEqualTo("begun");
        assertThat(funnel("&version=1").get(0).get("kind").asText())
                .as("of which version the page is, is not known")
                .isEqualTo("begun");
    }

    private long first() {
        return StreamSupport.stream(funnel("").spliterator(), false)
                .filter(step -> step.get("kind").asText().equals("opened"))
                .mapToLong(step -> step.get("reached").asLong())
                .sum();
    }

    private void opensThePage() throws IOException, InterruptedException {
        HttpRequest page = HttpRequest.newBuilder(URI.create(stage.address() + "/account/recover?type=3"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(page, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(200);
    }

    private JsonNode funnel(String more) {
        opened.write();
        return alex.reads("/numbers/funnel?process=" + DOMAIN + more)
                .get("tables")
                .get(0)
                .get("rows");
    }

    @Test
    void a_day_is_forgotten_when_its_cases_are() throws Exception {
        Date old = Date.valueOf(LocalDate.now().minusDays(182));
        database.update("insert into path_opened (process, on_day, times) values (?, ?, 1)", DOMAIN, old);
        opensThePage();

        opened.write();

        assertThat(database.queryForObject(
                        "select count(*) from path_opened where process = ? and on_day = ?", Long.class, DOMAIN, old))
                .isZero();
        assertThat(database.queryForObject("select count(*) from path_opened where process = ?", Long.class, DOMAIN))
                .isPositive();
    }
}
