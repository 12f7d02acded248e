package dev.regain.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.formats.BrokenRule;
import dev.regain.formats.ChineseResidentId;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.util.ResizableDoubleArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/**
 * [S9] Nobody learns by a clock whether an account exists: on every path, by each clue and proof, hits and misses in random order, each
 * request timed as whoever asks can time it, while the look-up works beside the page. Asked of a path as a whole and of each request for
 * itself. A fifth of the walks are hits that the server delays by a millisecond, and on each path these have to be found. {@code ./mvnw test -Dtest=TimingBenchmark}, with {@code
 * -Dregain.timing.requests=2000} for a quick look, and on a machine that does nothing else. Not among the tests of a build.
 */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "regain.home=target/timing",
            "camunda.bpm.process-engine-name=timing",
            "regain.ratelimit.cases-by-address-an-hour=10000000",
            "regain.ratelimit.cases-by-clue-an-hour=10000000",
            "regain.ratelimit.cases-in-all-a-minute=10000000",
            "regain.ratelimit.messages-to-number-an-hour=10000000",
            "regain.ratelimit.messages-to-number-a-day=10000000",
            "regain.ratelimit.messages-in-all-a-day=10000000",
            "regain.ratelimit.free-by-address=10000000",
            "regain.ratelimit.answers-by-address-a-second=10000000",
            "camunda.bpm.job-execution.wait-time-in-millis=200",
            "camunda.bpm.job-execution.max-wait=200"
        })
@ContextConfiguration(initializers = StoryDatabase.class)
@ExtendWith(StoryDatabase.class)
@Import(Stage.class)
class TimingBenchmark {

    /** Hits and misses on each path, all its ways and pages together. */
    private static final int REQUESTS = Integer.getInteger("regain.timing.requests", 10_000);

    /** How a path is walked: what is remembered, and the proof that is chosen. */
    private enum Way {
        PHONE(1, 3),
        ACCOUNT_ID_SMS(2, 7),
        ACCOUNT_ID_FACE(2, 6),
        DOMAIN_SMS(3, 7),
        DOMAIN_FACE(3, 6),
        FILING_NUMBER_SMS(4, 7),
        FILING_NUMBER_FACE(4, 6),
        FILED_DOMAIN_SMS(4, 7),
        FILED_DOMAIN_FACE(4, 6),
        CVM_SMS(5, 7),
        CVM_FACE(5, 6),
        LIGHTHOUSE_SMS(5, 7),
        LIGHTHOUSE_FACE(5, 6),
        PERSON_FACE(6, 4),
        PERSON_SMS(6, 7);

        private final int path;
        private final int requests;

        Way(int path, int requests) {
            this.path = path;
            this.requests = requests;
        }

        boolean isBySms() {
            return name().endsWith("SMS");
        }

        static List<Way> of(int path) {
            return Stream.of(values()).filter(way -> way.path == path).toList();
        }
    }

    private static final int PATHS = 6;

    private static final int PEOPLE = 100;
    private static final String DELAY = "X-Delay";
    private static final Pattern TASK = Pattern.compile("data-task=\"([^\"]+)\"");

    private final Stage stage;
    private final AccountDirectory directory;
    private final JdbcTemplate database;
    private final Random random = new Random();
    private final Map<String, Map<Walker, ResizableDoubleArray>> times = new TreeMap<>();
    private final List<Person> known = new ArrayList<>();
    private final List<Person> unknown = new ArrayList<>();
    private Csrf csrf;
    private boolean measuring;

    TimingBenchmark(@Autowired Stage stage, @Autowired AccountDirectory directory, @Autowired JdbcTemplate database) {
        this.stage = stage;
        this.directory = directory;
        this.database = database;
    }

    private enum Walker {
        HIT,
        MISS,
        DELAYED_HIT
    }

    @TestConfiguration
    static class Delay {

