package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.casefile.CaseId;
import dev.regain.formats.AccountId;
import dev.regain.formats.PhoneNumber;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.Enterprise;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import dev.regain.outside.directory.AccountRecord.Person;
import dev.regain.outside.directory.AccountRef;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.LoginMethodKind;
import dev.regain.outside.directory.Verification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;

/** Somebody who found an account of their own and cannot log in, with what is on file for it. */
public class BackIn {

    public static final String NAME = "钱知远";
    public static final String ID_NUMBER = "110101198807142039";

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private static final DateTimeFormatter ON_PAGES = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private static int people;

    public final String accountId;
    public final String securePhone;
    public final String email;
    public final Applicant browser;
    final String domain;
    final String filing;
    final String ip;

    private final Stage stage;
    private final AccountDirectory directory;
    private Appellant appellant;
    private String queryCode;

    private BackIn(Stage stage, AccountDirectory directory, Applicant browser) {
        int number = ++people;
        this.stage = stage;
        this.directory = directory;
        this.browser = browser;
        accountId = "4000123%05d".formatted(number);
        securePhone = "+86138662%05d".formatted(number);
        email = "on-file-%d@example.com".formatted(number);
        domain = "back-in-%d.cn".formatted(number);
        filing = "粤ICP备2209%04d号".formatted(number);
        ip = "119.28.%d.%d".formatted(100 + number / 200, 1 + number % 200);
        Canary.watch(email);
        Canary.watch(securePhone.substring(3));
    }

    /** Whose account is verified for them. */
    public static BackIn person(Stage stage, AccountDirectory directory) {
        BackIn somebody = new BackIn(stage, directory, stage.applicant());
        somebody.isOnFile(Verification.PERSONAL, new Person(NAME, ID_NUMBER), null);
        return somebody;
    }

    /** Whose account is verified for the enterprise, and whose appeal was approved; they look at the accounts. */
    public static BackIn enterprise(Stage stage, AccountDirectory directory) {
        Appellant appellant = new Appellant(stage, "+86136662%05d".formatted(10_000 + people + 1));
        BackIn somebody = new BackIn(stage, directory, appellant.browser());
        somebody.appellant = appellant;
        somebody.isOnFile(
                Verification.ENTERPRISE, null, new Enterprise(appellant.enterprise(), appellant.creditCode()));
        somebody.queryCode = appellant.submits();
        return somebody;
    }

    private void isOnFile(Verification verification, Person person, Enterprise enterprise) {
        directory.put(new AccountRecord(
                AccountId.of(accountId),
                "回来的账号",
                LocalDate.of(2020, 1, 1),
                verification,
                person,
                enterprise,
                List.of(new LoginMethodOnFile(LoginMethodKind.EMAIL, email, LONG_AGO, null)),
                List.of(
                        new HeldClue(Clue.of(PhoneNumber.of(securePhone)), LONG_AGO, null),
                        new HeldClue(new Clue(ClueKind.DOMAIN, domain), LONG_AGO, null),
                        new HeldClue(new Clue(ClueKind.FILING_NUMBER, filing), LONG_AGO, null),
                        new HeldClue(new Clue(ClueKind.CVM_IP, ip), LONG_AGO, null))));
    }

    /** Takes the account off file, for the stories that count the enterprise's accounts. */
    public void isGone() {
        directory.refOf(AccountId.of(accountId)).ifPresent(directory::delete);
    }

    /** Nobody waits for what follows from it. */
    BackIn isDecidedFor() {
        // One account is given back: of more there would have to be a second reviewer.
        String[] withheld = appellant.accounts().toArray(String[]::new);
        new Reviewer(stage).takes(caseId()).checks(caseId(), withheld).decides(caseId(), "approve");
        return this;
    }

    public BackIn isApproved() {
        isDecidedFor();
        stage.letWorkEnd(browser.secret());
        assertThat(appellant.status(queryCode)).isEqualTo("approved");
        return looks();
    }

    BackIn isRejected() {
        new Reviewer(stage).takes(caseId()).decides(caseId(), "reject", "reasonR01");
        stage.letWorkEnd(browser.secret());
        return this;
    }

    BackIn provesByFace() {
        browser.begins(2, "accountId", accountId).provesByFace(NAME, ID_NUMBER);
        browser.waitsFor("account-found");
        return this;
    }

