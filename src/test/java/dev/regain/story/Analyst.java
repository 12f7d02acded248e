package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.casefile.CaseId;
import dev.regain.staff.StaffClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

/** An analyst at work, by the calls that Cockpit's history makes. */
public class Analyst {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StaffClient staff;

    public Analyst(Stage stage) {
        staff = stage.signedIn("analyst", "cockpit");
    }

    /** @param path below {@code /history} */
    public HttpResponse<String> asks(String path) {
        return staff.get("/history" + path);
    }

    public JsonNode reads(String path) {
        HttpResponse<String> answer = asks(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    /** The keys of the cases that fit, in the order of the list. */
    public List<String> finds(String search) {
        return StreamSupport.stream(reads("/cases?" + search).get("cases").spliterator(), false)
                .map(found -> found.get("caseId").asText())
                .toList();
    }

    /** All that is told of the case, by the process that began it. */
    public JsonNode opens(CaseId caseId) {
        JsonNode found = reads("/cases?sort=started&order=asc&case=" + caseId).get("cases");
        assertThat(found).as("the case is found by its key").isNotEmpty();
        return reads("/cases/" + found.get(0).get("id").asText());
    }

    /** What is wrong with a question, by its parameter. */
    public String isTold(String search) {
        HttpResponse<String> answer = asks("/cases?" + search);
        assertThat(answer.statusCode()).as(search + ": " + answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        return json(answer).get("errors").get(0).get("parameter").asText();
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