        /** What a leak would be: a millisecond more of work on the request. */
        @Bean
        FilterRegistrationBean<Filter> delay() {
            FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
                if ("1".equals(((HttpServletRequest) request).getHeader(DELAY))) {
                    sleep(1);
                }
                chain.doFilter(request, response);
            });
            filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return filter;
        }
    }

    @Test
    void a_clock_does_not_tell_hit_from_miss_and_would_tell_a_millisecond() throws IOException {
        makePeople();
        csrf = csrf();
        walk(Math.max(500, REQUESTS / 10));
        measuring = true;
        walk(REQUESTS);
        System.out.printf(
                "%-40s %8s %9s %9s %7s %12s%n", "path, way, request", "n", "hit ms", "miss ms", "t", "t if delayed");
        List<String> leaks = new ArrayList<>();
        times.forEach((request, taken) -> {
            if (tells(request, Sample.of(taken))) {
                leaks.add(request);
            }
        });
        List<String> unnoticed = new ArrayList<>();
        for (int path = 1; path <= PATHS; path++) {
            Sample whole = whole(path);
            if (tells("path " + path, whole)) {
                leaks.add("path " + path);
            }
            if (Leak.between(whole.delayed(), whole.misses()) < Leak.THRESHOLD) {
                unnoticed.add("path " + path);
            }
        }
        assertThat(leaks).as("what tells hit from miss").isEmpty();
        assertThat(unnoticed).as("paths on which a millisecond went unnoticed").isEmpty();
    }

    private record Sample(double[] hits, double[] misses, double[] delayed) {

        static Sample of(Map<Walker, ResizableDoubleArray> taken) {
            return new Sample(
                    taken.get(Walker.HIT).getElements(),
                    taken.get(Walker.MISS).getElements(),
                    taken.get(Walker.DELAYED_HIT).getElements());
        }

        Sample shifted(double by) {
            return new Sample(shifted(hits, by), shifted(misses, by), shifted(delayed, by));
        }

        private static double[] shifted(double[] times, double by) {
            return DoubleStream.of(times).map(time -> time + by).toArray();
        }

        static Sample of(List<Sample> samples) {
            return new Sample(all(samples, Sample::hits), all(samples, Sample::misses), all(samples, Sample::delayed));
        }

        private static double[] all(List<Sample> samples, Function<Sample, double[]> part) {
            return samples.stream().map(part).flatMapToDouble(DoubleStream::of).toArray();
        }
    }

    /**
     * All requests of a path as one sample. One page takes longer than another for hit and miss alike, so each request counts as the
     * difference from what its kind takes, in the middle, those that are delayed left out.
     */
    private Sample whole(int path) {
        List<Sample> kinds = new ArrayList<>();
        times.forEach((request, taken) -> {
            if (request.startsWith(path + " ")) {
                Sample sample = Sample.of(taken);
                kinds.add(sample.shifted(-StatUtils.percentile(
                        DoubleStream.concat(DoubleStream.of(sample.hits()), DoubleStream.of(sample.misses()))
                                .toArray(),
                        50)));
            }
        });
        return Sample.of(kinds);
    }

    private static boolean tells(String what, Sample sample) {
        double t = Leak.between(sample.hits(), sample.misses());
        System.out.printf(
                "%-40s %8d %9.3f %9.3f %7.2f %12.2f%n",
                what,
                sample.hits().length + sample.misses().length,
                StatUtils.mean(sample.hits()),
                StatUtils.mean(sample.misses()),
                t,
                Leak.between(sample.delayed(), sample.misses()));
        return Math.abs(t) >= Leak.THRESHOLD;
    }

    /** People of the same kind; a coin decides who has an account. */
    private void makePeople() {
        List<Person> people =
                Stream.generate(() -> Person.anybody(random)).limit(2 * PEOPLE).toList();
        known.addAll(people.subList(0, PEOPLE));
        unknown.addAll(people.subList(PEOPLE, 2 * PEOPLE));
        known.forEach(person -> directory.put(AccountsOnFile.holding(
                person.accountId(),
                new Clue(ClueKind.PHONE, person.phone()),
                new Clue(ClueKind.DOMAIN, person.domain()),
                new Clue(ClueKind.FILED_DOMAIN, person.domain()),
                new Clue(ClueKind.FILING_NUMBER, person.filing()),
                new Clue(ClueKind.CVM_IP, person.ip()),
                new Clue(ClueKind.LIGHTHOUSE_IP, person.ip()),
                new Clue(ClueKind.PERSON, person.idNumber()))));
    }

    /** One for all: what is timed is not how a browser gets it. */
    private Csrf csrf() throws IOException {
        HttpURLConnection connection = connection("/account/recover?type=1");
        String page = new String(connection.getInputStream().readAllBytes(), UTF_8);
        String cookie = connection.getHeaderFields().get("Set-Cookie").stream()
                .filter(set -> set.startsWith("regain_csrf="))
                .findFirst()
                .orElseThrow();
        Matcher token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(page);
        assertThat(token.find()).isTrue();
        return new Csrf(cookie.substring(0, cookie.indexOf(';')), token.group(1));
    }

    private record Csrf(String cookie, String token) {}

    /** So many requests on each path at least, half of them hits, and half as many delayed hits, in one random order. */
    private void walk(int requests) throws IOException {
        List<Walk> walks = new ArrayList<>();
        for (int path = 1; path <= PATHS; path++) {
            List<Way> ways = Way.of(path);
            int pair = 2 * ways.stream().mapToInt(way -> way.requests).sum();
            int pairs = (requests + pair - 1) / pair;
            for (Way way : ways) {
                walks.addAll(Collections.nCopies(pairs, new Walk(way, Walker.HIT)));
                walks.addAll(Collections.nCopies(pairs, new Walk(way, Walker.MISS)));
                walks.addAll(Collections.nCopies((pairs + 1) / 2, new Walk(way, Walker.DELAYED_HIT)));
            }
        }
        Collections.shuffle(walks, random);
        for (int walk = 0; walk < walks.size(); walk++) {
            walk(walks.get(walk));
            if (walk % 50 == 0) {
                awaitQuiet();
            }
        }
    }

    private record Walk(Way way, Walker walker) {}

    private void walk(Walk walk) throws IOException {
        Person person = anyOf(walk.walker() == Walker.MISS ? unknown : known);
        Browser browser = new Browser(walk);
        browser.begins(person.entry(walk.way()));
        boolean bySms = walk.way().isBySms();
        switch (walk.way()) {
            case PHONE -> {
                browser.guesses();
                return;
            }
            case PERSON_FACE, PERSON_SMS -> browser.answers("consent", "consent", bySms ? "no" : "yes");
            default -> {
                browser.answers("choose proof", "proof", bySms ? "sms" : "face");
                if (!bySms) {
                    browser.answers("consent", "consent", "yes");
                }
            }
        }
        if (bySms) {
            browser.answers("enter secure phone", "phone", person.phone());
            browser.guesses();
        }
    }

    private Person anyOf(List<Person> people) {
        return people.get(random.nextInt(people.size()));
    }

    /** Nothing is left to do beside the pages; more would pile up than a machine can work off in the meantime. */
    private void awaitQuiet() {
        while (database.queryForObject("select count(*) from act_ru_job where duedate_ is null", Integer.class) > 0) {
            sleep(5);
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpURLConnection connection(String address) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create(stage.address() + address).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        return connection;
    }

    /** Who walks, with the cookie of their case and the task on their page. */
    private final class Browser {

        private final Walk walk;
        private String cookie = csrf.cookie();
        private String task;

        Browser(Walk walk) {
            this.walk = walk;
        }

        void begins(String... fields) throws IOException {
            send("begin", "/account/recover?type=" + walk.way().path, form(fields), 303);
            look("page after begin");
        }

        void answers(String request, String field, String value) throws IOException {
            send(request, "/case", form("task", task, field, value), 303);
            look("page after " + request);
        }

        void guesses() throws IOException {
            send("wrong code", "/case", form("task", task, "smsCode", "000000"), 422);
        }

        private void look(String request) throws IOException {
            Matcher shown = TASK.matcher(send(request, "/case", null, 200));
            assertThat(shown.find()).isTrue();
            task = shown.group(1);
        }

        private String send(String request, String address, byte[] form, int expected) throws IOException {
            HttpURLConnection connection = connection(address);
            connection.setRequestProperty("Cookie", cookie);
            connection.setRequestProperty(DELAY, walk.walker() == Walker.DELAYED_HIT ? "1" : "0");
            long begun = System.nanoTime();
            if (form != null) {
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(form.length);
                connection.getOutputStream().write(form);
            }
            int status = connection.getResponseCode();
            byte[] body = body(connection);
            long took = System.nanoTime() - begun;
            assertThat(status).isEqualTo(expected);
            if (measuring) {
                times.computeIfAbsent(
                                walk.way().path + " " + walk.way().name().toLowerCase(Locale.ROOT) + " " + request,
                                unknown -> new EnumMap<>(Walker.class))
                        .computeIfAbsent(walk.walker(), unknown -> new ResizableDoubleArray())
                        .addElement(took / 1e6);
            }
            keepCase(connection);
            return new String(body, UTF_8);
        }

        private static byte[] body(HttpURLConnection connection) throws IOException {
            InputStream error = connection.getErrorStream();
            try (InputStream body = error == null ? connection.getInputStream() : error) {
                return body.readAllBytes();
            }
        }

        private void keepCase(HttpURLConnection connection) {
            connection.getHeaderFields().getOrDefault("Set-Cookie", List.of()).stream()
                    .filter(set -> set.startsWith("regain_case="))
                    .forEach(set -> cookie += "; " + set.substring(0, set.indexOf(';')));
        }

        private byte[] form(String... fields) {
            StringBuilder form = new StringBuilder("_csrf=").append(encoded(csrf.token()));
            for (int field = 0; field < fields.length; field += 2) {
                form.append('&').append(fields[field]).append('=').append(encoded(fields[field + 1]));
            }
            return form.toString().getBytes(UTF_8);
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, UTF_8);
        }
    }

    /** All that somebody remembers of an account; where there is one, it has nothing else. */
    private record Person(String accountId, String phone, String domain, String filing, String ip, String idNumber) {

        static Person anybody(Random random) {
            return new Person(
                    "2" + digits(random, 11),
                    "+86138" + digits(random, 8),
                    "timing-" + digits(random, 10) + ".cn",
                    "粤ICP备" + digits(random, 8) + "号",
                    "119." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256),
                    idNumber("11010519" + (50 + random.nextInt(50)) + "0101" + digits(random, 3)));
        }

        private static String digits(Random random, int length) {
            return random.ints(length, 0, 10).mapToObj(Integer::toString).collect(Collectors.joining());
        }

        /** One of eleven check characters is the right one. */
        private static String idNumber(String body) {
            return Stream.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "X")
                    .map(check -> body + check)
                    .filter(Person::isIdNumber)
                    .findFirst()
                    .orElseThrow();
        }

        private static boolean isIdNumber(String text) {
            try {
                return ChineseResidentId.of(text).text().equals(text);
            } catch (BrokenRule wrongCheck) {
                return false;
            }
        }

        /** What they type on the entry page. */
        String[] entry(Way way) {
            return switch (way) {
                case PHONE -> new String[] {"phone", phone};
                case ACCOUNT_ID_SMS, ACCOUNT_ID_FACE -> new String[] {"accountId", accountId};
                case DOMAIN_SMS, DOMAIN_FACE -> new String[] {"domain", domain};
                case FILING_NUMBER_SMS, FILING_NUMBER_FACE -> new String[] {"filingKind", "number", "filing", filing};
                case FILED_DOMAIN_SMS, FILED_DOMAIN_FACE -> new String[] {"filingKind", "domain", "filing", domain};
                case CVM_SMS, CVM_FACE -> new String[] {"serverKind", "cvm", "ip", ip};
                case LIGHTHOUSE_SMS, LIGHTHOUSE_FACE -> new String[] {"serverKind", "lighthouse", "ip", ip};
                case PERSON_FACE, PERSON_SMS -> new String[] {"name", "张小明", "idNumber", idNumber};
            };
        }
    }
}
