package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.regain.story.Applicant.Attached;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;

/**
 * Somebody who appeals for an enterprise at a server that goes away again and again: they wait until it is back, look at their
 * page once more, and do what it asks for. Each is another person with another phone and other documents.
 */
final class UndeterredAppellant {

    /** Longer than a job waits that failed twice while somebody outside was away. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final int LOOKS_AT_THE_CODE = 3;
    private static final int LARGE = 1_500_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int number;
    private final Served regain;
    private final Deeds deeds;
    private final Browser browser;
    private final List<Attached> papers = new ArrayList<>();
    private final Set<String> wrongCodes = new HashSet<>();
    private Deed awaited;
    private String step = "";
    private long stepSince = System.nanoTime();
    private volatile boolean contactConfirmed;
    private volatile String queryCode;

    /** @param number theirs and nobody else's, below 10,000; every third is the legal person, the others bring documents */
    UndeterredAppellant(int number, Served regain, Deeds deeds) {
        this.number = number;
        this.regain = regain;
        this.deeds = deeds;
        browser = new Browser(regain.address(), Locale.ENGLISH);
        if (!isLegalPerson()) {
            papers.addAll(List.of(
                    new Attached("businessLicence", "licence.jpg", Papers.enlarged(photo(0), LARGE)),
                    new Attached("authorisationLetter", "letter.pdf", Papers.letter("No. " + number)),
                    new Attached("handlerIdFront", "front.png", Papers.numbered("png", number * 10 + 1)),
                    new Attached("handlerIdBack", "back.jpg", photo(2))));
            if (isGone()) {
                papers.add(new Attached("supporting", "payments.jpg", photo(3)));
                papers.add(new Attached("supporting", "notice.pdf", Papers.letter("Notice of " + number)));
            }
        }
    }

    private byte[] photo(int paper) {
        return Papers.numbered("jpg", number * 10 + paper);
    }

    boolean isLegalPerson() {
        return number % 3 == 0;
    }

    /** Whether the enterprise is deregistered, which calls for more documents. */
    private boolean isGone() {
        return number % 3 == 1;
    }

    /** Whether the page's script sends the files, one by one; without it they come with the form. */
    private boolean hasScript() {
        return number % 2 == 0;
    }

    private boolean consents() {
        return isLegalPerson() || number % 4 < 2;
    }

    String phone() {
        return "+8613666%06d".formatted(100_000 + number);
    }

    String email() {
        return "appellant-%d@example.com".formatted(number);
    }

    /** What was handed in. */
    List<Attached> papers() {
        return papers;
    }

    /** Whether they came to the end of the pages; nothing is asked of them any more. */
    boolean hasConfirmedContact() {
        return contactConfirmed;
    }

    /** As it was shown, or null. */
    String queryCode() {
        return queryCode;
    }

    String secret() {
        return browser.cookie("regain_case").orElseThrow();
    }

    /** From the first page to the query code, and until it came by SMS as well. */
    void appeals() {
        begins();
        while (queryCode == null) {
            goesOn("");
        }
        for (int look = 1; look < LOOKS_AT_THE_CODE; look++) {
            does(Deed.READ_QUERY_CODE, this::readsQueryCode);
        }
        while (!hasReceipt()) {
            isPatient("receipt");
        }
        deeds.end(this);
    }

    /** As far as this step, and no further for now. */
    void comesTo(String wanted) {
        begins();
        while (!goesOn(wanted)) {
            Applicant.pause();
        }
    }

    /** Hands in a document, and in the middle of a second this happens, and they are never seen again. */
    void leavesInTheMiddle(Runnable inTheMiddle) {
        comesTo("upload-documents");
        sendsFile(papers.get(1));
        assertThatThrownBy(() -> browser.uploads(papers.get(0), inTheMiddle)).isInstanceOf(UncheckedIOException.class);
    }

    /** The step of the page that they see now. */
    String looks() {
        browser.opens("/case");
        return browser.step();
    }

