package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.audit.AuditLog;
import dev.regain.casefile.CaseId;
import dev.regain.outside.directory.AccountDirectory;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An analyst finds cases of now and of before, and reads what became of each. */
@Story
class CaseHistoryStory {

    private static final ZoneId HOUSE = ZoneId.of("Asia/Shanghai");
    private static final Instant LONG_AGO = Instant.parse("2020-05-05T04:00:00Z");

    private static int phones;

    private final Stage stage;
    private final AccountDirectory directory;
    private final JdbcClient database;
    private final AuditLog log;
    private final Analyst alex;
    private final List<PastCase> past = new ArrayList<>();
    private final List<PastAppeal> appeals = new ArrayList<>();

    CaseHistoryStory(
            @Autowired Stage stage,
            @Autowired AccountDirectory directory,
            @Autowired JdbcClient database,
            @Autowired AuditLog log) {
        this.stage = stage;
        this.directory = directory;
        this.database = database;
        this.log = log;
        alex = new Analyst(stage);
    }

    @AfterEach
    void forget() {
        past.forEach(PastCase::forget);
        appeals.forEach(PastAppeal::forget);
    }

    private PastCase past(String process, Instant start) {
        PastCase one = new PastCase(database, process, start);
        past.add(one);
        return one;
    }

    private static String phone() {
        return "+86136663%05d".formatted(81_000 + phones++);
    }

    @Test
    void a_finished_case_is_found_by_all_that_is_known_of_it() {
        Applicant ana = stage.applicant().begins(2, "accountId", "100012340001");
        String caseId = stage.caseOf(ana.secret()).toString();
        String today = LocalDate.now(HOUSE).toString();

        assertThat(alex.finds("how=running&process=recoverByAccountId&size=200"))
                .contains(caseId);
        assertThat(alex.finds("case=" + caseId.substring(0, 8).toUpperCase())).containsExactly(caseId);
        ana.letsTimePass("dayOver");

        assertThat(alex.finds("case=" + caseId + "&how=running")).isEmpty();
        assertThat(alex.finds("case=" + caseId + "&how=finished")).isEmpty();
        assertThat(alex.finds("case=" + caseId
                        + "&how=ended-early&process=recoverByAccountId&version=1&outcome=abandoned&endedFrom=" + today
                        + "&endedTo=" + today + "&minutesTo=5"))
                .containsExactly(caseId);
        JsonNode found = alex.reads("/cases?case=" + caseId).get("cases").get(0);
        assertThat(found.get("outcomeName").asText()).isEqualTo("Abandoned");
        assertThat(found.get("version").asInt()).isEqualTo(1);
        assertThat(found.get("seconds").asLong()).isBetween(0L, 300L);
        assertThat(alex.finds("case=" + caseId + "&endedTo="
                        + LocalDate.now(HOUSE).minusDays(1).toString()))
                .isEmpty();
        assertThat(alex.finds("case=" + caseId + "&outcome=accountFound")).isEmpty();
        assertThat(alex.finds("case=" + caseId + "&minutesFrom=100")).isEmpty();
    }

    @Test
    void a_change_that_was_given_up_ended_early() {
        BackIn ana = BackIn.enterprise(stage, directory).isApproved();
        ana.begins("add-login-method").answers("enter-login-method", "giveUp", "true");
        String change = "process=addLoginMethod&case=" + ana.caseId();
        ana.isGone();

        assertThat(alex.finds(change + "&how=ended-early&outcome=nothingChanged"))
                .containsExactly(ana.caseId().toString());
        assertThat(alex.finds(change + "&how=finished")).isEmpty();
        assertThat(alex.finds("process=enterpriseAppeal&how=finished&case=" + ana.caseId()))
                .as("what came of the appeal is another matter")
                .containsExactly(ana.caseId().toString());
    }

