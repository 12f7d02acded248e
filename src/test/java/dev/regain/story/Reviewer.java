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
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** A reviewer at work, by the calls that Tasklist makes. */
public class Reviewer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String LOOKED_UP = "are still being looked up";

    private static final String ENOUGH_OF_A_REASON = "unreadable";

    private final StaffClient staff;
    private final String user;

    public Reviewer(Stage stage) {
        this(stage, "reviewer");
    }

    public Reviewer(Stage stage, String user) {
        this(stage.signedIn(user), user);
    }

    Reviewer(StaffClient signedIn, String user) {
        this.user = user;
        staff = signedIn;
    }

    public HttpResponse<String> opens(CaseId caseId) {
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

    /** Takes what is to be decided of this case. */
    public Reviewer takes(CaseId caseId) {
        HttpResponse<String> taken = claims(caseId);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(204);
        return this;
    }

    /** Waits until the accounts are looked up that the appeal is about, beside its task. */
    HttpResponse<String> claims(CaseId caseId) {
        String task = taskOf(caseId);
        HttpResponse<String> answer = claims(task);
        for (int look = 0; look < 100 && answer.body().contains(LOOKED_UP); look++) {
            Applicant.pause();
            answer = claims(task);
        }
        return answer;
    }

    HttpResponse<String> givesBack(CaseId caseId) {
        return staff.engine("POST", "/task/" + taskOf(caseId) + "/unclaim", null);
    }

    /** Ticks the whole checklist, and gives back all accounts but these. */
    public Reviewer checks(CaseId caseId, String... withheld) {
        Document page = sees(caseId);
        Stream<String> ticks =
                page.select("[name=checked]").eachAttr("value").stream().map(check -> "checked=" + check);
        Stream<String> givenBack = page.select("[data-account-id]:has([name=givenBack])").stream()
                .filter(account -> !List.of(withheld).contains(account.attr("data-account-id")))
                .map(account ->
                        "givenBack=" + account.select("[name=givenBack]").attr("value"));
        Stream<String> of =
                Stream.of("supplements=" + page.select("[name=supplements]").attr("value"));
        HttpResponse<String> saved = sends(
                caseId,
                "/marks",
                Stream.of(ticks, givenBack, of).flatMap(fields -> fields).collect(Collectors.joining("&")));
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(303);
        return this;
    }

    /** Decides, with these boxes ticked; of what is wanted it is said that it cannot be read. */
    HttpResponse<String> answers(CaseId caseId, String decision, String... ticked) {
        ObjectNode variables = JSON.createObjectNode();
        variables.putObject("decision").put("value", decision).put("type", "String");
        for (String tick : ticked) {
            variables.putObject(tick).put("value", true).put("type", "Boolean");
            if (tick.startsWith("wants")) {
                variables
                        .putObject(tick.replaceFirst("wants", "why"))
                        .put("value", ENOUGH_OF_A_REASON)
                        .put("type", "String");
            }
        }
        return completes(taskOf(caseId), variables);
    }

    HttpResponse<String> completes(String task, ObjectNode variables) {
        return completes(task, variables, Locale.ENGLISH);
    }

    HttpResponse<String> completes(String task, ObjectNode variables, Locale language) {
        String sent = JSON.createObjectNode().set("variables", variables).toString();
        return staff.engine("POST", "/task/" + task + "/submit-form", sent, language);
    }

    /** An approval with all that it needs; who withholds an account has checked before. */
    public void decides(CaseId caseId, String decision, String... ticked) {
        if (decision.equals("approve")
                && sees(caseId).select("[name=checked][checked]").isEmpty()) {
            checks(caseId);
        }
        assertTaken(answers(caseId, decision, ticked));
    }

    HttpResponse<String> says(CaseId caseId, boolean approvalConfirmed) {
        ObjectNode variables = JSON.createObjectNode();
        variables.putObject("approvalConfirmed").put("value", approvalConfirmed).put("type", "Boolean");
        return completes(taskOf(caseId), variables);
    }

    /** The second pair of eyes, with marks of their own. */
    public void confirms(CaseId caseId) {
        takes(caseId);
        if (sees(caseId).select("[name=checked][checked]").isEmpty()) {
            checks(caseId);
        }
        assertTaken(says(caseId, true));
    }

    public void disagrees(CaseId caseId) {
        takes(caseId);
        assertTaken(says(caseId, false));
    }

    private static void assertTaken(HttpResponse<String> answer) {
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

    /** What this person may decide of the case; waits for it, for the process may be at work. */
    JsonNode review(CaseId caseId) {
        JsonNode tasks = open(caseId);
        for (int look = 0; look < 100 && tasks.isEmpty(); look++) {
            Applicant.pause();
            tasks = open(caseId);
        }
        assertThat(tasks).as("tasks of the case for " + user).hasSize(1);
        return tasks.get(0);
    }

    JsonNode open(CaseId caseId) {
        return read(staff.engine("GET", "/task?processInstanceBusinessKey=" + caseId + "&maxResults=5", null));
    }

    /** The tasks on the list that Tasklist opens with. */
    List<String> lists() {
        return lists("新的 New");
    }

    /** The tasks on this list. */
    List<String> lists(String name) {
        return read(staff.engine("GET", "/filter/" + filter(name) + "/list?maxResults=500", null))
                .findValuesAsText("id");
    }

    /** What stands beside the list's name. */
    int counts(String name) {
        return read(staff.engine("GET", "/filter/" + filter(name) + "/count", null))
                .get("count")
                .asInt();
    }

    private String filter(String name) {
        for (JsonNode filter : read(staff.engine("GET", "/filter?resourceType=Task&maxResults=20", null))) {
            if (filter.get("name").asText().equals(name)) {
                return filter.get("id").asText();
            }
        }
        throw new AssertionError("no list is named " + name);
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