    private void begins() {
        while (!does(Deed.ENTER_ENTERPRISE, () -> browser.opens("/account/recover?type=7"))) {
            isPatient("entry");
        }
        // The page that is sent again is the same page: it carries the secret of one case.
        while (browser.cookie("regain_case").isEmpty()) {
            isPatient("enter");
            does(
                    Deed.ENTER_ENTERPRISE,
                    () -> browser.sends("enterpriseName", Appellant.ENTERPRISE, "creditCode", Appellant.CREDIT_CODE));
        }
    }

    /**
     * Looks at the page, and does what it asks for.
     *
     * @return whether it is this step's, and nothing was done
     */
    private boolean goesOn(String wanted) {
        if (!isAway(() -> browser.opens("/case"))) {
            assertThat(browser.response().statusCode()).as("of %s", this).isLessThan(400);
            isPatient(browser.step());
            if (browser.step().equals(wanted)) {
                return true;
            }
            switch (browser.step()) {
                case "choose-branch" ->
                    sends(Deed.CHOOSE_BRANCH, "branch", isLegalPerson() ? "legal-person" : "documents");
                case "enter-legal-person" ->
                    sends(
                            Deed.STATE_PERSON,
                            "legalPersonName",
                            Appellant.LEGAL_PERSON,
                            "legalPersonIdNumber",
                            Appellant.ITS_NUMBER);
                case "state-handler" ->
                    sends(
                            Deed.STATE_PERSON,
                            "enterpriseStatus",
                            isGone() ? "deregistered" : "active",
                            "handlerName",
                            "赵晓敏",
                            "handlerIdNumber",
                            Appellant.ITS_NUMBER);
                case "upload-documents" -> handsIn();
                case "consent-to-face-check" -> sends(Deed.CONSENT, "consent", consents() ? "yes" : "no");
                case "check-face" -> showsFace();
                case "leave-contact" -> leavesContact();
                case "confirm-code" -> confirmsCode();
                case "appeal-submitted" -> does(Deed.READ_QUERY_CODE, this::readsQueryCode);
                case "waiting" -> {
                    deeds.begin(this, awaited);
                    Applicant.pause();
                }
                default -> throw new AssertionError(this + " sees a page that nobody expects: " + browser.step());
            }
        }
        return false;
    }

    private void leavesContact() {
        if (regain.hasSandbox()) {
            sends(Deed.LEAVE_CONTACT, "phone", phone());
        } else {
            sends(Deed.LEAVE_CONTACT, "phone", phone(), "email", email());
        }
    }

    private void handsIn() {
        awaited = Deed.AWAIT_COLLECTION;
        if (hasScript()) {
            List<String> there = browser.page().select("[data-file] .name").eachText();
            for (Attached paper : papers) {
                if (!there.contains(paper.name()) && !does(Deed.SEND_FILE, () -> sendsFile(paper))) {
                    return;
                }
            }
        }
        does(Deed.HAND_IN, () -> browser.sendsWith(hasScript() ? List.of() : papers));
    }

    private void sendsFile(Attached paper) {
        HttpResponse<String> answer = browser.uploads(paper);
        assertThat(answer.statusCode())
                .as("of %s by %s: %s", paper.name(), this, answer.body())
                .isEqualTo(200);
    }

    private void showsFace() {
        awaited = Deed.AWAIT_FACE_RESULT;
        String link = URI.create(browser.page().select("main a[href*=/f/]").attr("href"))
                .getPath();
        Browser phone = new Browser(regain.address(), Locale.ENGLISH);
        if (!regain.hasSandbox()) {
            // A provider's page is nothing to walk to from here: who opens the link has passed.
            does(Deed.OPEN_CAMERA, () -> phone.follows(link));
            Applicant.pause();
            return;
        }
        boolean isOpen = does(Deed.OPEN_CAMERA, () -> phone.opens(link));
        // Who sees no answer sends the page again.
        while (isOpen && phone.step().equals("sandbox-face")) {
            isPatient("camera");
            does(
                    Deed.SHOW_FACE,
                    () -> phone.sends(
                            "name", Appellant.LEGAL_PERSON, "idNumber", Appellant.ITS_NUMBER, "outcome", "pass"));
        }
    }

