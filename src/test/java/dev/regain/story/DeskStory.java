package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.casefile.Acquaintances;
import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.Entry;
import dev.regain.casefile.ReviewNotes;
import dev.regain.staff.StaffClient;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What reviewers find on their desk, how they take from it, and what they need to decide. */
@Story
class DeskStory {

    private static final String RUNNING_OUT = "即将到期 Running out";
    private static final String HELD_BY_OTHERS = "他人持有 Held by others";

    private static final List<String> LISTS = List.of(
            "新的 New",
            "我的 Mine",
            "今天到期 Due today",
            RUNNING_OUT,
            "已逾期 Overdue",
            "复核 Second approval",
            "已升级 Escalated",
            HELD_BY_OTHERS);

    private final Stage stage;
    private final Pile pile;
    private final CaseFiles files;
    private final ReviewNotes notes;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final Acquaintances acquaintances;
    private final IdentityService people;
    private final ObjectMapper json;
    private final Reviewer robin;
    private final StaffClient robinsBrowser;
    private final List<String> hired = new ArrayList<>();

    DeskStory(
            @Autowired Stage stage,
            @Autowired Pile pile,
            @Autowired CaseFiles files,
            @Autowired ReviewNotes notes,
            @Autowired TaskService tasks,
            @Autowired RuntimeService runtime,
            @Autowired Acquaintances acquaintances,
            @Autowired IdentityService people,
            @Autowired ObjectMapper json) {
        this.stage = stage;
        this.pile = pile;
        this.files = files;
        this.notes = notes;
        this.tasks = tasks;
        this.runtime = runtime;
        this.acquaintances = acquaintances;
        this.people = people;
        this.json = json;
        this.robin = new Reviewer(stage);
        this.robinsBrowser = stage.signedIn("reviewer");
    }

    @AfterEach
    void clearTheDesk() {
        pile.clear();
        hired.forEach(people::deleteUser);
    }

    @Test
    void tasklist_has_its_lists_and_opens_with_what_nobody_has_taken() throws Exception {
        CaseId caseId = pile.of(1).get(0);
        List<JsonNode> filters = new ArrayList<>();
        json.readTree(robinsBrowser
                        .engine("GET", "/filter?resourceType=Task&maxResults=20", null)
                        .body())
                .forEach(filters::add);
        assertThat(filters)
                .extracting(filter -> filter.get("name").asText())
                .containsExactlyInAnyOrderElementsOf(LISTS);
        assertThat(filters.stream()
                        .min((one, other) -> priority(one) - priority(other))
                        .orElseThrow()
                        .get("name")
                        .asText())
                .isEqualTo("新的 New");

        assertThat(robin.lists("新的 New")).contains(pile.taskOf(caseId));
        robin.takes(caseId);
        assertThat(robin.lists("新的 New")).doesNotContain(pile.taskOf(caseId));
    }

    private static int priority(JsonNode filter) {
        return filter.get("properties").get("priority").asInt();
    }

    @Test
    void mine_are_those_that_i_have_taken_and_nobody_elses() {
        hire("mia");
        List<CaseId> cases = pile.of(2);
        robin.takes(cases.get(0));
        Reviewer mia = new Reviewer(stage, "mia");

        assertThat(robin.lists("我的 Mine"))
                .contains(pile.taskOf(cases.get(0)))
                .doesNotContain(pile.taskOf(cases.get(1)));
        assertThat(mia.lists("我的 Mine")).isEmpty();
    }

