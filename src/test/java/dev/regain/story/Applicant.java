package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** A person with a browser without script: reads pages, fills in forms, follows where they lead. */
public class Applicant {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Stage stage;
    private final Locale language;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final List<HttpResponse<String>> responses = new ArrayList<>();
    private HttpResponse<String> response;
    private String probe;

    Applicant(Stage stage, Locale language) {
        this.stage = stage;
        this.language = language;
    }

    /** Opens the entry page of a path, fills it in and sends it. */
    public Applicant begins(int type, String... fields) {
        opens("/account/recover?type=" + type);
        return sends(fields);
    }

    /** Is at this step, fills in its form and sends it. */
    public Applicant answers(String step, String... fields) {
        sees(step);
        return sends(fields);
    }

    /** Chooses the face check, consents, and is this person before the phone's camera. */
    public Applicant provesByFace(String name, String idNumber) {
        answers("choose-proof", "proof", "face").answers("consent-to-face-check", "consent", "yes");
        FaceCheckOnPhone.of(this, stage).passes(name, idNumber);
        return this;
    }

    /** Chooses the secure phone, types it, and the code that it receives. */
    public Applicant provesBySms(String phone) {
        Phones phones = stage.phones();
        int before = phones.messagesTo(phone).size();
        answers("choose-proof", "proof", "sms").answers("enter-secure-phone", "phone", phone);
        String code = phones.nextMessageTo(phone, before).get("code").asText();
        return answers("message-sent", "smsCode", code);
    }

    public Applicant opens(String address) {
        response = send(request(address).GET().build());
        return follow();
    }

    /** Sends the form that has these fields, filled in; without fields, the page's first form. */
    public Applicant sends(String... fields) {
        response = post(fields);
        return follow();
    }

    /** The answer to sending the form, before any redirect is followed; the page in the browser stays. */
    public HttpResponse<String> post(String... fields) {
        Element form = page().selectFirst(fields.length == 0 ? "main form" : "main form:has([name=" + fields[0] + "])");
        assertThat(form).as("a form on %s", step()).isNotNull();
        Map<String, String> filled = new LinkedHashMap<>();
        form.select("input[type=hidden]").forEach(hidden -> filled.put(hidden.attr("name"), hidden.val()));
        for (int field = 0; field < fields.length; field += 2) {
            filled.put(fields[field], fields[field + 1]);
            Canary.watch(fields[field + 1]);
        }
        return post(form.attr("action"), filled);
    }

