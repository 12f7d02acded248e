package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.outside.sms.SmsGateway;
import dev.regain.story.Applicant.Attached;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/** An operator watches: what people do is told in numbers, once all of it has been done, for they are counted now and then. */
@Story
@TestInstance(Lifecycle.PER_CLASS)
class MetricsStory {

    private static final String OF_NOBODY = "100099887755";
    private static final String PHONE = "+8613700137005";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final File DASHBOARD = new File("docs/grafana/regain.json");
    private static final Pattern NAME = Pattern.compile("[a-z]\\w*_\\w+(?!\\w|\\()");

    private final Stage stage;
    private final Outages outages;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final ObjectMapper json;
    private Appellant appellant;
    private String told;

    MetricsStory(
            @Autowired Stage stage,
            @Autowired Outages outages,
            @Autowired RuntimeService runtime,
            @Autowired ManagementService management,
            @Autowired ObjectMapper json) {
        this.stage = stage;
        this.outages = outages;
        this.runtime = runtime;
        this.management = management;
        this.json = json;
    }

    @BeforeAll
    void a_day_at_the_desk() throws Exception {
        appellant = new Appellant(stage, "+8613666188402");
        appellant.submitsWith(
                "active",
                List.of(
                        new Attached("businessLicence", "licence.jpg", Papers.photo()),
                        new Attached("authorisationLetter", "letter.pdf", Papers.withPages(1)),
                        new Attached("handlerIdFront", "front.jpg", Papers.photo()),
                        new Attached("handlerIdBack", "back.png", Papers.screenshot())));
        stage.applicant()
                .begins(2, "accountId", OF_NOBODY)
                .letsTimePass("dayOver")
                .sees("expired");
        int before = stage.phones().messagesTo(PHONE).size();
        Incident failed;
        outages.isDown(SmsGateway.class);
        try {
            failed = incidentOf(stage.applicant().begins(1, "phone", PHONE).sees("message-sent"));
            told = asks("Bearer " + Stage.METRICS_TOKEN).body();
        } finally {
            outages.areOver();
        }
        management.setJobRetries(failed.getConfiguration(), 1);
        stage.phones().nextMessageTo(PHONE, before);
    }

    private Incident incidentOf(Applicant applicant) throws InterruptedException {
        String caseId = stage.caseOf(applicant.secret()).toString();
        Instant until = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(until)) {
            List<Incident> all = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).list().stream()
                    .flatMap(instance ->
                            runtime.createIncidentQuery().processInstanceId(instance.getId()).list().stream())
                    .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                    .toList();
            if (!all.isEmpty()) {
                return all.get(0);
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No incident of " + caseId);
    }

    private HttpResponse<String> asks(String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stage.address() + "/actuator/prometheus"));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }

    @Test
    void cases_are_told_by_process_and_outcome() {
        assertThat(value("regain_cases_running", "process=\"enterpriseAppeal\""))
                .isPositive();
        assertThat(value("regain_cases_begun_last_day", "process=\"enterpriseAppeal\""))
                .isPositive();
        assertThat(value("regain_cases_ended_last_day", "outcome=\"abandoned\"", "process=\"recoverByAccountId\""))
                .isPositive();
    }

    @Test
    void what_waits_for_reviewers_is_told_with_the_age_of_the_oldest() {
        assertThat(value("regain_reviews_open", "group=\"reviewers\"", "task=\"reviewAppeal\""))
                .isPositive();
        assertThat(value("regain_reviews_unclaimed", "group=\"reviewers\"")).isPositive();
        assertThat(value("regain_reviews_overdue", "group=\"reviewers\"")).isNotNegative();
        assertThat(value("regain_reviews_oldest_seconds", "group=\"reviewers\""))
                .isBetween(1.0, 86400.0);
        assertThat(value("regain_reviews_oldest_seconds", "group=\"review-leads\""))
                .isBetween(0.0, 86400.0);
    }

    @Test
    void what_fails_is_told_where_it_fails() {
        assertThat(value("regain_jobs", "state=\"dead\"")).isPositive();
        assertThat(value("regain_jobs", "state=\"later\""))
                .as("timers of the appeal")
                .isPositive();
        assertThat(value("regain_incidents", "activity=\"sendAccountInformation\""))
                .isPositive();
        assertThat(value("regain_messages_last_day", "activity=\"sendAccountInformation\"", "outcome=\"failed\""))
                .isGreaterThan(1);
        assertThat(value("regain_messages_last_day", "activity=\"sendContactCode\"", "outcome=\"sent\""))
                .isPositive();
        assertThat(value("regain_messages_last_day", "activity=\"sendWebhook\"", "outcome=\"failed\""))
                .isNotNegative();
        assertThat(value("regain_messages_last_day", "activity=\"tellHolders\"", "outcome=\"sent\""))
                .isNotNegative();
        assertThat(value("regain_jobs_oldest_due_seconds")).isBetween(0.0, 60.0);
    }

    @Test
    void a_clock_that_goes_right_is_told_as_right() {
        assertThat(value("regain_clock_offset_seconds")).isBetween(-5.0, 5.0);
    }

    @Test
    void files_and_refusals_are_counted_where_they_happen() {
        assertThat(value("regain_uploads_bytes_count")).isGreaterThanOrEqualTo(4);
        assertThat(value("regain_uploads_bytes_bucket", "le=\"+Inf\"")).isGreaterThanOrEqualTo(4);
        assertThat(value("regain_limits_refused_total", "limit=\"messages-an-hour\""))
                .isNotNegative();
    }

    /** @param labels all of them, in the order of their names, or the first there is with these */
    private double value(String name, String... labels) {
        return told.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + List.of(labels) + " is not told:\n"
                        + told.lines()
                                .filter(line -> line.startsWith("regain_"))
                                .toList()));
    }

    @Test
    void nothing_about_a_person_is_told() {
        assertThat(told)
                .doesNotContain(
                        PHONE.substring(3),
                        OF_NOBODY,
                        appellant.enterprise(),
                        appellant.caseId().toString());
    }

    @Test
    void who_has_not_the_token_learns_nothing() throws Exception {
        for (String wrong : new String[] {null, "", "Bearer", "Bearer a-token", "Basic " + Stage.METRICS_TOKEN}) {
            HttpResponse<String> answer = asks(wrong);
            assertThat(answer.statusCode()).as("" + wrong).isEqualTo(401);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    void whatever_the_dashboard_asks_for_is_told() throws Exception {
        Set<String> asked = new LinkedHashSet<>();
        for (JsonNode query : json.readTree(DASHBOARD).findValues("expr")) {
            String names = query.asText().replaceAll("\\{[^}]*}|\\b(by|without) *\\([^)]*\\)|\\[[^]]*]", "");
            NAME.matcher(names).results().map(MatchResult::group).forEach(asked::add);
        }

        assertThat(asked).hasSizeGreaterThan(10).allSatisfy(name -> assertThat(told)
                .containsPattern("(?m)^" + name + "[{ ]"));
    }
}