    public BackIn provesBySms() {
        browser.begins(2, "accountId", accountId).provesBySms(securePhone);
        browser.sees("account-found");
        return this;
    }

    public CaseId caseId() {
        return stage.caseOf(browser.secret());
    }

    /** Presses a button beside the account. */
    Applicant begins(String change) {
        return browser.presses(button(change));
    }

    public String button(String change) {
        return "[data-account-id='%s'] form[action$='%s'] [name=begin]".formatted(accountId, change);
    }

    boolean isOffered(String change) {
        return !browser.page().select(button(change)).isEmpty();
    }

    /** From the account's button to the right code. */
    public BackIn adds(String address) {
        begins("add-login-method");
        return enters(address);
    }

    BackIn enters(String address) {
        browser.answers(
                "enter-login-method",
                "loginMethodKind",
                address.contains("@") ? "email" : "phone",
                "loginMethod",
                address);
        return confirms(address);
    }

    /** From the account's button to the right code. */
    BackIn putsAsSecurePhone(String phone) {
        begins("change-security-check");
        browser.answers("enter-new-secure-phone", "phone", phone);
        return confirms(phone);
    }

    private BackIn confirms(String address) {
        browser.sees("confirm-new-contact").sends("code", codeTo(address));
        return looks();
    }

    /** Each is a new address: its first message that has one. */
    public String codeTo(String address) {
        for (int seen = 0; ; seen++) {
            JsonNode message = stage.phones().nextMessageTo(address, seen);
            String text = message.get("text").asText();
            if (text.matches("(?s).*\\b[0-9]{6}\\b.*")) {
                return text.replaceAll("(?s).*?\\b([0-9]{6})\\b.*", "$1");
            }
        }
    }

    /** At the page with the accounts. */
    BackIn looks() {
        browser.opens("/case");
        assertThat(browser.step()).isIn("progress-result", "account-found");
        return this;
    }

    /** How the last change of the account stands. */
    String standing() {
        looks();
        var lines = browser.page().select("[data-account-id='%s'] [data-change]".formatted(accountId));
        return lines.isEmpty() ? "" : lines.last().attr("data-standing");
    }

    public BackIn waitsForStanding(String standing) {
        for (int look = 0; look < 100 && !standing().equals(standing); look++) {
            Applicant.pause();
        }
        assertThat(standing()).isEqualTo(standing);
        return this;
    }

    /** Waits until its processes have passed this. */
    public void waitsForStep(String activity) {
        browser.went(activity);
    }

    BackIn letsTheHoldEnd() {
        return letsTheHoldRunOut().waitsForStanding("changed");
    }

    BackIn letsTheHoldRunOut() {
        browser.went("tellHolders").went("beginHold").went("lookForObjection");
        stage.letWorkEnd(browser.secret());
        stage.letTimePass(browser.secret(), "holdOver");
        return this;
    }

    /** When the change that waits is made, as the page says. */
    Instant holdEnd() {
        looks();
        return OffsetDateTime.parse(
                        browser.page().select("[data-standing=held] time").attr("datetime"), ON_PAGES)
                .toInstant();
    }

    /** The phone that the enterprise's appeal was submitted with. */
    String contactPhone() {
        return appellant.phone();
    }

    /** Looks at the appeal at another device, with the query code. */
    Applicant looksFromElsewhere() {
        return appellant.looksFromElsewhere(queryCode);
    }

    List<String> logsInWith() {
        return record().loginMethods().stream()
                .filter(method -> method.until() == null)
                .map(LoginMethodOnFile::identifier)
                .toList();
    }

    boolean isSecuredBy(String phone) {
        AccountRef account = directory.refOf(AccountId.of(accountId)).orElseThrow();
        return directory.securedBy(PhoneNumber.of(phone), Set.of(account)).contains(account);
    }

    AccountRecord record() {
        return directory
                .refOf(AccountId.of(accountId))
                .flatMap(directory::record)
                .orElseThrow();
    }

    /** The events that the provider's systems took of the case, by type. */
    List<String> heard() {
        stage.letWorkEnd(browser.secret());
        return Provider.heardOf(caseId().toString()).stream()
                .map(event -> event.get("type").asText())
                .toList();
    }
}