    @Test
    void an_appeal_is_found_by_who_decided_it() {
        CaseId caseId = rejected();
        List<String> decided = decidedBy("otto", 5);

        assertThat(alex.finds("reviewer=otto")).containsExactlyInAnyOrderElementsOf(decided);
        assertThat(alex.reads("/cases?reviewer=otto&size=2").get("total").asInt())
                .isEqualTo(5);
        assertThat(alex.reads("/processes").get("reviewers").toString()).contains("\"reviewer\"");
        assertThat(alex.reads("/cases?process=enterpriseAppeal&case=" + caseId)
                        .get("cases")
                        .get(0)
                        .get("reviewers")
                        .toString())
                .isEqualTo("[\"reviewer\"]");
    }

    @Test
    void of_who_decided_fewer_than_five_of_the_cases_nothing_is_told() {
        List<String> decided = decidedBy("otto", 4);

        assertThat(alex.isTold("reviewer=otto")).isEqualTo("reviewer");
        assertThat(alex.isTold("reviewer=otto&case=" + decided.get(0))).isEqualTo("reviewer");
        assertThat(alex.isTold("reviewer=nobody-of-that-name"))
                .as("none is no other answer than four")
                .isEqualTo("reviewer");
        HttpResponse<String> answer = alex.asks("/cases?reviewer=otto");
        assertThat(answer.body())
                .contains("fewer than five", "\"fewer-than-five\"")
                .doesNotContain("otto", "total", decided.get(0));
        HttpResponse<String> file = alex.asks("/cases.csv?reviewer=otto");
        assertThat(file.statusCode()).isEqualTo(400);
        assertThat(file.body()).doesNotContain(decided.get(0));
    }

    private List<String> decidedBy(String reviewer, int cases) {
        List<String> decided = new ArrayList<>();
        LocalDateTime then = LocalDateTime.parse("2020-06-08T10:00");
        for (int number = 0; number < cases; number++) {
            PastAppeal one = new PastAppeal(database, then, then.plusDays(1), "approved")
                    .task("decideAppeal", "reviewAppeal", then, then.plusDays(1))
                    .by(reviewer);
            appeals.add(one);
            decided.add(one.caseId.toString());
        }
        return decided;
    }

    private CaseId rejected() {
        Appellant appellant = new Appellant(stage, phone());
        appellant.submits();
        CaseId caseId = appellant.caseId();
        new Reviewer(stage).takes(caseId).decides(caseId, "reject", "reasonR03");
        appellant.browser().opens("/case").waitsFor("rejected");
        return caseId;
    }

    @Test
    void pages_of_a_list_tell_each_case_once_and_how_many_there_are() {
        List<String> inOrder = new ArrayList<>();
        for (int minutes = 1; minutes <= 7; minutes++) {
            // Three of them began in the same moment.
            PastCase one = past("longAgo", LONG_AGO.plusSeconds(minutes > 3 ? 0 : minutes))
                    .endedAfter(60L * minutes, minutes % 2 == 0 ? "done" : null);
            inOrder.add(one.caseId().toString());
        }
        String search = "startedFrom=2020-05-05&startedTo=2020-05-05&size=3&sort=";

        List<String> byDuration = new ArrayList<>();
        List<String> byStart = new ArrayList<>();
        for (int page = 0; page < 3; page++) {
            byDuration.addAll(alex.finds(search + "duration&order=asc&page=" + page));
            byStart.addAll(alex.finds(search + "started&page=" + page));
        }

        assertThat(byDuration).containsExactlyElementsOf(inOrder);
        assertThat(byStart).containsExactlyInAnyOrderElementsOf(inOrder).doesNotHaveDuplicates();
        JsonNode page = alex.reads("/cases?" + search + "ended&page=2");
        assertThat(page.get("total").asInt()).isEqualTo(7);
        assertThat(page.get("cases")).hasSize(1);
        assertThat(alex.finds(search + "ended&page=9")).isEmpty();
        assertThat(alex.finds(search + "ended&how=ended-early")).hasSize(3);
        assertThat(alex.reads("/cases?" + search + "ended&how=finished")
                        .get("total")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void the_cases_of_a_list_are_taken_along_whole_and_without_who_reviewed_them() {
        CaseId caseId = rejected();
        String file = alex.asks("/cases.csv?size=1&process=enterpriseAppeal&version=%2B1&startedFrom="
                        + LocalDate.now(HOUSE).minusDays(1))
                .body();

        assertThat(file).startsWith("\uFEFFcase,instance,process,version,startedAt,");
        assertThat(file.lines())
                .hasSizeGreaterThan(1)
                .anyMatch(line -> line.startsWith(caseId + ",")
                        && line.contains(",enterpriseAppeal,")
                        && line.contains(",finished,rejected,")
                        && !line.contains("reviewer"));
        assertThat(log.of(AuditLog.MANY_CASES)).last().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("history-cases");
            assertThat(entry.why())
                    .isEqualTo("process-enterpriseAppeal version-1 from-"
                            + LocalDate.now(HOUSE).minusDays(1));
        });
        assertThat(alex.asks("/cases.csv?process=recoverByPigeon").statusCode()).isEqualTo(400);
    }

