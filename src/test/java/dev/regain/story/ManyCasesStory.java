package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.audit.AuditLog;
import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.StreamSupport;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An analyst counts many cases; each number here is computed by hand from the rows that are written first. */
@Story
class ManyCasesStory {

    /** Around a weekend long ago, of which nothing else is in the history: the 5th and 6th are no working days. */
    private static final String THEN = "process=enterpriseAppeal&from=2022-03-01&until=2022-03-31";

    private static final String NOW = "process=enterpriseAppeal";

    private static final LocalDateTime FRIDAY = LocalDateTime.parse("2022-03-04T10:00");
    private static final LocalDateTime MONDAY = LocalDateTime.parse("2022-03-07T10:00");
    private static final double EXACTLY = 0.001;

    private final JdbcClient database;
    private final AuditLog log;
    private final Analyst alex;
    private final List<PastAppeal> past = new ArrayList<>();

    ManyCasesStory(@Autowired Stage stage, @Autowired JdbcClient database, @Autowired AuditLog log) {
        this.database = database;
        this.log = log;
        alex = new Analyst(stage);
    }

    @AfterEach
    void forget() {
        past.forEach(PastAppeal::forget);
    }

    @Test
    void the_funnel_tells_where_people_went_on_waited_and_gave_up() {
        appeal(FRIDAY, MONDAY, "approved")
                .task("enterpriseAppeal", "chooseBranch", FRIDAY, FRIDAY.plusMinutes(1))
                .task("enterpriseAppeal", "enterLegalPerson", FRIDAY.plusMinutes(1), FRIDAY.plusMinutes(2))
                .task("enterpriseAppeal", "enterLegalPerson", FRIDAY.plusMinutes(2), FRIDAY.plusMinutes(3));
        appeal(MONDAY, MONDAY.plusDays(1), "expired")
                .task("enterpriseAppeal", "chooseBranch", MONDAY, MONDAY.plusMinutes(1))
                .givenUp("enterpriseAppeal", "enterLegalPerson", MONDAY.plusMinutes(1), MONDAY.plusDays(1));
        appeal(MONDAY, null, null).task("enterpriseAppeal", "chooseBranch", MONDAY, null);

        List<JsonNode> steps = rows("funnel", THEN);

        assertThat(steps)
                .extracting(step ->
                        step.get("kind").asText() + " " + step.get("activity").asText())
                .containsExactly(
                        "begun ", "page chooseBranch", "page enterLegalPerson", "outcome approved", "outcome expired");
        assertThat(steps.get(0).get("reached").asInt()).isEqualTo(3);
        assertCounts(steps.get(1), 3, 0, 1, 2);
        assertCounts(steps.get(2), 2, 1, 0, 1);
        assertCounts(steps.get(3), 1, 0, 0, 1);
        assertCounts(steps.get(4), 1, 1, 0, 0);
    }

    @Test
    void in_the_funnel_a_task_of_the_staff_is_told_from_a_page() {
        appeal("enterpriseAppeal:1:then", FRIDAY, null, null)
                .task("decideAppeal", "reviewAppeal", FRIDAY, null)
                .forReviewers()
                .task("enterpriseAppeal", "chooseBranch", FRIDAY, FRIDAY.plusMinutes(1));

        assertThat(rows("funnel", THEN))
                .extracting(step ->
                        step.get("kind").asText() + " " + step.get("activity").asText())
                .containsExactly("begun ", "page chooseBranch", "staff reviewAppeal");
    }

    private static void assertCounts(JsonNode step, int reached, int givenUp, int openNow, int wentOn) {
        assertThat(List.of("reached", "givenUp", "openNow", "wentOn"))
                .extracting(name -> step.get(name).asInt())
                .containsExactly(reached, givenUp, openNow, wentOn);
    }

