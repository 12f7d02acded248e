package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.ratelimit.Challenge;
import dev.regain.ratelimit.Solution;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jsoup.nodes.Document;

/** A person with a browser without script: reads pages, fills in forms, follows where they lead. */
public class Applicant {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String CASE = "regain_case";
    private static final String ENQUIRY = "regain_progress";
    private static final String DEVICE = "regain_device";

    private final Stage stage;
    private final Browser browser;

    Applicant(Stage stage, Locale language) {
        this(stage, new Browser(stage.address(), language));
    }

    private Applicant(Stage stage, Browser browser) {
        this.stage = stage;
        this.browser = browser;
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
        browser.opens(address);
        return this;
    }

    /** Sends the form that has these fields, filled in; without fields, the page's first form. */
    public Applicant sends(String... fields) {
        watch(fields);
        browser.sends(fields);
        return this;
    }

    boolean isAskedToWork() {
        return !page().select("[data-challenge]").isEmpty();
    }

    /** Does what the page's script does: works, and sends again what was sent. */
    Applicant works() {
        return sends("altcha", solution());
    }

    /** Of the challenge on the page. */
    String solution() {
        Map<String, String> asked = page().select("[data-challenge]").first().dataset();
        return Solution.of(new Challenge(
                asked.get("algorithm"),
                asked.get("challenge"),
                asked.get("salt"),
                asked.get("signature"),
                Long.parseLong(asked.get("most"))));
    }

    /** Presses the button that this selects. */
    public Applicant presses(String button) {
        browser.presses(button);
        return this;
    }

    /** The answer to sending the form, before any redirect is followed; the page in the browser stays. */
    public HttpResponse<String> post(String... fields) {
        watch(fields);
        return browser.post(fields);
    }

    public HttpResponse<String> post(String address, Map<String, String> fields) {
        return browser.post(address, fields);
    }

    /** A file that is sent with a form. */
    public record Attached(String slot, String name, byte[] content) {}

    /** Sends the page's form with these files and fields filled in, as a browser without script does. */
    public Applicant sendsWith(List<Attached> files, String... fields) {
        watch(files, fields);
        browser.sendsWith(files, fields);
        return this;
    }

    HttpResponse<String> postWith(List<Attached> files, String... fields) {
        watch(files, fields);
        return browser.postWith(files, fields);
    }

    /** Sends one file, as the page's script does. */
    HttpResponse<String> uploads(String slot, String name, byte[] content) {
        Attached file = new Attached(slot, name, content);
        watch(List.of(file));
        return browser.uploads(file);
    }

    private static void watch(List<Attached> files, String... fields) {
        files.forEach(file -> Canary.watch(file.name()));
        watch(fields);
    }

    private static void watch(String... fields) {
        for (int field = 0; field < fields.length; field += 2) {
            Canary.watch(fields[field + 1]);
        }
    }

    /** Waits, as one does, while the page says that it is working on it. */
    public Applicant sees(String step) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (step().equals("waiting") && !step.equals("waiting") && System.nanoTime() < patience) {
            pause();
            opens("/case");
        }
        assertThat(step()).as("the page after %s", response().uri()).isEqualTo(step);
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
        browser.isProbedBy(name);
        return this;
    }

    /** All that came back so far, redirects included. */
    List<HttpResponse<String>> responses() {
        return browser.responses();
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

    /**
     * What the case passes, of the activities that this story is about, in order. Waits for it and looks at no page: what
     * people see may be there before the job behind it has ended.
     */
    public Applicant went(String... activities) {
        List<String> wanted = List.of(activities);
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(stage.passed(stage.caseOf(secret())))
                .filteredOn(wanted::contains)
                .containsSubsequence(wanted));
        return this;
    }

    public Applicant letsTimePass(String timer) {
        stage.letTimePass(secret(), timer);
        return opens("/case");
    }

    public String step() {
        return browser.step();
    }

    public Document page() {
        return browser.page();
    }

    public int status() {
        return response().statusCode();
    }

    public HttpResponse<String> response() {
        return browser.response();
    }

    /** Is given the case that this secret reaches. */
    Applicant holds(String secret) {
        browser.holds(CASE, secret);
        return opens("/case");
    }

    /** As a browser's header has them. */
    public String cookies() {
        return browser.cookies();
    }

    /** Sits down at the device of somebody who began a case at it. */
    Applicant atDeviceOf(Applicant other) {
        browser.holds(DEVICE, other.browser.cookie(DEVICE).orElseThrow());
        return this;
    }

    /** The secret that reaches the case. */
    public String secret() {
        return browser.cookie(CASE).orElseThrow();
    }

    /** The secret that reaches the question after an appeal. */
    String enquiry() {
        return browser.cookie(ENQUIRY).orElseThrow();
    }

    /** Guesses in as many tabs at once, another code in each; the statuses of the answers. */
    List<Integer> guessesAtOnce(int tabs) throws Exception {
        return guessesAtOnce("smsCode", tabs);
    }

    List<Integer> guessesAtOnce(String field, int tabs) throws Exception {
        List<Applicant> open = IntStream.range(0, tabs).mapToObj(tab -> tab()).toList();
        return Crowd.atOnce(
                tabs,
                guess -> () -> open.get(guess)
                        .post(field, String.format("%06d", guess))
                        .statusCode());
    }

    /** Another tab of the same browser, showing the same page. */
    public Applicant tab() {
        return new Applicant(stage, browser.tab());
    }

    static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