    @Test
    void a_file_of_all_that_can_be_asked_for_is_noted_and_sent() {
        past("long_gone.whatever-its-name-is-it-is-noted", LONG_AGO).endedAfter(600, "gave_up.for-good");

        HttpResponse<String> file = alex.asks(
                "/cases.csv?how=ended-early&incidents=any&version=7&outcome=gave_up.for-good"
                        + "&process=long_gone.whatever-its-name-is-it-is-noted&case=3F2A91C4&startedFrom=2020-01-01&startedTo=2020-12-31"
                        + "&endedFrom=2020-01-01&endedTo=2020-12-31&minutesFrom=1&minutesTo=9999999&sort=duration&order=asc&page=3&size=7");

        assertThat(file.statusCode()).as(file.body()).isEqualTo(200);
        assertThat(log.of(AuditLog.MANY_CASES)).last().satisfies(entry -> assertThat(entry.why())
                .isEqualTo("how-ended-early incidents process-long-gone-whatever-its-name-is-it-is-not version-7"
                        + " outcome case from-2020-01-01 until-2020-12-31 ended-from-2020-01-01"
                        + " ended-until-2020-12-31 minutes"));
    }

    @Test
    void each_table_of_a_case_is_taken_along_and_noted_with_the_case() {
        CaseId caseId = rejected();
        JsonNode told = alex.opens(caseId);
        String root = told.get("root").asText();
        Map<String, String> columns = Map.of(
                "timeline", "activity,name,type,startedAt,endedAt,seconds,cancelled,called",
                "tasks", "activity,name,startedAt,endedAt,seconds,dueAt,completed,completedBy,heldBy",
                "decisions", "activity,decision,name,version,at,rows,given,answer",
                "variables", "variable,kind,since,value",
                "jobs", "job,activity,kind,at,state,retries,dueAt",
                "incidents", "activity,kind,startedAt,endedAt,state");

        columns.forEach((records, header) -> {
            HttpResponse<String> file = alex.asks("/cases/" + root + "/" + records + ".csv");
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"regain-case-" + records + ".csv\"");
            assertThat(file.body()).startsWith("\uFEFFcase,instance,process," + header + "\r\n");
            assertThat(log.of(caseId)).last().satisfies(entry -> {
                assertThat(entry.act()).isEqualTo("EXPORTED");
                assertThat(entry.staff()).isEqualTo("analyst");
                assertThat(entry.what()).isEqualTo("history-case-" + records);
                assertThat(entry.why()).isEqualTo("process-" + root);
            });
        });