    @Test
    void cases_take_less_without_holds_and_in_working_time() {
        appeal(FRIDAY, MONDAY, "approved")
                .activity("enterpriseAppeal", "supplementDocuments", FRIDAY.plusHours(2), FRIDAY.plusHours(26));
        appeal(MONDAY, MONDAY.plusHours(1), "rejected");
        appeal(MONDAY, null, null);

        List<JsonNode> outcomes = rows("outcomes", THEN);

        assertThat(outcomes)
                .extracting(one -> one.get("outcome").asText() + one.get("cases"))
                .containsExactly("3", "approved1", "rejected1", "running1");
        JsonNode all = outcomes.get(0);
        assertThat(all.get("ended").asInt()).isEqualTo(2);
        // Three days and one hour.
        assertSeconds(all, "p50Seconds", (3 * 86400 + 3600) / 2.0);
        assertSeconds(all, "p90Seconds", 3600 + 0.9 * (3 * 86400 - 3600));
        JsonNode approved = outcomes.get(1);
        assertSeconds(approved, "p50WithoutHoldsSeconds", 2 * 86400);
        // 14 hours of Friday, 10 of Monday; less the 12 of Friday in which more was asked for.
        assertSeconds(approved, "p50WorkingSeconds", 12 * 3600);
        assertThat(outcomes.get(3).get("p50Seconds").isNull()).isTrue();
    }

    @Test
    void an_activity_has_its_percentiles_and_its_share_over_the_due_date() {
        PastAppeal one = appeal(FRIDAY, MONDAY, "approved");
        one.activity("decideAppeal", "reviewAppeal", FRIDAY, MONDAY)
                .due("decideAppeal", "reviewAppeal", FRIDAY, MONDAY, MONDAY.minusHours(1));
        PastAppeal other = appeal(MONDAY, MONDAY.plusHours(2), "approved");
        other.activity("decideAppeal", "reviewAppeal", MONDAY, MONDAY.plusHours(2))
                .due("decideAppeal", "reviewAppeal", MONDAY, MONDAY.plusHours(2), MONDAY.plusDays(3));
        one.activity("decideAppeal", "noteDecision", MONDAY, MONDAY);

        List<JsonNode> activities = rows("activities", THEN.replace("enterpriseAppeal", "decideAppeal"));

        JsonNode review = activities.get(0);
        assertThat(review.get("activity").asText()).isEqualTo("reviewAppeal");
        assertThat(review.get("begun").asInt()).isEqualTo(2);
        assertSeconds(review, "p50Seconds", (3 * 86400 + 2 * 3600) / 2.0);
        assertSeconds(review, "p50WorkingSeconds", (24 * 3600 + 2 * 3600) / 2.0);
        assertThat(review.get("measured").asInt()).isEqualTo(2);
        assertThat(review.get("overTarget").asInt()).isEqualTo(1);
        assertThat(activities.get(1).get("measured").isNull()).isTrue();
    }

    @Test
    void a_call_is_over_target_after_three_working_days() {
        appeal(FRIDAY, MONDAY, "approved")
                // Friday's 14 hours, Monday and Tuesday, 10 hours of Wednesday: three days and not a second more.
                .activity("enterpriseAppeal", "decideAppeal", FRIDAY, FRIDAY.plusDays(5))
                .activity(
                        "enterpriseAppeal",
                        "decideAppeal",
                        FRIDAY,
                        FRIDAY.plusDays(5).plusSeconds(1));

        JsonNode call = rows("activities", THEN).get(0);

        assertThat(call.get("measured").asInt()).isEqualTo(2);
        assertThat(call.get("overTarget").asInt()).isEqualTo(1);
    }

    @Test
    void an_activity_takes_less_without_the_holds_in_what_it_calls() {
        LocalDateTime tuesday = MONDAY.plusDays(1);
        appeal(MONDAY, null, null)
                .call("addLoginMethod", "carryOutChange", tuesday, tuesday.plusDays(3), "-called")
                .within("-called", "carryOutChange", "holding", tuesday.plusHours(6), tuesday.plusHours(54));

        JsonNode call = rows("activities", THEN.replace("enterpriseAppeal", "addLoginMethod"))
                .get(0);

        assertSeconds(call, "p50Seconds", 3 * 86400);
        assertSeconds(call, "p50WithoutHoldsSeconds", 86400);
        assertSeconds(call, "p50WorkingSeconds", 86400);
        JsonNode hold = rows("activities", THEN.replace("enterpriseAppeal", "carryOutChange"))
                .get(0);
        assertThat(hold.get("activity").asText()).isEqualTo("holding");
        assertThat(hold.get("p50WithoutHoldsSeconds").isNull()).isTrue();
        assertSeconds(hold, "p50WorkingSeconds", 2 * 86400);
    }