    @Test
    void what_is_due_today_overdue_or_escalated_is_on_a_list_of_its_own() {
        ZoneId zone = ZoneId.of("Asia/Shanghai");
        LocalDate today = LocalDate.now(zone);
        List<CaseId> cases = pile.of(4);
        String dueToday = due(cases.get(0), endOf(today, zone));
        String overdue = due(cases.get(1), endOf(today.minusDays(1), zone));
        String dueTomorrow = due(cases.get(2), endOf(today.plusDays(1), zone));
        String escalated = pile.taskOf(cases.get(3));
        tasks.setPriority(escalated, 100);
        tasks.setVariable(escalated, "escalated", true);

        assertThat(robin.lists("今天到期 Due today")).contains(dueToday).doesNotContain(overdue, dueTomorrow, escalated);
        assertThat(robin.lists("已逾期 Overdue")).contains(overdue).doesNotContain(dueToday, dueTomorrow, escalated);
        assertThat(robin.lists("已升级 Escalated")).contains(escalated).doesNotContain(dueToday, overdue, dueTomorrow);
        List<String> all = robin.lists("新的 New");
        assertThat(all.indexOf(escalated)).as("the most urgent first").isLessThan(all.indexOf(overdue));
        assertThat(all.indexOf(overdue)).isLessThan(all.indexOf(dueToday));
        assertThat(all.indexOf(dueToday)).isLessThan(all.indexOf(dueTomorrow));
    }

