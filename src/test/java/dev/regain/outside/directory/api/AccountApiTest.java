package dev.regain.outside.directory.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.story.Crowd;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a system that keeps the directory up to date lives through. */
@Story
class AccountApiTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ACCOUNTS = "/api/directory/accounts/";

    private final Stage stage;
    private final ObjectMapper json;

    AccountApiTest(@Autowired Stage stage, @Autowired ObjectMapper json) {
        this.stage = stage;
        this.json = json;
    }

    private static String account(String nickname, String phone) {
        return """
                {"nickname":"%s","registeredOn":"2020-02-29","verification":"NONE",\
                "loginMethods":[{"kind":"EMAIL","identifier":"api@example.com"}],\
                "clues":[{"kind":"PHONE","value":"%s","heldFrom":"2021-01-01"}]}\
                """.formatted(nickname, phone);
    }

    @Test
    void an_account_that_is_put_can_be_recovered_and_no_longer_when_it_is_deleted() throws Exception {
        assertThat(put("100099900001", account("接口一", "138 0099 0001")).statusCode())
                .isEqualTo(201);
        assertThat(put("100099900001", account("接口一", "+8613800990001")).statusCode())
                .isEqualTo(200);
        JsonNode got = json.readTree(
                send("GET", "100099900001", BodyPublishers.noBody()).body());
        assertThat(got.get("accountId").asText()).isEqualTo("100099900001");
        assertThat(got.at("/clues/0/value").asText()).isEqualTo("+8613800990001");
        assertThat(accountsOf("13800990001")).containsExactly("100099900001");
        assertThat(send("DELETE", "100099900001", BodyPublishers.noBody()).statusCode())
                .isEqualTo(204);
        assertThat(send("DELETE", "100099900001", BodyPublishers.noBody()).statusCode())
                .isEqualTo(404);
        assertThat(send("GET", "100099900001", BodyPublishers.noBody()).statusCode())
                .isEqualTo(404);
        int before = stage.phones().messagesTo("+8613800990001").size();
        stage.applicant().begins(1, "phone", "13800990001").sees("message-sent");
        stage.phones().stayedSilent("+8613800990001", before);
    }

    @Test
    void what_was_on_file_before_is_replaced_as_a_whole() throws Exception {
        put("100099900002", account("接口二", "13800990002"));
        put("100099900002", account("接口二", "13800990003"));
        assertThat(accountsOf("13800990003")).containsExactly("100099900002");
        int before = stage.phones().messagesTo("+8613800990002").size();
        stage.applicant().begins(1, "phone", "13800990002").sees("message-sent");
        stage.phones().stayedSilent("+8613800990002", before);
    }

    @Test
    void twenty_at_once_leave_one_account_as_one_of_them_told_it() throws Exception {
        List<Integer> statuses = Crowd.atOnce(
                20,
                one -> () -> put("100099900004", account("接口四", "138009910%02d".formatted(one)))
                        .statusCode());
        assertThat(statuses).containsOnlyOnce(201).allMatch(status -> status == 200 || status == 201);
        JsonNode got = json.readTree(
                send("GET", "100099900004", BodyPublishers.noBody()).body());
        assertThat(got.get("clues")).hasSize(1);
        assertThat(accountsOf(got.at("/clues/0/value").asText())).containsExactly("100099900004");
    }

    @Test
    void broken_rules_are_named_with_their_fields_and_nothing_is_repeated() throws Exception {
        HttpResponse<String> answer = put(
                "100099900005",
                "{\"accountId\":\"100099900006\",\"registeredOn\":\"2999-01-01\",\"verification\":\"MAYBE\","
                        + "\"clues\":[{\"kind\":\"DOMAIN\",\"value\":\"com.cn\"},{\"kind\":\"PHONE\",\"value\":\"010-87654321\"}]}");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("errors"))
                .extracting(error ->
                        error.get("field").asText() + " " + error.get("rule").asText())
                .containsExactly(
                        "registeredOn in-future",
                        "verification unknown",
                        "clues[0].value public-suffix",
                        "clues[1].value not-mobile");
        assertThat(answer.body()).doesNotContain("87654321", "MAYBE", "2999");
        assertThat(errors("{\"accountId\":\"100099900006\",\"registeredOn\":\"2020-01-01\",\"verification\":\"NONE\"}"))
                .containsExactly("accountId mismatch");
        assertThat(errors("{\"colour\":1}")).containsExactly("colour unknown-field");
        assertThat(errors("{\"clues\":{}}")).containsExactly("clues type");
        assertThat(errors("{\"registeredOn\":\"2020-01-01\",\"verification\":\"NONE\",\"clues\":[null]}"))
                .containsExactly("clues[0] required");
    }

    @Test
    void what_cannot_be_read_is_told_by_its_status() throws Exception {
        for (String unreadable : List.of("", "{", "null", "[]", "{} {}", "\"text\"")) {
            assertThat(put("100099900005", unreadable).statusCode())
                    .as(unreadable)
                    .isEqualTo(400);
        }
        BodyPublisher gbk = BodyPublishers.ofByteArray("{\"nickname\":\"\u4E2D\"}".getBytes("GB18030"));
        assertThat(send("PUT", "100099900005", gbk).statusCode()).isEqualTo(400);
        String tooLong = "{\"nickname\":\"" + "a".repeat(1 << 20) + "\"}";
        assertThat(put("100099900005", tooLong).statusCode()).isEqualTo(413);
        assertThat(put("no-number", account("名", "13800990005")).statusCode()).isEqualTo(422);
        assertThat(send("POST", "100099900005", BodyPublishers.ofString("{}")).statusCode())
                .isEqualTo(405);
        HttpRequest form = request("100099900005")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofString("a=b"))
                .build();
        assertThat(CLIENT.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(415);
    }

    @Test
    void who_has_no_token_learns_nothing() throws Exception {
        for (String token : List.of("", "Bearer ", "Bearer wrong", "Basic YTpi", Stage.CLIENT_TOKEN)) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(URI.create(stage.address() + ACCOUNTS + "100012340001"));
            HttpResponse<String> answer = CLIENT.send(
                    (token.isEmpty() ? request : request.header("Authorization", token)).build(),
                    BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(token).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        HttpRequest unsigned = HttpRequest.newBuilder(URI.create(stage.address() + ACCOUNTS + "100012340001"))
                .DELETE()
                .build();
        assertThat(CLIENT.send(unsigned, BodyHandlers.ofString()).statusCode()).isEqualTo(401);
    }

    @Test
    void the_api_is_described_and_nothing_else_is() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stage.address() + "/api/openapi"))
                .build();
        JsonNode api =
                json.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
        assertThat(api.get("openapi").asText()).startsWith("3.");
        assertThat(api.get("paths").fieldNames()).toIterable().containsExactly(ACCOUNTS + "{accountId}");
        assertThat(api.at("/paths/~1api~1directory~1accounts~1{accountId}").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("get", "put", "delete");
        assertThat(api.at("/components/schemas/ToldAccount/properties").fieldNames())
                .toIterable()
                .contains("accountId", "clues");
        HttpRequest usual = HttpRequest.newBuilder(URI.create(stage.address() + "/v3/api-docs"))
                .build();
        assertThat(CLIENT.send(usual, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
    }

    private List<String> errors(String body) throws Exception {
        HttpResponse<String> answer = put("100099900005", body);
        assertThat(answer.statusCode()).isEqualTo(422);
        return json.readTree(answer.body()).findValues("errors").stream()
                .flatMap(errors -> StreamSupport.stream(errors.spliterator(), false))
                .map(error ->
                        error.get("field").asText() + " " + error.get("rule").asText())
                .toList();
    }

    private List<String> accountsOf(String phone) {
        String e164 = phone.startsWith("+") ? phone : "+86" + phone;
        int before = stage.phones().messagesTo(e164).size();
        var ana = stage.applicant().begins(1, "phone", phone).sees("message-sent");
        JsonNode message = stage.phones().nextMessageTo(e164, before);
        ana.answers("message-sent", "smsCode", message.get("code").asText()).sees("account-found");
        return ana.accounts();
    }

    private HttpResponse<String> put(String accountId, String body) throws IOException, InterruptedException {
        return send("PUT", accountId, BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> send(String method, String accountId, BodyPublisher body)
            throws IOException, InterruptedException {
        return CLIENT.send(
                request(accountId)
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String accountId) {
        return HttpRequest.newBuilder(URI.create(stage.address() + ACCOUNTS + accountId))
                .header("Authorization", "Bearer " + Stage.CLIENT_TOKEN);
    }
}