    @Test
    void an_activity_takes_less_without_the_holds_inside_it_however_deep() {
        appeal(FRIDAY, MONDAY, "approved")
                .around("enterpriseAppeal", "review", FRIDAY, MONDAY, "informed", FRIDAY, MONDAY)
                .around(
                        "enterpriseAppeal",
                        "supplement",
                        FRIDAY.plusHours(1),
                        FRIDAY.plusHours(27),
                        "supplementDocuments",
                        FRIDAY.plusHours(2),
                        FRIDAY.plusHours(26));
        appeal(FRIDAY, MONDAY, "approved")
                .around("enterpriseAppeal", "review", FRIDAY, MONDAY, "informed", FRIDAY, MONDAY);

        List<JsonNode> activities = rows("activities", THEN);

        assertSeconds(of(activities, "supplement"), "p50WithoutHoldsSeconds", 2 * 3600);
        JsonNode review = of(activities, "review");
        assertSeconds(review, "p50Seconds", 3 * 86400);
        assertSeconds(review, "p50WithoutHoldsSeconds", 2.5 * 86400);
        assertSeconds(review, "p90WithoutHoldsSeconds", 2.9 * 86400);
        // The weekend is none, and of the one case 12 hours of Friday were a hold.
        assertSeconds(review, "p50WorkingSeconds", (24 + 12) / 2.0 * 3600);
    }

    private static JsonNode of(List<JsonNode> activities, String id) {
        return activities.stream()
                .filter(one -> one.get("activity").asText().equals(id))
                .findAny()
                .orElseThrow();
    }

    private static void assertSeconds(JsonNode row, String name, double seconds) {
        assertThat(row.get(name).asDouble()).as(name).isCloseTo(seconds, within(EXACTLY));
    }