    /** As soon as the page lets one, where what was sent is refused: a release after the one that sent it may do so. */
    private void asksForAnotherCode() {
        Element button = browser.page().selectFirst("[name=resend]");
        if (!wrongCodes.isEmpty() && button != null && Set.of("", "0").contains(button.attr("data-resend-in"))) {
            browser.sends("resend", "true");
        }
    }

    private void confirmsCode() {
        deeds.begin(this, Deed.AWAIT_CODE);
        Optional<String> code = messages().stream()
                .map(message -> message.path("code").asText(null))
                .filter(text -> text != null && !wrongCodes.contains(text))
                .findFirst();
        if (code.isEmpty()) {
            asksForAnotherCode();
            Applicant.pause();
        } else {
            does(Deed.SUBMIT, () -> {
                browser.sends("smsCode", code.get());
                if (browser.step().equals("confirm-code")) {
                    // It was sent again with another one: the message before says a code that is void.
                    wrongCodes.add(code.get());
                } else {
                    contactConfirmed = true;
                }
            });
        }
    }

    private void readsQueryCode() {
        browser.opens("/case");
        String shown = browser.page().select("[data-query-code]").attr("data-query-code");
        assertThat(shown).as("query code of %s", this).isNotEmpty();
        if (queryCode != null) {
            assertThat(shown).as("query code of %s, shown again", this).isEqualTo(queryCode);
        }
        queryCode = shown;
    }

    private boolean hasReceipt() {
        deeds.begin(this, Deed.AWAIT_RECEIPT);
        boolean isThere = receipts() > 0;
        if (!isThere) {
            Applicant.pause();
        }
        return isThere;
    }

    /** How many messages say the query code. */
    long receipts() {
        return messages().stream()
                .filter(message -> message.path("text").asText().contains(queryCode))
                .count();
    }

    /** Looks at the appeal with the query code; what the page says of it. */
    String status() {
        Set<String> before = new HashSet<>(codes());
        Browser elsewhere = new Browser(regain.address(), Locale.ENGLISH);
        elsewhere.opens("/account/recover/progress");
        elsewhere.sends("queryCode", queryCode, "phone", phone());
        stepSince = System.nanoTime();
        List<String> codes = codes();
        while (before.containsAll(codes)) {
            isPatient("progress");
            Applicant.pause();
            codes = codes();
        }
        codes.removeAll(before);
        elsewhere.sends("smsCode", codes.get(0));
        return elsewhere.page().select("[data-status]").attr("data-status");
    }

    private List<String> codes() {
        List<String> codes = new ArrayList<>();
        messages().stream()
                .map(message -> message.path("code").asText(null))
                .filter(text -> text != null)
                .forEach(codes::add);
        return codes;
    }

    /** Newest first; none while there is nobody to ask. */
    private List<JsonNode> messages() {
        List<JsonNode> messages = new ArrayList<>();
        Browser phone = new Browser(regain.phones(), Locale.ENGLISH);
        isAway(() -> {
            phone.opens("/sandbox/messages?to=" + phone().replace("+", "%2B"));
            try {
                JSON.readTree(phone.response().body()).forEach(messages::add);
            } catch (JsonProcessingException noJson) {
                throw new AssertionError(noJson);
            }
        });
        return messages;
    }

    private void sends(Deed deed, String... fields) {
        does(deed, () -> browser.sends(fields));
    }

    /** @return false where the server broke off before it had answered; it is back now */
    private boolean does(Deed deed, Runnable act) {
        deeds.begin(this, deed);
        return !isAway(act);
    }

    private boolean isAway(Runnable act) {
        try {
            act.run();
            return false;
        } catch (UncheckedIOException away) {
            awaitsServer();
            return true;
        }
    }

    private void awaitsServer() {
        deeds.end(this);
        try {
            while (!regain.answers()) {
                isPatient("server");
                Applicant.pause();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Nobody stays at one step for ever. */
    private void isPatient(String at) {
        if (!at.equals(step)) {
            step = at;
            stepSince = System.nanoTime();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - stepSince))
                .as("%s is kept at %s", this, at)
                .isLessThan(PATIENCE);
    }

    @Override
    public String toString() {
        return "appellant " + number;
    }
}