        String review = one(told.get("activities"), "activity", "decideAppeal")
                .get("called")
                .asText();
        assertThat(lines(root, "timeline"))
                .hasSize((int) told.get("activities").findValuesAsText("type").stream()
                        .filter(type -> !type.equals("multiInstanceBody"))
                        .count())
                .anyMatch(line ->
                        line.startsWith(caseId + "," + root + ",enterpriseAppeal,chooseBranch,Choose branch,userTask,"))
                .anyMatch(line -> line.startsWith(caseId + "," + review + ",decideAppeal,"));
        assertThat(lines(root, "tasks"))
                .anyMatch(line -> line.contains(",reviewAppeal,") && line.contains(",true,reviewer,reviewer from "));
        assertThat(lines(root, "decisions")).hasSize(told.get("decisions").size());
        assertThat(lines(root, "variables"))
                .anyMatch(line -> line.contains(",branch,string,") && line.endsWith(",legal_person"));
        assertThat(lines(root, "jobs")).anyMatch(line -> line.contains(",dayOver,timer-transition,"));
        assertThat(lines(root, "incidents")).isEmpty();
        assertThat(lines(review, "timeline"))
                .as("a process that was called is taken along without the one that called it")
                .isNotEmpty()
                .noneMatch(line -> line.contains(",enterpriseAppeal,"));
        assertThat(alex.asks("/cases/" + root + "/secrets.csv").statusCode()).isEqualTo(404);
        assertThat(alex.asks("/cases/" + UUID.randomUUID() + "/tasks.csv").statusCode())
                .isEqualTo(404);
    }

    private List<String> lines(String instance, String records) {
        return alex.asks("/cases/" + instance + "/" + records + ".csv")
                .body()
                .lines()
                .skip(1)
                .toList();
    }

    @Test
    void nothing_in_a_case_s_file_is_a_formula() {
        PastCase gone = past("longGone", LONG_AGO)
                .endedAfter(600, "gaveUp")
                .passed("askTwice", "=HYPERLINK(\"http://x\"), \"twice\"")
                .failed("words of a failure", true);

        assertThat(lines(gone.id(), "timeline"))
                .singleElement()
                .asString()
                .contains(",\"'=HYPERLINK(\"\"http://x\"\"), \"\"twice\"\"\",");
        assertThat(lines(gone.id(), "incidents")).singleElement().asString().contains(",ask,failedJob,", ",open");
        assertThat(alex.asks("/cases/" + gone.id() + "/jobs.csv").body()).doesNotContain("words of a failure");
    }

    @Test
    void one_case_tells_who_took_and_decided_what_and_which_rows_matched() {
        CaseId caseId = rejected();
        JsonNode told = alex.opens(caseId);

        assertThat(told.get("caseId").asText()).isEqualTo(caseId.toString());
        JsonNode root = told.get("instances").get(0);
        assertThat(root.get("process").asText()).isEqualTo("enterpriseAppeal");
        assertThat(root.get("outcome").asText()).isEqualTo("rejected");
        assertThat(root.get("outcomeName").asText()).isEqualTo("Rejected");
        assertThat(root.get("how").asText()).isEqualTo("finished");
        JsonNode review = one(told.get("tasks"), "activity", "reviewAppeal");
        assertThat(review.get("decidedBy").asText()).isEqualTo("reviewer");
        assertThat(review.get("completed").asBoolean()).isTrue();
        assertThat(review.get("holders").get(0).get("person").asText()).isEqualTo("reviewer");
        assertThat(review.get("holders").get(0).get("took").asBoolean()).isTrue();
        assertThat(review.get("holders").get(0).get("by").asText()).isEqualTo("reviewer");
        JsonNode branch = one(told.get("tasks"), "activity", "chooseBranch");
        assertThat(branch.has("decidedBy")).isFalse();
        assertThat(branch.get("completed").asBoolean()).isTrue();
        assertThat(one(told.get("facts"), "name", "branch").get("value").asText())
                .isEqualTo("legal_person");
        assertThat(told.get("jobs")).isNotEmpty();
        assertThat(told.get("names")
                        .get(root.get("definition").asText())
                        .get("dayOver")
                        .asText())
                .isEqualTo("Day over");
    }

    @Test
    void a_decision_tells_the_row_that_matched() {
        Appellant appellant = new Appellant(stage, phone());
        appellant.begins().answers("choose-branch", "branch", "documents");
        appellant
                .browser()
                .answers(
                        "state-handler",
                        "enterpriseStatus",
                        "renamed",
                        "handlerName",
                        "王建国",
                        "handlerIdNumber",
                        appellant.idNumber());
        appellant.browser().sees("upload-documents");

        JsonNode decision = one(alex.opens(appellant.caseId()).get("decisions"), "decision", "requiredMaterials");

        assertThat(decision.get("rules").toString()).isEqualTo("[3]");
        assertThat(decision.get("activity").asText()).isEqualTo("requiredMaterials");
        assertThat(decision.get("inputs").get(0).get("value").asText()).isEqualTo("renamed");
        assertThat(decision.get("outputs").get(0).get("value").asText()).isEqualTo("change_notice");
        assertThat(lines(alex.opens(appellant.caseId()).get("root").asText(), "decisions"))
                .singleElement()
                .asString()
                .contains(
                        ",enterpriseAppeal,requiredMaterials,requiredMaterials,",
                        ",3,",
                        ": renamed,",
                        ": change_notice");
    }

    @Test
    void from_a_called_process_the_way_leads_up_to_the_case() {
        JsonNode told = alex.opens(rejected());
        JsonNode call = one(told.get("activities"), "activity", "decideAppeal");
        JsonNode called = one(told.get("instances"), "id", call.get("called").asText());

        assertThat(called.get("process").asText()).isEqualTo("decideAppeal");
        assertThat(called.get("calledBy").asText()).isEqualTo(told.get("root").asText());
        JsonNode asked = alex.reads("/cases/" + called.get("id").asText());
        assertThat(asked.get("root")).isEqualTo(told.get("root"));
        assertThat(asked.get("asked")).isEqualTo(called.get("id"));
    }

    /** The engine does not keep them, so they must be told of every step, and of each once. */
    @Test
    void every_step_of_an_appeal_is_reached_by_a_line_that_was_travelled() {
        Appellant appellant = new Appellant(stage, phone());
        appellant.submits();
        CaseId caseId = appellant.caseId();
        new Reviewer(stage).takes(caseId).decides(caseId, "more", "wantsEnterpriseName");
        appellant.browser().opens("/case").waitsFor("supplement-documents");
        appellant.browser().sends("enterpriseName", appellant.enterprise());
        new Reviewer(stage).takes(caseId).decides(caseId, "reject", "reasonR03");
        appellant.browser().opens("/case").waitsFor("rejected");
        stage.letWorkEnd(appellant.browser().secret());
        JsonNode told = alex.opens(caseId);

        Map<String, Set<String>> into = new HashMap<>();
        Map<String, Integer> begun = new HashMap<>();
        Map<String, Integer> reached = new HashMap<>();
        for (JsonNode instance : told.get("instances")) {
            String id = instance.get("id").asText();
            String bpmn = alex.asks("/definitions/" + instance.get("definition").asText() + "/diagram")
                    .body();
            flows(bpmn).forEach((flow, target) -> into.computeIfAbsent(id + " " + target, any -> new HashSet<>())
                    .add(flow));
        }
        told.get("activities")
                .forEach(activity -> begun.merge(
                        activity.get("instance").asText() + " "
                                + activity.get("activity").asText(),
                        1,
                        Integer::sum));
        told.get("travelled")
                .forEach(taken -> into.forEach((target, flows) -> {
                    if (target.startsWith(taken.get("instance").asText() + " ")
                            && flows.contains(taken.get("flow").asText())) {
                        reached.merge(target, 1, Integer::sum);
                    }
                }));

        begun.keySet().retainAll(into.keySet());
        assertThat(begun).isNotEmpty().containsExactlyInAnyOrderEntriesOf(reached);
        assertThat(reached).containsEntry(told.get("root").asText() + " decideAppeal", 2);
    }

    private static Map<String, String> flows(String bpmn) {
        Map<String, String> targets = new HashMap<>();
        Jsoup.parse(bpmn, Parser.xmlParser())
                .getElementsByTag("bpmn:sequenceFlow")
                .forEach(flow -> targets.put(flow.attr("id"), flow.attr("targetRef")));
        return targets;
    }

    @Test
    void other_processes_of_the_same_case_are_named() {
        JsonNode told = alex.opens(rejected());

        assertThat(told.get("others").findValuesAsText("process")).contains("tellProvider");
        assertThat(told.get("others").findValuesAsText("id"))
                .doesNotContain(told.get("root").asText());
    }

    @Test
    void a_case_is_found_by_what_it_called_and_how_that_came_out() {
        CaseId caseId = rejected();

        assertThat(alex.finds("process=proveByFace&outcome=personProven&case=" + caseId))
                .containsExactly(caseId.toString());
        assertThat(alex.finds("process=proveByFace&outcome=personNotProven&case=" + caseId))
                .isEmpty();
    }

    @Test
    void an_incident_is_found_and_told_without_the_words_of_the_failure() {
        PastCase open = past("longAgo", LONG_AGO).endedAfter(60, "done").failed("words of a failure", true);
        PastCase mended = past("longAgo", LONG_AGO).endedAfter(60, "done").failed("words of a failure", false);
        String search = "startedFrom=2020-05-05&startedTo=2020-05-05&incidents=";

        assertThat(alex.finds(search + "open")).containsExactly(open.caseId().toString());
        assertThat(alex.finds(search + "any"))
                .containsExactlyInAnyOrder(
                        open.caseId().toString(), mended.caseId().toString());
        assertThat(alex.reads("/cases?" + search + "open")
                        .get("cases")
                        .get(0)
                        .get("openIncidents")
                        .asInt())
                .isEqualTo(1);
        HttpResponse<String> told = alex.asks("/cases/" + mended.id());
        assertThat(told.body()).doesNotContain("words of a failure");
        JsonNode read = Analyst.json(told);
        assertThat(read.get("incidents").get(0).get("state").asText()).isEqualTo("resolved");
        assertThat(read.get("jobs").get(0).get("state").asText()).isEqualTo("failed");
        assertThat(read.get("jobs").get(0).get("retries").asInt()).isZero();
    }

    @Test
    void a_case_whose_process_was_deleted_tells_what_is_left() {
        PastCase gone = past("longGone", LONG_AGO)
                .endedAfter(600, "gaveUp")
                .passed("askTwice", "Ask <img src=x onerror=alert(1)> twice");

        JsonNode found = alex.reads("/cases?case=" + gone.caseId()).get("cases").get(0);
        JsonNode told = alex.reads("/cases/" + gone.id());

        assertThat(found.get("name").asText()).isEqualTo("longGone");
        assertThat(found.has("version")).isFalse();
        assertThat(told.get("instances").get(0).get("drawn").asBoolean()).isFalse();
        assertThat(told.get("instances").get(0).get("outcomeName").asText()).isEqualTo("gaveUp");
        assertThat(told.get("activities").get(0).get("name").asText())
                .isEqualTo("Ask <img src=x onerror=alert(1)> twice");
        assertThat(alex.finds("process=longGone&version=7&case=" + gone.caseId()))
                .hasSize(1);
        assertThat(alex.isTold("process=longGone&version=8")).isEqualTo("version");
        HttpResponse<String> diagram = alex.asks("/definitions/longGone:7:deleted/diagram");
        assertThat(diagram.statusCode()).isEqualTo(404);
        assertThat(diagram.body()).contains("deleted");
    }

    @Test
    void a_question_that_cannot_be_answered_names_the_parameter() {
        assertThat(alex.isTold("startedFrom=2026-11-24&startedTo=2026-11-23")).isEqualTo("startedTo");
        assertThat(alex.isTold("endedFrom=2026-11-24&endedTo=2025-11-24")).isEqualTo("endedTo");
        assertThat(alex.isTold("minutesFrom=10&minutesTo=9")).isEqualTo("minutesTo");
        assertThat(alex.isTold("startedFrom=yesterday")).isEqualTo("startedFrom");
        assertThat(alex.isTold("startedFrom=2026-02-30")).isEqualTo("startedFrom");
        assertThat(alex.isTold("startedTo=+999999999-12-31")).isEqualTo("startedTo");
        assertThat(alex.isTold("minutesFrom=-1")).isEqualTo("minutesFrom");
        assertThat(alex.isTold("how=slowly")).isEqualTo("how");
        assertThat(alex.isTold("incidents=none")).isEqualTo("incidents");
        assertThat(alex.isTold("sort=name")).isEqualTo("sort");
        assertThat(alex.isTold("order=up")).isEqualTo("order");
        assertThat(alex.isTold("page=-1")).isEqualTo("page");
        assertThat(alex.isTold("page=99999999999999999999")).isEqualTo("page");
        assertThat(alex.isTold("size=0")).isEqualTo("size");
        assertThat(alex.isTold("size=201")).isEqualTo("size");
        assertThat(alex.isTold("process=recoverByTelepathy")).isEqualTo("process");
        assertThat(alex.isTold("version=1")).isEqualTo("version");
        assertThat(alex.isTold("process=recoverByPhone&version=99")).isEqualTo("version");
        assertThat(alex.isTold("process=recoverByPhone&version=one")).isEqualTo("version");
        assertThat(alex.isTold("case=%25")).isEqualTo("case");
        assertThat(alex.isTold("case=3F2A91C4'--")).isEqualTo("case");
        assertThat(alex.isTold("case=3F2")).isEqualTo("case");
        assertThat(alex.isTold("reviewer=a%00b")).isEqualTo("reviewer");
        assertThat(alex.isTold("reviewer=" + "a".repeat(256))).isEqualTo("reviewer");
        assertThat(alex.isTold("how=running&how=finished")).isEqualTo("how");
        assertThat(alex.isTold("processes=recoverByPhone")).isEqualTo("address");
    }

    @Test
    void what_is_not_asked_for_is_left_empty_and_asks_for_nothing() {
        assertThat(alex.reads("/cases?how=&process=&version=&case=&startedFrom=&minutesTo=&page=&size=")
                        .get("size")
                        .asInt())
                .isEqualTo(25);
    }

    @Test
    void a_case_that_is_not_there_is_not_found() {
        assertThat(alex.asks("/cases/" + UUID.randomUUID()).statusCode()).isEqualTo(404);
        assertThat(alex.asks("/cases/%27%20or%201=1").statusCode()).isEqualTo(404);
        assertThat(alex.finds("case=" + UUID.randomUUID())).isEmpty();
    }

    @Test
    void nobody_keeps_a_copy_of_an_answer() {
        assertThat(alex.asks("/cases").headers().firstValue("Cache-Control"))
                .hasValueSatisfying(told -> assertThat(told).contains("no-store"));
    }

    @Test
    void a_reviewer_learns_nothing_of_the_history() {
        PastCase gone = past("longGone", LONG_AGO).endedAfter(600, "gaveUp");

        assertThat(stage.signedIn("reviewer").get("/history/cases").statusCode())
                .isEqualTo(404);
        assertThat(stage.signedIn("reviewer").get("/history/cases/" + gone.id()).statusCode())
                .isEqualTo(404);
    }

    private static JsonNode one(JsonNode all, String field, String value) {
        for (JsonNode each : all) {
            if (each.get(field).asText().equals(value)) {
                return each;
            }
        }
        throw new AssertionError("none with " + field + " " + value + " among " + all);
    }
}
