package dev.regain.doors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseId;
import dev.regain.doors.WhoMayWhat.Row;
import dev.regain.story.Appellant;
import dev.regain.story.Applicant.Attached;
import dev.regain.story.Papers;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Who gets what at which address. The addresses are those of the running application; one that the written expectation does
 * not tell of fails, so whoever adds an address says there who may.
 */
@Story
@TestInstance(Lifecycle.PER_CLASS)
class AccessTest {

    /** An address of each kind of files, and of what is answered where nothing is. */
    private static final Map<String, String> FOR_INSTANCE = Map.of(
            "/**", "/regain.css",
            "/webjars/**", "/webjars/camunda/app/tasklist/index.html",
            "/camunda/api/**", "/camunda/api/nothing",
            "/camunda/app/**", "/camunda/app/regain/sign-in.js",
            "/camunda/assets/**", "/camunda/assets/bpmn.ttf",
            "/camunda/lib/**", "/camunda/lib/runtime.js",
            "/api/**", "/api/nothing",
            "/actuator/health/**", "/actuator/health/db");

    /** Where whoever asks has no case or is not signed in afterwards. */
    private static final Pattern ENDS_SOMETHING = Pattern.compile("^/case|^/account|/log(in|out)");

    private static final Set<Integer> REFUSALS = Set.of(401, 403, 404);

    private static final Pattern JSON = Pattern.compile("^/(api|camunda)/");

    private final Stage stage;
    private final Addresses addresses;
    private final RequestMappingHandlerMapping pages;
    private final WhoMayWhat written = new WhoMayWhat();
    private final Map<String, Supplier<Visitor>> visitors = new LinkedHashMap<>();
    private final Map<String, Visitor> there = new HashMap<>();
    private CaseId appeal;
    private String document;
    private String task;
    private String instance;
    private String definition;

    AccessTest(@Autowired Stage stage, @Autowired WebApplicationContext application) {
        this.stage = stage;
        this.addresses = new Addresses(application);
        this.pages = application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    }

    @BeforeAll
    void everybodyIsThere() {
        Appellant appellant = new Appellant(stage, "+8613666188401");
        appellant.submitsWith(
                "active",
                List.of(
                        new Attached("businessLicence", "licence.jpg", Papers.photo()),
                        new Attached("authorisationLetter", "letter.pdf", Papers.withPages(1)),
                        new Attached("handlerIdFront", "front.jpg", Papers.photo()),
                        new Attached("handlerIdBack", "back.png", Papers.screenshot())));
        appeal = appellant.caseId();

        Visitor reviewer =
                new Visitor(stage.address()).signsIn("reviewer", "tasklist").reads("/review/cases/" + appeal);
        document = reviewer.asks("GET", "/review/cases/" + appeal, null)
                .body()
                .replaceFirst("(?s).*?/documents/([0-9a-f-]{36})/.*", "$1");
        task = reviewer.asks(
                        "GET",
                        "/camunda/api/engine/engine/default/task?maxResults=5&processInstanceBusinessKey=" + appeal,
                        null)
                .body()
                .replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        String root = new Visitor(stage.address())
                .signsIn("analyst", "cockpit")
                .asks("GET", "/history/cases?case=" + appeal, null)
                .body();
        instance = root.replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        definition = root.replaceFirst("(?s).*?\"definition\":\"([^\"]+)\".*", "$1");
        Supplier<Visitor> anybody = () -> new Visitor(stage.address()).borrows(reviewer);
        arrive("nobody", anybody);
        arrive("applicant", () -> anybody.get()
                .holds(stage.applicant().begins(2, "accountId", "100012340001").secret()));
        arrive("reviewer", () -> anybody.get().signsIn("reviewer", "tasklist"));
        arrive("lead", () -> anybody.get().signsIn("lead", "tasklist"));
        arrive("analyst", () -> anybody.get().signsIn("analyst", "cockpit"));
        arrive("admin", () -> anybody.get().signsIn("admin", "admin"));
        arrive("client", () -> anybody.get().presents(Stage.CLIENT_TOKEN));
    }

    private void arrive(String person, Supplier<Visitor> arriving) {
        visitors.put(person, arriving);
        there.put(person, arriving.get());
    }

    @Test
    void every_page_and_file_answers_each_kind_of_people_as_written() {
        Set<String> all = new LinkedHashSet<>(addresses.ofControllers());
        all.addAll(addresses.ofHandlers());
        all.addAll(addresses.ofServlets());

        assertThat(answers("pages", all)).containsExactlyInAnyOrderElementsOf(written("pages"));
    }

    @Test
    void every_address_of_the_webapps_own_api_answers_as_written() {
        Set<String> all = new LinkedHashSet<>(addresses.ofResources());
        all.removeIf(AccessTest::isOfEngine);

        assertThat(answers("webapps", all)).containsExactlyInAnyOrderElementsOf(written("webapps"));
    }

    @Test
    void every_webapp_opens_for_whom_is_written() {
        Set<String> all = Stream.concat(Stream.of(AuthenticationUtil.APPS), Stream.of(AuthenticationUtil.APP_WELCOME))
                .map(webapp -> "GET /camunda/app/" + webapp + "/{engine}/")
                .collect(Collectors.toSet());

        assertThat(answers("entrances", all)).containsExactlyInAnyOrderElementsOf(written("entrances"));
    }

