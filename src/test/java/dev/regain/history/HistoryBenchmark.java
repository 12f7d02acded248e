package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.staff.StaffClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/**
 * How long each view of the history takes at 100,000 cases on PostgreSQL, asked over HTTP as Cockpit's plug-in asks: one answer after
 * the other, and four at once as a page loads them; how long files take; and what Prometheus reads. {@code ./mvnw test -Dtest=HistoryBenchmark}, with
 * {@code -Dcases=}, {@code -Dplayed=}, {@code -Drepetitions=} and {@code -Dshared-buffers=} for others. Ends with one table of all, and fails where the p95 of a view is above a second; a file is no view. The year is
 * made up first, or is that of the run before, see {@link KeptYear}. On a machine that does nothing else. Not among the tests of a
 * build.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "regain.home=" + KeptYear.HOME,
            "logging.file.name=" + KeptYear.HOME + "/benchmark.log",
            "camunda.bpm.process-engine-name=" + HistoryBenchmark.ENGINE,
            // What is due in the year's cases stays due.
            "camunda.bpm.job-execution.enabled=false",
            HistoryBenchmark.ANALYST,
            "regain.metrics.token=" + HistoryBenchmark.TOKEN_SHA256
        })
@AutoConfigureObservability(tracing = false)
@ContextConfiguration(initializers = KeptYear.class)
class HistoryBenchmark {

    static final String ENGINE = "benchmark";
    static final String ANALYST = "regain.staff.analyst.password=" + HistoryBenchmark.PASSWORD;
    static final String TOKEN_SHA256 = "0deea441a1ba2932ae25e80a5ac148951ea7a0791bfeddba98a90c5a76035a49";

    private static final String PASSWORD = "a-password-for-benchmarks";
    private static final String TOKEN = "a-token-for-operators";
    private static final int REPETITIONS = Integer.getInteger("repetitions", 30);
    private static final int WARM_UP = 2;
    private static final int AT_ONCE = 4;
    private static final double MOST_SECONDS = 1;

    /** The metrics are counted at most so often. */
    private static final Duration COUNTED_ANEW = Duration.ofSeconds(16);

    /** The paths, and of what they call what is called most and what has most to count. */
    private static final List<String> PROCESSES = List.of(
            "recoverByPhone",
            "recoverByAccountId",
            "recoverByDomain",
            "recoverByFiling",
            "recoverByServerIp",
            "recoverByPersonalInfo",
            "enterpriseAppeal",
            "proveBySms",
            "decideAppeal");

    /** Those of which there are two versions. */
    private static final List<String> VERSIONED = List.of("recoverByPhone", "recoverByAccountId");

    private static final List<String> NUMBERS =
            List.of("funnel", "outcomes", "activities", "rejections", "rounds", "reviewers");

    /** They are asked for without a time. */
    private static final List<String> NUMBERS_NOW = List.of("open-reviews", "overdue");

    private static final int TIMES_A_FILE = 5;

    private final JdbcClient database;
    private final int port;
    private final List<String> told = new ArrayList<>();
    private final List<String> slow = new ArrayList<>();
    private final List<Double> scrapes = new ArrayList<>();
    private long lastScrape = System.nanoTime();
    private StaffClient analyst;
    private LocalDate last;

    HistoryBenchmark(@Autowired JdbcClient database, @LocalServerPort int port) {
        this.database = database;
        this.port = port;
    }

    /**
     * Something that is asked for, each time the next one of these addresses.
     *
     * @param addresses below {@code /history}
     */
    private record View(String name, List<String> addresses) {

        View(String name, String address) {
            this(name, List.of(address));
        }

        String address(int number) {
            return addresses.get(number % addresses.size());
        }
    }

    /**
     * What a page of the plug-in asks for.
     *
     * @param rounds what is asked for at once, and what after that was answered
     */
    private record Page(String name, List<List<String>> rounds) {}

    @Test
    void each_view_is_there_within_a_second() throws Exception {
        told.add("%,d cases, %,d processes, %,d activities"
                .formatted(
                        count("ACT_HI_PROCINST where SUPER_PROCESS_INSTANCE_ID_ is null"),
                        count("ACT_HI_PROCINST"),
                        count("ACT_HI_ACTINST")));
        analyst = new StaffClient(port, ENGINE);
        analyst.signIn("analyst", PASSWORD, "cockpit");
        last = database.sql("select max(START_TIME_) from ACT_HI_PROCINST")
                .query((row, number) -> row.getTimestamp(1)
                        .toInstant()
                        .atZone(WorkingHours.ZONE)
                        .toLocalDate())
                .single();
        head("one after the other");
        for (View view :
                Stream.of(finding(), oneCase(), numbers()).flatMap(List::stream).toList()) {
            measure(view);
        }
        head(AT_ONCE + " at once");
        for (Page page : pages()) {
            load(page);
        }
        tell("/actuator/prometheus", scrapes);
        head("files, to their last byte");
        for (View file : files()) {
            told.add(row(file.name(), seconds(file, 1, TIMES_A_FILE)));
        }
        System.out.println(told.stream().collect(Collectors.joining("\n", "\n", "\n")));
        assertThat(slow).as("p95 above %s s", MOST_SECONDS).isEmpty();
    }

    private void head(String name) {
        told.add("%n%-72s %7s %7s %7s %7s  seconds".formatted(name, "p50", "p95", "max", "n"));
    }

    private long count(String what) {
        return database.sql("select count(*) from " + what).query(Long.class).single();
    }

    private List<View> finding() {
        String lastMonth = "startedFrom=%s&startedTo=%s".formatted(last.minusDays(29), last);
        List<View> views = new ArrayList<>(List.of(
                new View("what can be asked for", "/processes"),
                new View("dashboard: running", "/cases?how=running&size=1"),
                new View("dashboard: finished", "/cases?how=finished&size=1"),
                new View("dashboard: ended early", "/cases?how=ended-early&size=1"),
                new View("dashboard: with an open incident", "/cases?incidents=open&size=1")));
        for (String search : List.of(
                "",
                "how=running",
                "how=finished",
                "how=ended-early",
                "incidents=any",
                "process=enterpriseAppeal",
                "process=recoverByPhone",
                "process=recoverByPhone&version=1",
                "process=proveBySms",
                "process=proveBySms&outcome=phoneProven",
                "process=decideAppeal&outcome=appealDecided",
                "process=enterpriseAppeal&outcome=approved&reviewer=reviewer",
                "outcome=accountFound",
                "outcome=expired",
                "reviewer=reviewer",
                "reviewer=lead",
                lastMonth,
                "endedFrom=%s&endedTo=%s".formatted(last.minusDays(6), last),
                "minutesFrom=60&minutesTo=600",
                "process=enterpriseAppeal&how=finished&minutesFrom=14400&" + lastMonth,
                "sort=started&order=asc",
                "sort=ended",
                "sort=ended&order=asc",
                "sort=duration",
                "sort=duration&order=asc&how=finished",
                "process=recoverByPhone&sort=duration",
                "reviewer=reviewer&sort=ended",
                "size=200",
                "page=100",
                "page=" + (count("ACT_HI_PROCINST where SUPER_PROCESS_INSTANCE_ID_ is null") / 25 - 1),
                "page=2000&sort=duration",
                "page=500&process=recoverByPhone&sort=ended")) {
            views.add(new View("find " + search, "/cases?" + search));
        }
        List<String> numbers = database.sql("select BUSINESS_KEY_ from ACT_HI_PROCINST order by ID_ limit 100")
                .query(String.class)
                .list();
        views.add(new View(
                "find by a case's number",
                numbers.stream()
                        .map(number -> "/cases?case=" + number.substring(0, 8))
                        .toList()));
        views.add(new View(
                "find by the beginning of a number",
                numbers.stream()
                        .map(number -> "/cases?case=" + number.substring(0, 4))
                        .toList()));
        return views;
    }

    private List<View> oneCase() {
        String root = "select ROOT_PROC_INST_ID_ from ACT_HI_ACTINST where PROC_DEF_KEY_ = '%s'"
                + " group by ROOT_PROC_INST_ID_ order by %s limit 50";
        return Stream.of("recoverByPhone", "enterpriseAppeal")
                .flatMap(process -> Stream.of(
                        new View("one case of " + process, cases(root.formatted(process, "ROOT_PROC_INST_ID_"))),
                        new View("the longest of " + process, cases(root.formatted(process, "count(*) desc")))))
                .toList();
    }

    private List<String> cases(String sql) {
        return database.sql(sql).query(String.class).list().stream()
                .map(one -> "/cases/" + one)
                .toList();
    }

    private List<View> numbers() {
        List<View> views = new ArrayList<>();
        for (String process : PROCESSES) {
            for (String numbers : NUMBERS) {
                views.add(new View(numbers + " of " + process, "/numbers/%s?process=%s".formatted(numbers, process)));
            }
        }
        for (String process : VERSIONED) {
            for (String numbers : NUMBERS) {
                String asked = "/numbers/%s?process=%s&version=2".formatted(numbers, process);
                views.add(new View(numbers + " of version 2 of " + process, asked));
                views.add(new View(
                        numbers + " of version 2 of " + process + ", and version 1", asked + "&thanVersion=1"));
            }
        }
        for (String numbers : NUMBERS_NOW) {
            views.add(new View(numbers, "/numbers/%s?process=enterpriseAppeal".formatted(numbers)));
        }
        for (String numbers : NUMBERS) {
            views.add(new View(
                    numbers + " of enterpriseAppeal, half a year and the one before",
                    "/numbers/%s?process=enterpriseAppeal&%s".formatted(numbers, halves())));
        }
        return views;
    }

    private List<View> files() {
        String year = "process=enterpriseAppeal&from=%s&until=%s".formatted(last.minusDays(364), last);
        List<View> files = new ArrayList<>(List.of(
                new View("CSV of all cases", "/cases.csv"),
                new View("CSV of the cases of enterpriseAppeal", "/cases.csv?process=enterpriseAppeal"),
                new View(
                        "CSV of the timeline of one case",
                        oneCase().get(3).addresses().get(0) + "/timeline.csv")));
        NUMBERS.forEach(numbers -> files.add(
                new View("CSV of the " + numbers + " of enterpriseAppeal", "/numbers/" + numbers + ".csv?" + year)));
        files.add(new View(
                "XES of a month of enterpriseAppeal",
                "/events.xes?process=enterpriseAppeal&from=%s&until=%s".formatted(last.minusDays(29), last)));
        return files;
    }

    private String halves() {
        return "from=%s&until=%s&thanFrom=%s&thanUntil=%s"
                .formatted(last.minusDays(181), last, last.minusDays(363), last.minusDays(182));
    }

    private List<Page> pages() {
        String diagram = database.sql("select ID_ from ACT_RE_PROCDEF where KEY_ = 'enterpriseAppeal' limit 1")
                .query((row, number) -> "/definitions/" + row.getString(1) + "/diagram")
                .single();
        List<Page> pages = new ArrayList<>(List.of(
                new Page(
                        "the dashboard",
                        List.of(Stream.of("how=running", "how=finished", "how=ended-early", "incidents=open")
                                .map(search -> "/cases?size=1&" + search)
                                .toList())),
                new Page("the list of cases", List.of(List.of("/processes"), List.of("/cases"))),
                new Page(
                        "the tab of a process",
                        List.of(List.of("/processes"), List.of("/cases?process=recoverByPhone&version=1&size=10"))),
                new Page(
                        "one case",
                        List.of(
                                List.of(
                                        "/processes",
                                        oneCase().get(3).addresses().get(0)),
                                List.of(diagram)))));
        String year = "from=%s&until=%s".formatted(last.minusDays(364), last);
        for (String process : List.of("enterpriseAppeal", "recoverByPhone", "proveBySms")) {
            pages.add(numbersOf(process, "process=%s&%s".formatted(process, year), diagram));
        }
        for (String process : List.of("enterpriseAppeal", "recoverByPhone")) {
            pages.add(numbersOf(process + ", two half years", "process=%s&%s".formatted(process, halves()), diagram));
        }
        return pages;
    }

    private static Page numbersOf(String name, String search, String diagram) {
        String now = search.substring(0, search.indexOf('&'));
        Stream<String> others = Stream.concat(
                NUMBERS.stream().skip(1).map(numbers -> "/numbers/%s?%s".formatted(numbers, search)),
                NUMBERS_NOW.stream().map(numbers -> "/numbers/%s?%s".formatted(numbers, now)));
        return new Page(
                "numbers of " + name,
                List.of(
                        List.of("/processes"),
                        List.of("/numbers/funnel?" + search),
                        Stream.concat(others, Stream.of(diagram)).toList()));
    }

    private void measure(View view) throws Exception {
        tell(view.name(), seconds(view, WARM_UP, REPETITIONS));
        scrape();
    }

    private List<Double> seconds(View view, int warmUp, int times) {
        List<Double> seconds = new ArrayList<>();
        for (int number = -warmUp; number < times; number++) {
            double took = asks(view.address(number + warmUp));
            if (number >= 0) {
                seconds.add(took);
            }
        }
        return seconds;
    }

    /** A page has as many repetitions that each of its answers is told by enough. */
    private void load(Page page) throws Exception {
        List<Double> seconds = new ArrayList<>();
        List<Double> whole = new ArrayList<>();
        ExecutorService connections = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (int number = -1; number < Math.max(5, REPETITIONS / 3); number++) {
                long begin = System.nanoTime();
                List<Double> took = new ArrayList<>();
                for (List<String> round : page.rounds()) {
                    List<Callable<Double>> asked = new ArrayList<>();
                    round.forEach(address -> asked.add(() -> asks(address)));
                    for (Future<Double> answer : connections.invokeAll(asked)) {
                        took.add(answer.get());
                    }
                }
                if (number >= 0) {
                    whole.add(since(begin));
                    seconds.addAll(took);
                }
            }
        } finally {
            connections.shutdownNow();
        }
        tell(page.name() + ", an answer", seconds);
        told.add(row(page.name() + ", all of it", whole));
        scrape();
    }

    private double asks(String address) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = analyst.get("/history" + address);
        double took = since(begin);
        assertThat(answer.statusCode()).as(address + ": " + answer.body()).isEqualTo(200);
        return took;
    }

    private void scrape() throws Exception {
        if (System.nanoTime() - lastScrape < COUNTED_ANEW.toNanos()) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/actuator/prometheus"))
                .header("Authorization", "Bearer " + TOKEN)
                .build();
        long begin = System.nanoTime();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        scrapes.add(since(begin));
        lastScrape = System.nanoTime();
        assertThat(answer.body()).contains("regain_cases_running");
    }

    private void tell(String name, List<Double> seconds) {
        String row = row(name, seconds);
        boolean isSlow = percentile(seconds, 0.95) > MOST_SECONDS;
        told.add(row + (isSlow ? "  slow" : ""));
        if (isSlow) {
            slow.add(row);
        }
    }

    private static String row(String name, List<Double> seconds) {
        return "%-72s %7.3f %7.3f %7.3f %7d"
                .formatted(
                        name,
                        percentile(seconds, 0.5),
                        percentile(seconds, 0.95),
                        percentile(seconds, 1),
                        seconds.size());
    }

    private static double percentile(List<Double> seconds, double part) {
        double[] inOrder =
                seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return inOrder[(int) Math.ceil(part * inOrder.length) - 1];
    }

    private static double since(long begin) {
        return (System.nanoTime() - begin) / 1e9;
    }
}
