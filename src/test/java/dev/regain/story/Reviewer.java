package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regain.casefile.CaseId;
import dev.regain.staff.StaffClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A reviewer at work, by the calls that Tasklist makes. */
public class Reviewer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String user;
    private final StaffClient staff;

    public Reviewer(Stage stage) {
        this(stage, "reviewer");
    }

    Reviewer(Stage stage, String user) {
        this.user = user;
        staff = stage.signedIn(user);
    }

    HttpResponse<String> opens(CaseId caseId) {
        return staff.get("/review/cases/" + caseId);
    }

    Document sees(CaseId caseId) {
        HttpResponse<String> answer = opens(caseId);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    /** Sends a form of the case's page. */
    HttpResponse<String> sends(CaseId caseId, String to, String fields) {
        String token = sees(caseId).select("[name=_csrf]").attr("value");
        return staff.post(
                "/review/cases/" + caseId + to,
                "application/x-www-form-urlencoded",
                "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8) + "&" + fields);
    }

    HttpResponse<byte[]> loads(String path) {
        return staff.bytes(path);
    }

    /** Takes the review of this case. */
    public Reviewer takes(CaseId caseId) {
        HttpResponse<String> taken =
                staff.engine("POST", "/task/" + taskOf(caseId) + "/claim", "{\"userId\":\"reviewer\"}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        return this;
    }

    /** Decides, with these boxes ticked. */
    HttpResponse<String> answers(CaseId caseId, String decision, String... ticked) {
        ObjectNode variables = JSON.createObjectNode();
        variables.putObject("decision").put("value", decision).put("type", "String");
        for (String tick : ticked) {
            variables.putObject(tick).put("value", true).put("type", "Boolean");
        }
        String sent = JSON.createObjectNode().set("variables", variables).toString();
        return staff.engine("POST", "/task/" + taskOf(caseId) + "/submit-form", sent);
    }

    public void decides(CaseId caseId, String decision, String... ticked) {
        HttpResponse<String> answer = answers(caseId, decision, ticked);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    }

    public String taskOf(CaseId caseId) {
        return review(caseId).get("id").asText();
    }

    /** Other tasks of the staff in this case, by their ids. */
    List<String> tasks(CaseId caseId, String task) {
        return read(staff.engine(
                        "GET",
                        "/task?processInstanceBusinessKey=" + caseId + "&taskDefinitionKey=" + task + "&maxResults=5",
                        null))
                .findValuesAsText("id");
    }

    HttpResponse<String> claims(String task) {
        return staff.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}");
    }

    /** @param choice empty for none */
    HttpResponse<String> completes(String task, String variable, String choice) {
        ObjectNode variables = JSON.createObjectNode();
        if (!choice.isEmpty()) {
            variables.putObject(variable).put("value", choice).put("type", "String");
        }
        String sent = JSON.createObjectNode().set("variables", variables).toString();
        return staff.engine("POST", "/task/" + task + "/submit-form", sent);
    }

    JsonNode review(CaseId caseId) {
        JsonNode tasks = read(staff.engine(
                "GET",
                "/task?processInstanceBusinessKey=" + caseId + "&taskDefinitionKey=reviewAppeal&maxResults=5",
                null));
        assertThat(tasks).as("reviews of the case").hasSize(1);
        return tasks.get(0);
    }

    /** The tasks on the list that Tasklist opens with. */
    List<String> lists() {
        String filter = read(staff.engine("GET", "/filter?resourceType=Task&maxResults=5", null))
                .get(0)
                .get("id")
                .asText();
        return read(staff.engine("GET", "/filter/" + filter + "/list?maxResults=500", null))
                .findValuesAsText("id");
    }

    private static JsonNode read(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException notJson) {
            throw new AssertionError(notJson);
        }
    }
}