    private static Instant endOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).minusSeconds(1).toInstant();
    }

    private String due(CaseId caseId, Instant at) {
        Task task = tasks.createTaskQuery().taskId(pile.taskOf(caseId)).singleResult();
        task.setDueDate(Date.from(at));
        tasks.saveTask(task);
        return task.getId();
    }

    @Test
    void what_runs_out_is_on_a_list_of_the_leads_whoever_holds_it() {
        Appellant ana = new Appellant(stage, "+8613666178202");
        ana.submits();
        robin.takes(ana.caseId());
        String task = robin.taskOf(ana.caseId());
        Reviewer lee = new Reviewer(stage, "lead");
        int before = lee.counts(RUNNING_OUT);
        assertThat(lee.lists(RUNNING_OUT)).doesNotContain(task);

        stage.letTimePass(ana.browser().secret(), "reviewDueSoon");
        assertThat(lee.lists(RUNNING_OUT)).contains(task);
        assertThat(lee.counts(RUNNING_OUT)).isEqualTo(before + 1);
        assertThat(robin.lists(RUNNING_OUT)).contains(task);
    }

    @Test
    void a_lead_finds_what_others_hold_and_takes_it_over() {
        List<CaseId> cases = pile.of(2);
        String held = pile.taskOf(cases.get(0));
        String free = pile.taskOf(cases.get(1));
        robin.takes(cases.get(0));
        Reviewer lee = new Reviewer(stage, "lead");

        assertThat(lee.lists(HELD_BY_OTHERS)).contains(held).doesNotContain(free);
        assertThat(robin.lists(HELD_BY_OTHERS)).doesNotContain(held, free);
        assertThat(lee.lists("新的 New")).as("what is reviewers' to claim").doesNotContain(free);
        assertThat(stage.signedIn("lead")
                        .engine("GET", "/task/" + held + "/deployed-form", null)
                        .statusCode())
                .isEqualTo(200);

        assertThat(lee.sends(cases.get(0), "/take-over", "reason=time-runs-out").statusCode())
                .isEqualTo(303);
        assertThat(lee.lists("我的 Mine")).contains(held);
        assertThat(lee.lists(HELD_BY_OTHERS)).doesNotContain(held);
        assertThat(robin.lists(HELD_BY_OTHERS)).contains(held);
    }

    @Test
    void who_took_and_gave_back_is_on_the_timeline() {
        CaseId caseId = pile.of(1).get(0);
        robin.takes(caseId);
        assertThat(robin.givesBack(caseId).statusCode()).isEqualTo(204);
        assertThat(holder(caseId)).isNull();
        Reviewer sam = new Reviewer(stage, "reviewer2").takes(caseId);
        assertThat(robin.givesBack(caseId).statusCode()).isEqualTo(403);
        new Reviewer(stage, "lead").sends(caseId, "/take-over", "reason=holder-absent");

        assertThat(sam.sees(caseId).select("[data-told=claimed], [data-told=released], [data-told=took_over]"))
                .extracting(told ->
                        told.attr("data-told") + " " + told.select(".by").text())
                .containsExactly("claimed reviewer", "released reviewer", "claimed reviewer2", "took_over lead");
        assertThat(sam.sees(caseId).select("[data-told=claimed]").text()).contains("领取了任务", "审核");
    }

    @Test
    void an_applicants_step_is_on_no_list() {
        Applicant ana = stage.applicant().begins(2, "accountId", "100012340001");
        String step = tasks.createTaskQuery()
                .processInstanceBusinessKey(stage.caseOf(ana.secret()).toString())
                .singleResult()
                .getId();
        for (String user : List.of("reviewer", "admin")) {
            Reviewer looking = new Reviewer(stage, user);
            assertThat(LISTS).allSatisfy(list -> assertThat(looking.lists(list)).doesNotContain(step));
        }
    }

    @Test
    void cases_on_a_list_are_told_apart_without_a_name_in_clear() throws Exception {
        CaseId caseId = pile.of(1).get(0);
        JsonNode listed = listed("reviewer", "新的 New", caseId);
        assertThat(listed.path("name").asText()).isEqualTo("审核申诉");
        assertThat(variable(listed, "caseNumber")).isEqualTo(caseId.number());
        assertThat(variable(listed, "caseEnterprise")).isEqualTo("深圳市******有限公司");
        assertThat(variable(listed, "caseBranch")).isEqualTo("法人身份");
        assertThat(variable(listed, "caseSubmitted")).matches("\\d\\d-\\d\\d \\d\\d:\\d\\d");

        files.write(caseId, Entry.ENTERPRISE_NAME, "{{7*7}}<img src=x onerror=alert(1)>");
        assertThat(variable(listed("reviewer", "新的 New", caseId), "caseEnterprise"))
                .doesNotContain("onerror");
        assertThat(listed("admin", "新的 New", caseId).path("_embedded").path("variable"))
                .as("administrators do not look at cases")
                .isEmpty();
    }

    @Test
    void who_holds_a_task_is_named() throws Exception {
        CaseId caseId = pile.of(1).get(0);
        robin.takes(caseId);
        JsonNode list = list("reviewer", "我的 Mine");
        assertThat(list.path("_embedded").path("assignee").toString()).contains("\"Robin\"", "\"Reviewer\"");
        JsonNode task = json.readTree(
                robinsBrowser.hypertext("/task/" + pile.taskOf(caseId)).body());
        assertThat(task.path("name").asText()).isEqualTo("审核申诉");
        assertThat(task.path("_embedded").path("user").toString())
                .contains("\"Robin\"", "\"Reviewer\"")
                .doesNotContain("@");
    }

    @Test
    void the_next_appeal_is_the_most_urgent_one_and_it_is_taken() {
        List<CaseId> cases = pile.of(3);
        String urgent = pile.taskOf(cases.get(2));
        tasks.setPriority(urgent, 1000);

        HttpResponse<String> answer = next(robinsBrowser);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow())
                .contains("/camunda/app/tasklist/")
                .endsWith("&task=" + urgent);
        assertThat(tasks.createTaskQuery().taskId(urgent).singleResult().getAssignee())
                .isEqualTo("reviewer");
        assertThat(next(robinsBrowser).headers().firstValue("Location").orElseThrow())
                .doesNotContain(urgent);
    }

    @Test
    void twenty_who_ask_for_the_next_one_at_once_get_twenty_different_ones() throws Exception {
        List<CaseId> cases = pile.of(20);
        cases.forEach(caseId -> tasks.setPriority(pile.taskOf(caseId), 1000));
        List<StaffClient> reviewers = IntStream.range(0, 20)
                .mapToObj(number -> "reviewer" + (number + 100))
                .peek(this::hire)
                .map(stage::signedIn)
                .toList();

        List<String> got = Crowd.atOnce(
                20,
                number -> () -> next(reviewers.get(number))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow());

        assertThat(got).doesNotHaveDuplicates();
        assertThat(cases)
                .extracting(caseId -> tasks.createTaskQuery()
                        .taskId(pile.taskOf(caseId))
                        .singleResult()
                        .getAssignee())
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    /** They know the applicant of each. */
    @Test
    void where_none_is_left_the_page_says_so() {
        hire("nobodys");
        tasks.createTaskQuery().taskCandidateGroup("reviewers").list().stream()
                .map(task -> runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult())
                .forEach(process -> acquaintances.note(CaseId.of(process.getBusinessKey()), "nobodys"));
        StaffClient browser = stage.signedIn("nobodys");
        HttpResponse<String> answer = next(browser);
        assertThat(answer.statusCode()).isEqualTo(303);
        String page = browser.get(answer.headers().firstValue("Location").orElseThrow())
                .body();
        assertThat(Jsoup.parse(page).select("[data-none-left=true]")).hasSize(1);
        assertThat(page).doesNotContain("??");
    }

    private HttpResponse<String> next(StaffClient browser) {
        String token = Jsoup.parse(browser.get("/review/next").body())
                .select("[name=_csrf]")
                .attr("value");
        return browser.post(
                "/review/next",
                "application/x-www-form-urlencoded",
                "_csrf=" + URLEncoder.encode(token, StandardCharsets.UTF_8));
    }

    @Test
    void while_somebody_holds_the_task_the_applicant_still_finds_the_query_code() {
        Appellant ana = new Appellant(stage, "+8613666178201");
        String code = ana.submits();
        robin.takes(ana.caseId());
        ana.browser().opens("/case").sees("appeal-submitted");
        assertThat(ana.browser().page().select("[data-query-code]").attr("data-query-code"))
                .isEqualTo(code);
    }

    @Test
    void a_task_leads_to_its_case_and_nobody_else_learns_that_there_is_one() {
        CaseId caseId = pile.of(1).get(0);
        String address = "/review/tasks/" + pile.taskOf(caseId);
        HttpResponse<String> answer = robinsBrowser.get(address);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/review/cases/" + caseId);
        assertThat(robinsBrowser.get("/review/tasks/" + CaseId.random()).statusCode())
                .isEqualTo(404);
        for (String user : List.of("analyst", "admin")) {
            assertThat(stage.signedIn(user).get(address).statusCode()).isEqualTo(404);
            assertThat(stage.signedIn(user).get(address + "/decision").statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void the_form_offers_what_may_be_decided_and_what_the_applicant_will_read() throws Exception {
        CaseId caseId = pile.of(1).get(0);
        JsonNode offer = offer(caseId);
        assertThat(offer.get("yours").asBoolean()).isFalse();
        assertThat(offer.get("roundsLeft").asInt()).isEqualTo(3);
        assertThat(names(offer.get("decisions"))).containsExactly("approve", "more", "reject");
        assertThat(names(offer.get("reasons"))).contains("R01", "R06");
        assertThat(names(offer.get("wanted"))).contains("BUSINESS_LICENCE", "CREDIT_CODE");
        assertThat(names(offer.get("shortcomings"))).contains("UNREADABLE", "OUT_OF_DATE");
        assertThat(offer.get("language").asText()).isEqualTo("zh-CN");
        assertThat(offer.get("reasons").get(0).get("told").asText()).isEqualTo("提交的资料不能证明是这家企业。");
        assertThat(offer.get("blocks")).isNotEmpty();

        robin.takes(caseId).checks(caseId);
        offer = offer(caseId);
        assertThat(offer.get("yours").asBoolean()).isTrue();
        assertThat(offer.get("blocks"))
                .extracting(JsonNode::asText)
                .as("it has no account")
                .containsExactly("至少一个要归还的账号");
    }

    private JsonNode offer(CaseId caseId) throws Exception {
        HttpResponse<String> answer = robinsBrowser.get("/review/tasks/" + pile.taskOf(caseId) + "/decision");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private static List<String> names(JsonNode choices) {
        return choices.findValuesAsText("name");
    }

    @Test
    void a_note_is_for_colleagues_and_stays_as_it_was_written() {
        CaseId caseId = pile.of(1).get(0);
        String said = "打过电话：<b>法人</b>说没有提交过\n明天再问";
        Canary.watch("打过电话");
        assertThat(robin.sends(caseId, "/notes", "note=" + encoded(said)).statusCode())
                .isEqualTo(303);

        Element told = robin.sees(caseId).selectFirst("[data-told=noted]");
        assertThat(told.select(".note").text()).isEqualTo("打过电话：<b>法人</b>说没有提交过 明天再问");
        assertThat(told.select(".by").text()).isEqualTo("reviewer");
        assertThat(notes.of(caseId)).singleElement().satisfies(note -> assertThat(note.text())
                .isEqualTo(said));

        for (String wrong : List.of("", "  ", "x".repeat(2001))) {
            HttpResponse<String> answer = robin.sends(caseId, "/notes", "note=" + encoded(wrong));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Jsoup.parse(answer.body()).select("#note[aria-invalid=true]"))
                    .hasSize(1);
        }
        assertThat(notes.of(caseId)).hasSize(1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void who_knows_the_applicant_steps_aside_and_the_task_goes_back() {
        CaseId caseId = pile.of(1).get(0);
        robin.takes(caseId);
        HttpResponse<String> answer = robin.sends(caseId, "/step-aside", "knows=applicant");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(holder(caseId)).isNull();
        assertThat(robin.sees(caseId).select("[data-stepped-aside]")).hasSize(1);
        assertThat(robin.claims(caseId).statusCode()).isEqualTo(403);
    }

    @Test
    void a_lead_takes_over_what_somebody_holds_and_nobody_else_does() {
        CaseId caseId = pile.of(1).get(0);
        robin.takes(caseId);
        Reviewer sam = new Reviewer(stage, "reviewer2");
        assertThat(sam.sees(caseId).select("[data-holder]").text()).contains("Robin Reviewer");
        assertThat(sam.sees(caseId).select("#reason")).isEmpty();
        assertThat(sam.sends(caseId, "/take-over", "reason=holder-absent").statusCode())
                .isEqualTo(422);
        assertThat(holder(caseId)).isEqualTo("reviewer");

        Reviewer lee = new Reviewer(stage, "lead");
        assertThat(lee.sends(caseId, "/take-over", "reason=curiosity").statusCode())
                .isEqualTo(422);
        HttpResponse<String> taken = lee.sends(caseId, "/take-over", "reason=holder-absent");
        assertThat(taken.statusCode())
                .as(() -> Jsoup.parse(taken.body()).select(".moving .wrong").text())
                .isEqualTo(303);
        assertThat(holder(caseId)).isEqualTo("lead");
        assertThat(lee.sees(caseId).select("[data-told=took_over]").text()).contains("lead");
    }

    @Test
    void why_it_is_not_taken_over_is_said_in_the_language_of_the_page() {
        CaseId caseId = pile.of(1).get(0);
        robin.takes(caseId);
        acquaintances.note(caseId, "lead");
        HttpResponse<String> refused = new Reviewer(stage, "lead").sends(caseId, "/take-over", "reason=holder-absent");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(refused.body()).select(".moving .wrong").text()).isEqualTo("您声明过认识申请人，这个案件由别人决定。");
    }

    private String holder(CaseId caseId) {
        return tasks.createTaskQuery()
                .taskId(pile.taskOf(caseId))
                .singleResult()
                .getAssignee();
    }

    private void hire(String user) {
        User hire = people.newUser(user);
        hire.setFirstName("Rae");
        hire.setLastName(user);
        hire.setPassword(Stage.STAFF_PASSWORD);
        people.saveUser(hire);
        people.createMembership(user, "reviewers");
        hired.add(user);
    }

    private JsonNode listed(String user, String list, CaseId caseId) throws Exception {
        for (JsonNode task : list(user, list).path("_embedded").path("task")) {
            if (task.get("id").asText().equals(pile.taskOf(caseId))) {
                return task;
            }
        }
        throw new AssertionError("not on the list");
    }

    private JsonNode list(String user, String name) throws Exception {
        StaffClient browser = stage.signedIn(user);
        for (JsonNode filter : json.readTree(browser.engine("GET", "/filter?resourceType=Task&maxResults=20", null)
                .body())) {
            if (filter.get("name").asText().equals(name)) {
                return json.readTree(
                        browser.hypertext("/filter/" + filter.get("id").asText() + "/list?maxResults=500")
                                .body());
            }
        }
        throw new AssertionError("no list is named " + name);
    }

    private static String variable(JsonNode task, String name) {
        for (JsonNode variable : task.path("_embedded").path("variable")) {
            if (variable.get("name").asText().equals(name)) {
                return variable.get("value").asText();
            }
        }
        throw new AssertionError("no column " + name);
    }
}