    public HttpResponse<String> post(String address, Map<String, String> fields) {
        return send(request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(fields)))
                .build());
    }

    /** A file that is sent with a form. */
    public record Attached(String slot, String name, byte[] content) {}

    /** Sends the page's form with these files and fields filled in, as a browser without script does. */
    public Applicant sendsWith(List<Attached> files, String... fields) {
        response = postWith(files, fields);
        return follow();
    }

    HttpResponse<String> postWith(List<Attached> files, String... fields) {
        Element form = page().selectFirst("main form[enctype=multipart/form-data]");
        assertThat(form).as("a form for files on %s", step()).isNotNull();
        return postFiles(form.attr("action"), files, fields);
    }

    /** Sends one file, as the page's script does. */
    HttpResponse<String> uploads(String slot, String name, byte[] content) {
        return postFiles("/case/files", List.of(new Attached(slot, name, content)));
    }

    private HttpResponse<String> postFiles(String address, List<Attached> files, String... fields) {
        String boundary = "----" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        page().select("main form[enctype=multipart/form-data] > input[type=hidden]")
                .forEach(hidden -> part(body, boundary, hidden.attr("name"), null, bytes(hidden.val())));
        for (Attached file : files) {
            Canary.watch(file.name());
            part(body, boundary, file.slot(), file.name(), file.content());
        }
        for (int field = 0; field < fields.length; field += 2) {
            Canary.watch(fields[field + 1]);
            part(body, boundary, fields[field], null, bytes(fields[field + 1]));
        }
        body.writeBytes(bytes("--" + boundary + "--\r\n"));
        return send(request(address)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build());
    }

    private static void part(ByteArrayOutputStream body, String boundary, String field, String file, byte[] content) {
        String name = file == null ? "" : "; filename=\"" + file.replace("\"", "%22") + "\"";
        body.writeBytes(bytes("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"" + name
                + "\r\n" + (file == null ? "" : "Content-Type: application/octet-stream\r\n") + "\r\n"));
        body.writeBytes(content);
        body.writeBytes(bytes("\r\n"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Applicant follow() {
        for (int hop = 0; response.statusCode() / 100 == 3 && hop < 10; hop++) {
            URI next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = send(request(next.getRawPath() + (next.getRawQuery() == null ? "" : "?" + next.getRawQuery()))
                    .GET()
                    .build());
        }
        return this;
    }

    /** Waits, as one does, while the page says that it is working on it. */
    public Applicant sees(String step) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (step().equals("waiting") && !step.equals("waiting") && System.nanoTime() < patience) {
            pause();
            opens("/case");
        }
        assertThat(step()).as("the page after %s", response.uri()).isEqualTo(step);
        return this;
    }

    /** Looks at the page again until it is this one: somebody else moves it on. */
    public Applicant waitsFor(String step) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!step().equals(step) && System.nanoTime() < patience) {
            pause();
            opens("/case");
        }
        return sees(step);
    }

    /** Waits for the page to change by asking for its state, as its script does, and then looks once. */
    public Applicant waitsForWithoutLooking(String step) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        Applicant script = tab();
        while (!script.opens("/case/state").response().body().contains("\"" + step + "\"")
                && System.nanoTime() < patience) {
            pause();
        }
        return opens("/case").sees(step);
    }

    /** From now on the requests carry this probe, by which their SQL statements are counted. */
    Applicant probedBy(String name) {
        probe = name;
        return this;
    }

    /** All that came back so far, redirects included. */
    List<HttpResponse<String>> responses() {
        return responses;
    }

    /** The page says that this field breaks this rule. */
    public Applicant isTold(String field, String rule) {
        assertThat(page().select("[data-error]").eachAttr("data-error")).contains(rule);
        if (!field.isEmpty()) {
            assertThat(page().select("[name=" + field + "]").attr("aria-invalid"))
                    .isEqualTo("true");
        }
        return this;
    }

    /** The accounts on the page, by their IDs. */
    public List<String> accounts() {
        return page().select("[data-account-id]").eachAttr("data-account-id");
    }

    /** What the case passed, of the activities that this story is about, in order. */
    public Applicant went(String... activities) {
        List<String> wanted = List.of(activities);
        List<String> passed = stage.passed(stage.caseOf(secret())).stream()
                .filter(wanted::contains)
                .toList();
        assertThat(passed).containsSubsequence(wanted);
        return this;
    }

    /** Waits, looking at nothing, until the case has passed this activity. */
    Applicant waitsForPassing(String activity) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!stage.passed(stage.caseOf(secret())).contains(activity) && System.nanoTime() < patience) {
            pause();
        }
        return went(activity);
    }

    public Applicant letsTimePass(String timer) {
        stage.letTimePass(secret(), timer);
        return opens("/case");
    }

    public String step() {
        Element main = page().selectFirst("main[data-step]");
        return main == null ? "(no step: " + response.statusCode() + ")" : main.attr("data-step");
    }

    public Document page() {
        return Jsoup.parse(response.body(), response.uri().toString());
    }

    public int status() {
        return response.statusCode();
    }

    public HttpResponse<String> response() {
        return response;
    }

    /** Is given the case that this secret reaches. */
    Applicant holds(String secret) {
        HttpCookie cookie = new HttpCookie("regain_case", secret);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(stage.address()), cookie);
        return opens("/case");
    }

    /** As a browser's header has them. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** The secret that reaches the case. */
    public String secret() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals("regain_case"))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElseThrow();
    }

    /** Guesses in as many tabs at once, another code in each; the statuses of the answers. */
    List<Integer> guessesAtOnce(int tabs) throws Exception {
        List<Applicant> open = IntStream.range(0, tabs).mapToObj(tab -> tab()).toList();
        return Crowd.atOnce(
                tabs,
                guess -> () -> open.get(guess)
                        .post("smsCode", String.format("%06d", guess))
                        .statusCode());
    }

    /** Another tab of the same browser, showing the same page. */
    public Applicant tab() {
        Applicant tab = new Applicant(stage, language);
        cookies.getCookieStore().getCookies().forEach(cookie -> {
            HttpCookie same = new HttpCookie(cookie.getName(), cookie.getValue());
            same.setPath("/");
            same.setVersion(0);
            tab.cookies.getCookieStore().add(URI.create(stage.address()), same);
        });
        tab.response = response;
        return tab;
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(stage.address()).resolve(address))
                .timeout(PATIENCE)
                .header("Accept", "text/html, */*;q=0.5")
                .header("Accept-Language", language.toLanguageTag());
        return probe == null ? request : request.header(StatementCount.PROBE, probe);
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
            responses.add(answer);
            return answer;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