    @Test
    void of_the_engines_api_people_reach_what_is_written() {
        List<String> complaints = new ArrayList<>();
        Set<Row> used = new LinkedHashSet<>();
        for (String what : addresses.ofResources()) {
            if (isOfEngine(what)) {
                String[] parts = what.split(" ");
                String address = parts[1].replaceFirst("/camunda/api/engine/engine/\\{name}", "");
                written.row("engine", parts[0], address)
                        .ifPresentOrElse(
                                row -> {
                                    used.add(row);
                                    complain(what, row, complaints);
                                },
                                () -> complaints.add(what + " is not in the table: say who may"));
            }
        }

        assertThat(complaints).isEmpty();
        assertThat(used).as("rows that tell of something").containsAll(written.section("engine"));
    }

    private void complain(String what, Row row, List<String> complaints) {
        List<String> open = new ArrayList<>();
        for (String person : List.of("nobody", "reviewer", "lead", "analyst", "admin")) {
            open.add(isOpen(ask(person, what)) ? "yes" : "no");
        }
        if (!open.equals(row.expected())) {
            complaints.add(what + " is open to " + open + ", written is " + row);
        }
    }

    /** What the engine refuses it says as JSON of its own; before it, it is the error page. */
    private static boolean isOpen(HttpResponse<String> answer) {
        return answer.statusCode() != 401
                && (answer.statusCode() != 403 || answer.body().contains("\"type\":"));
    }

    @Test
    void no_filter_stands_before_all_that_nobody_wrote_down() {
        Set<String> filters = addresses.ofFilters();
        // The stage's own, which counts statements.
        filters.remove("probing /*");

        assertThat(filters)
                .containsExactlyInAnyOrderElementsOf(
                        written.section("filters").stream().map(Row::what).toList());
    }

    @Test
    void a_page_that_nobody_listed_is_there_for_nobody() throws NoSuchMethodException {
        RequestMappingInfo forgotten = RequestMappingInfo.paths("/forgotten")
                .options(pages.getBuilderConfiguration())
                .build();
        pages.registerMapping(forgotten, new Forgotten(), Forgotten.class.getDeclaredMethod("page"));
        try {
            for (String person : visitors.keySet()) {
                assertThat(ask(person, "GET /forgotten").statusCode())
                        .as(person)
                        .isEqualTo(404);
            }
        } finally {
            pages.unregisterMapping(forgotten);
        }
    }

    private static final class Forgotten {

        @ResponseBody
        String page() {
            return "open to everybody";
        }
    }

    private static boolean isOfEngine(String what) {
        return what.contains(" /camunda/api/engine/engine/{name}");
    }

    private List<String> written(String section) {
        return written.section(section).stream().map(AccessTest::line).toList();
    }

    private List<String> answers(String section, Set<String> all) {
        return all.stream().map(what -> line(answer(section, what))).toList();
    }

    private Row answer(String section, String what) {
        List<String> expected = written.section(section).stream()
                .filter(row -> row.what().equals(shape(what)))
                .findFirst()
                .map(Row::expected)
                .orElse(List.of());
        List<String> answers = new ArrayList<>();
        for (String person : visitors.keySet()) {
            int status = ask(person, what).statusCode();
            boolean yes = expected.size() > answers.size()
                    && expected.get(answers.size()).equals("yes")
                    && !REFUSALS.contains(status);
            answers.add(yes ? "yes" : String.valueOf(status));
        }
        return new Row(shape(what), answers);
    }

    /** As it is in the file, so that what a failed test shows can be put there. */
    private static String line(Row row) {
        return "%-98s  %s".formatted(row.what(), String.join("  ", row.expected()));
    }

    /** Without what a parameter looks like. */
    private static String shape(String what) {
        return what.replaceAll("\\{(\\w+):[^/]*}(?=/|$)", "{$1}");
    }

    private HttpResponse<String> ask(String person, String what) {
        String[] parts = shape(what).split(" ");
        String method = parts[0].equals("ANY") ? "GET" : parts[0];
        Visitor visitor =
                ENDS_SOMETHING.matcher(parts[1]).find() ? visitors.get(person).get() : there.get(person);
        return visitor.asks(method, filled(parts[1]), body(method, parts[1]));
    }

    private static String body(String method, String address) {
        if (!method.equals("POST") && !method.equals("PUT")) {
            return null;
        }
        if (address.contains("/login/")) {
            return "username=nobody&password=nothing";
        }
        return JSON.matcher(address).find() ? "{}" : "";
    }

    private String filled(String address) {
        return FOR_INSTANCE
                .getOrDefault(address, address)
                .replace("{caseId}", appeal.toString())
                .replace("{document}", document)
                .replace("{page}", "1")
                .replace("{task}", task)
                .replace("{instance}", instance)
                .replace("{numbers}", "funnel")
                .replace("{records}", "timeline")
                .replace("/history/definitions/{definition}", "/history/definitions/" + definition)
                .replace("{accountId}", "999912340001")
                .replaceFirst("(?<=/engine/)\\{name}", "default")
                .replaceAll("\\{(engine|processEngineName)}", "default")
                .replace("{appName}", "tasklist")
                .replace("static/{file}", "static/app/plugin.js")
                .replaceAll("\\{[\\w-]+}", UUID.randomUUID().toString());
    }
}