    @Test
    void reasons_count_where_the_round_ended_with_a_rejection() {
        appeal(FRIDAY, MONDAY, "rejected").round("r1", "rejected", "reasonR01", "reasonR03");
        appeal(FRIDAY, MONDAY, "rejected").round("r2", "rejected", "reasonR03");
        appeal(FRIDAY, MONDAY, "approved").round("r3", "approved", "reasonR01");

        List<JsonNode> reasons = rows("rejections", THEN);

        assertThat(reasons)
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"reason\":\"R03\",\"cases\":2,\"soFar\":2,\"ticks\":3}",
                        "{\"reason\":\"R01\",\"cases\":1,\"soFar\":3,\"ticks\":3}");
    }

    @Test
    void rounds_are_those_of_asking_for_more() {
        appeal(FRIDAY, MONDAY, "approved").activity("decideAppeal", "decisionAsked", FRIDAY, FRIDAY);
        appeal(FRIDAY, MONDAY, "rejected")
                .activity("decideAppeal", "decisionAsked", FRIDAY, FRIDAY)
                .activity("decideAppeal", "askForMore", FRIDAY, FRIDAY)
                .activity("decideAppeal", "decisionAsked", MONDAY, MONDAY);
        appeal(FRIDAY, MONDAY, "expired");

        assertThat(rows("rounds", THEN))
                .extracting(JsonNode::toString)
                .containsExactly(
                        "{\"rounds\":0,\"cases\":1,\"approved\":1,\"rejected\":0,\"running\":0}",
                        "{\"rounds\":1,\"cases\":1,\"approved\":0,\"rejected\":1,\"running\":0}");
    }

    @Test
    void what_waits_has_an_age_and_may_be_overdue() {
        PastAppeal one = appeal(FRIDAY, null, null);
        one.due("decideAppeal", "reviewAppeal", FRIDAY, null, MONDAY).forReviewers();

        assertThat(rows("open-reviews", NOW))
                .filteredOn(age -> age.get("days").asInt() == 5)
                .singleElement()
                .satisfies(age -> {
                    assertThat(age.get("overdue").asInt()).isPositive();
                    assertThat(age.get("unclaimed").asInt()).isPositive();
                });
        JsonNode late = rows("overdue", NOW).get(0);
        assertThat(late.get("id").asText()).isEqualTo(one.id);
        assertThat(late.get("caseId").asText()).isEqualTo(one.caseId.toString());
    }

    @Test
    void what_waits_now_is_not_asked_for_by_day_or_version_and_its_file_does_not_say_so() {
        for (String now : List.of("open-reviews", "overdue")) {
            assertThat(alex.asks("/numbers/" + now + "?" + THEN).statusCode()).isEqualTo(400);
            assertThat(alex.asks("/numbers/" + now + ".csv?" + NOW + "&version=1")
                            .statusCode())
                    .isEqualTo(400);
        }
        appeal(FRIDAY, null, null)
                .due("decideAppeal", "reviewAppeal", FRIDAY, null, MONDAY)
                .forReviewers();

        assertThat(alex.asks("/numbers/overdue.csv?" + NOW).body().lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("enterpriseAppeal,,,,"));
    }

    @Test
    void whoever_decided_fewer_than_five_cases_is_in_no_figure_and_in_no_export() {
        decides("anna", 7);
        decides("bert", 6);
        decides("carl", 3);

        assertThat(rows("reviewers", THEN))
                .extracting(one -> one.get("reviewer").asText())
                .as("carl's number would be the rest of the sum, so bert is left out, too")
                .containsExactly("anna");
        assertThat(alex.asks("/numbers/reviewers.csv?" + THEN).body())
                .contains("anna")
                .doesNotContain("bert", "carl");
        Document events = events(THEN);
        assertThat(resources(events)).containsOnly("anna", "reviewer");
        assertThat(events.outerHtml()).doesNotContain("bert", "carl");
    }

    private void decides(String reviewer, int cases) {
        for (int number = 0; number < cases; number++) {
            appeal(FRIDAY, MONDAY, "approved")
                    .task("decideAppeal", "reviewAppeal", FRIDAY, MONDAY)
                    .by(reviewer)
                    .activityOfTask("decideAppeal", "reviewAppeal", FRIDAY, MONDAY, reviewer);
        }
    }

    @Test
    void two_times_are_compared_side_by_side_and_go_into_one_file() {
        appeal(FRIDAY, MONDAY, "approved");
        appeal(FRIDAY.minusMonths(1), MONDAY, "rejected");
        String compared = THEN + "&thanFrom=2022-02-01&thanUntil=2022-02-28";

        JsonNode tables = alex.reads("/numbers/outcomes?" + compared).get("tables");

        assertThat(tables).hasSize(2);
        assertThat(tables.get(1).get("from").asText()).isEqualTo("2022-02-01");
        assertThat(tables.get(0).get("rows").get(1).get("outcome").asText()).isEqualTo("approved");
        assertThat(tables.get(1).get("rows").get(1).get("outcome").asText()).isEqualTo("rejected");
        String file = alex.asks("/numbers/outcomes.csv?" + compared).body();
        assertThat(file.lines().skip(1))
                .anyMatch(line -> line.startsWith("enterpriseAppeal,,2022-03-01,2022-03-31,approved,1,1,"))
                .anyMatch(line -> line.startsWith("enterpriseAppeal,,2022-02-01,2022-02-28,rejected,1,1,"));
        assertThat(log.of(AuditLog.MANY_CASES)).last().satisfies(entry -> {
            assertThat(entry.act()).isEqualTo("EXPORTED");
            assertThat(entry.staff()).isEqualTo("analyst");
            assertThat(entry.what()).isEqualTo("history-outcomes");
            assertThat(entry.why())
                    .isEqualTo(
                            "process-enterpriseAppeal from-2022-03-01 until-2022-03-31 than from-2022-02-01 until-2022-02-28");
        });
    }

    @Test
    void whatever_is_not_named_of_what_is_compared_is_as_in_what_it_is_compared_with() {
        String deployed = versionOne();
        appeal(deployed, FRIDAY, MONDAY, "approved");
        appeal(deployed, FRIDAY, MONDAY, "approved");
        appeal("enterpriseAppeal:7:then", FRIDAY, MONDAY, "rejected");
        appeal(deployed, FRIDAY.minusMonths(1), MONDAY, "withdrawn");
        appeal("enterpriseAppeal:7:then", FRIDAY.minusMonths(1), MONDAY, "expired");

        JsonNode times = alex.reads("/numbers/outcomes?" + THEN + "&version=1&thanFrom=2022-02-01&thanUntil=2022-02-28")
                .get("tables");
        JsonNode versions = alex.reads("/numbers/outcomes?" + THEN + "&version=1&thanVersion=7")
                .get("tables");

        assertThat(sides(times))
                .containsExactly("1 2022-03-01 2022-03-31 [, approved] 2", "1 2022-02-01 2022-02-28 [, withdrawn] 1");
        assertThat(sides(versions))
                .containsExactly("1 2022-03-01 2022-03-31 [, approved] 2", "7 2022-03-01 2022-03-31 [, rejected] 1");
        assertThat(isTold(THEN + "&thanUntil=2022-02-28"))
                .as("it begins as the first does")
                .isEqualTo("thanUntil");
    }

    private String versionOne() {
        for (JsonNode process : alex.reads("/processes").get("processes")) {
            if (process.get("process").asText().equals("enterpriseAppeal")) {
                JsonNode versions = process.get("versions");
                return versions.get(versions.size() - 1).get("definition").asText();
            }
        }
        throw new AssertionError("no appeals");
    }

    private static List<String> sides(JsonNode tables) {
        return StreamSupport.stream(tables.spliterator(), false)
                .map(one -> "%s %s %s %s %s"
                        .formatted(
                                one.get("version").asText(),
                                one.get("from").asText(),
                                one.get("until").asText(),
                                one.get("rows").findValuesAsText("outcome"),
                                one.get("rows").get(0).get("cases")))
                .toList();
    }

    @Test
    void a_version_or_a_process_that_is_gone_is_counted_as_long_as_its_cases_are_there() {
        appeal("enterpriseAppeal:7:then", FRIDAY, MONDAY, "approved")
                .task("enterpriseAppeal", "chooseBranch", FRIDAY, FRIDAY.plusMinutes(1))
                .activity("enterpriseAppeal", "chooseBranch", FRIDAY, FRIDAY.plusMinutes(1));
        appeal("longGone:7:deleted", FRIDAY, MONDAY, "approved")
                .task("longGone", "askTwice", FRIDAY, FRIDAY.plusMinutes(1));

        assertThat(rows("funnel", THEN + "&version=7"))
                .extracting(step -> step.get("kind").asText() + step.get("reached"))
                .containsExactly("begun1", "page1", "outcome1");
        assertThat(rows("activities", THEN + "&version=7")).hasSize(1);
        assertThat(isTold(THEN + "&version=8")).isEqualTo("version");
        assertThat(rows("funnel", "process=longGone")).hasSize(3);
        assertThat(rows("outcomes", "process=longGone")).hasSize(2);
        assertThat(isTold("process=longGone&version=8")).isEqualTo("version");
        assertThat(events("process=longGone&version=7").select("trace")).hasSize(1);
        assertThat(log.of(AuditLog.MANY_CASES)).last().satisfies(entry -> assertThat(entry.why())
                .isEqualTo("process-longGone version-7"));
    }

    @Test
    void a_file_of_a_process_with_any_name_is_noted_and_sent() {
        String odd = "_odd.name-" + "x".repeat(35);
        appeal(odd + ":7:deleted", FRIDAY, MONDAY, "done");

        assertThat(alex.asks("/numbers/outcomes.csv?process=" + odd + "&version=7&from=2022-03-01&until=2022-03-31"
                                + "&thanVersion=7&thanFrom=2022-02-01&thanUntil=2022-02-28")
                        .statusCode())
                .isEqualTo(200);
        assertThat(log.of(AuditLog.MANY_CASES)).last().satisfies(entry -> assertThat(entry.why())
                .startsWith("process--odd-name-xx"));
    }

    @Test
    void a_reason_has_the_words_that_applicants_read() throws IOException {
        JsonNode told = alex.reads("/processes").get("reasons");

        assertReasons("", "chinese", told);
        assertReasons("_en", "english", told);
    }

    private static void assertReasons(String language, String name, JsonNode told) throws IOException {
        Properties words = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("forms/applicant/progress-result" + language + ".properties"))) {
            words.load(file);
        }
        words.keySet().removeIf(key -> !key.toString().matches("reason\\.R[0-9]+"));
        assertThat(words).isNotEmpty().hasSize(told.size()).allSatisfy((key, text) -> assertThat(
                        told.get(key.toString().substring("reason.".length()))
                                .get(name)
                                .asText())
                .isEqualTo(text));
    }

    @Test
    void a_file_opens_in_a_spreadsheet_and_nothing_in_it_is_a_formula() {
        appeal(FRIDAY, MONDAY, "approved")
                .named("=1+1 <b>, \"x\"")
                .activity("enterpriseAppeal", "chooseBranch", FRIDAY, FRIDAY);

        HttpResponse<String> file = alex.asks("/numbers/activities.csv?" + THEN);

        assertThat(file.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"regain-activities.csv\"");
        assertThat(file.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).contains("no-store"));
        assertThat(file.body())
                .startsWith("\uFEFFselectedProcess,version,from,until,activity,name,type,begun,")
                .contains(",\"'=1+1 <b>, \"\"x\"\"\",");
        assertThat(rows("activities", THEN).get(0).get("name").asText()).isEqualTo("=1+1 <b>, \"x\"");
    }

    @Test
    void the_event_log_is_a_trace_for_each_case_with_what_began_and_what_ended() {
        PastAppeal one = appeal(FRIDAY, MONDAY, "approved")
                .activity("enterpriseAppeal", "chooseBranch", FRIDAY, FRIDAY.plusMinutes(1))
                .activity("enterpriseAppeal", "stateHandler", FRIDAY.plusMinutes(1), null);
        appeal(MONDAY, MONDAY, "rejected");

        Document events = events(THEN);

        Element log = events.selectFirst("log");
        assertThat(log.attr("xes.version")).isEqualTo("1849-2016");
        assertThat(log.attr("xmlns")).isEqualTo("http://www.xes-standard.org/");
        assertThat(log.children().eachAttr("prefix")).containsExactly("concept", "lifecycle", "org", "time");
        assertThat(names(log.children()))
                .as("the order that the standard's schema asks for")
                .containsExactly(
                        "extension",
                        "extension",
                        "extension",
                        "extension",
                        "global",
                        "global",
                        "classifier",
                        "string",
                        "string",
                        "trace",
                        "trace");
        Element trace = log.select("trace").stream()
                .filter(found -> value(found, "concept:name").equals(one.id))
                .findFirst()
                .orElseThrow();
        assertThat(value(trace, "case")).isEqualTo(one.caseId.toString());
        assertThat(trace.select("> event"))
                .extracting(event -> value(event, "activity") + " " + value(event, "lifecycle:transition") + " "
                        + value(event, "time:timestamp"))
                .containsExactly(
                        "chooseBranch start 2022-03-04T02:00:00.000Z",
                        "chooseBranch complete 2022-03-04T02:01:00.000Z",
                        "stateHandler start 2022-03-04T02:01:00.000Z");
        assertThat(resources(events)).containsOnly("applicant");
        assertThat(events.select("event > *, trace > string, global > *")).allSatisfy(attribute -> {
            assertThat(attribute.hasAttr("key")).isTrue();
            assertThat(attribute.hasAttr("value")).isTrue();
        });
    }

    private static List<String> names(List<Element> elements) {
        return elements.stream().map(Element::tagName).toList();
    }

    private static String value(Element of, String key) {
        return of.select("> [key=" + key + "]").attr("value");
    }

    private static List<String> resources(Document events) {
        return events.select("event > [key=org:resource]").eachAttr("value");
    }

    private Document events(String search) {
        HttpResponse<String> file = alex.asks("/events.xes?" + search);
        assertThat(file.statusCode()).isEqualTo(200);
        return Jsoup.parse(file.body(), Parser.xmlParser());
    }

    @Test
    void a_time_without_cases_has_no_numbers_and_says_so_with_empty_tables() {
        assertThat(rows("activities", "process=enterpriseAppeal&from=2021-01-01&until=2021-01-02"))
                .isEmpty();
        assertThat(rows("funnel", "process=enterpriseAppeal&from=2021-01-01&until=2021-01-02"))
                .singleElement()
                .satisfies(begun -> assertThat(begun.get("reached").asInt()).isZero());
        assertThat(rows("outcomes", "process=enterpriseAppeal&from=2021-01-01&until=2021-01-02"))
                .hasSize(1);
    }

    @Test
    void of_a_process_that_nobody_ever_began_all_numbers_are_nothing() {
        for (String numbers : List.of("activities", "rejections", "rounds", "open-reviews", "overdue", "reviewers")) {
            assertThat(rows(numbers, "process=waitForNobody")).as(numbers).isEmpty();
        }
        for (String begun : List.of("funnel", "outcomes")) {
            assertThat(rows(begun, "process=waitForNobody")).as(begun).hasSize(1);
        }
        assertThat(alex.finds("process=waitForNobody&version=1")).isEmpty();
        assertThat(events("process=waitForNobody").select("trace")).isEmpty();
    }

    @Test
    void what_cannot_be_counted_is_said_with_the_parameter_that_is_wrong() {
        assertThat(isTold("")).isEqualTo("process");
        assertThat(isTold("process=recoverByPigeon")).isEqualTo("process");
        assertThat(isTold("process=enterpriseAppeal&version=99")).isEqualTo("version");
        assertThat(isTold("process=enterpriseAppeal&version=one")).isEqualTo("version");
        assertThat(isTold("process=enterpriseAppeal&thanVersion=99")).isEqualTo("thanVersion");
        assertThat(isTold("process=enterpriseAppeal&from=2022-03-02&until=2022-03-01"))
                .isEqualTo("until");
        assertThat(isTold("process=enterpriseAppeal&thanFrom=2022-03-02&thanUntil=2022-03-01"))
                .isEqualTo("thanUntil");
        assertThat(isTold("process=enterpriseAppeal&from=yesterday")).isEqualTo("from");
        assertThat(isTold("process=enterpriseAppeal&form=2022-03-01")).isEqualTo("address");
        assertThat(alex.asks("/numbers/secrets?" + THEN).statusCode()).isEqualTo(404);
        assertThat(alex.asks("/numbers/secrets.csv?" + THEN).statusCode()).isEqualTo(404);
        assertThat(alex.asks("/numbers/funnel.csv?process=recoverByPigeon").statusCode())
                .isEqualTo(400);
    }

    private String isTold(String search) {
        HttpResponse<String> answer = alex.asks("/numbers/funnel?" + search);
        assertThat(answer.statusCode()).as(search + ": " + answer.body()).isEqualTo(400);
        return Analyst.json(answer).get("errors").get(0).get("parameter").asText();
    }

    private List<JsonNode> rows(String name, String search) {
        JsonNode tables = alex.reads("/numbers/" + name + "?" + search).get("tables");
        assertThat(tables).hasSize(1);
        return StreamSupport.stream(tables.get(0).get("rows").spliterator(), false)
                .toList();
    }

    private PastAppeal appeal(LocalDateTime begun, LocalDateTime ended, String outcome) {
        return kept(new PastAppeal(database, begun, ended, outcome));
    }

    private PastAppeal appeal(String definition, LocalDateTime begun, LocalDateTime ended, String outcome) {
        return kept(new PastAppeal(database, definition, begun, ended, outcome));
    }

    private PastAppeal kept(PastAppeal one) {
        past.add(one);
        return one;
    }
}
