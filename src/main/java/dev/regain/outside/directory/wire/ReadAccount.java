package dev.regain.outside.directory.wire;

import dev.regain.formats.AccountId;
import dev.regain.formats.BrokenRule;
import dev.regain.formats.ChineseResidentId;
import dev.regain.formats.DomainName;
import dev.regain.formats.EmailAddress;
import dev.regain.formats.EnterpriseName;
import dev.regain.formats.IcpFiling;
import dev.regain.formats.PersonName;
import dev.regain.formats.PhoneNumber;
import dev.regain.formats.PublicIpAddress;
import dev.regain.formats.Typed;
import dev.regain.formats.UnifiedSocialCreditCode;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.Enterprise;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import dev.regain.outside.directory.AccountRecord.Person;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.LoginMethodKind;
import dev.regain.outside.directory.Verification;
import dev.regain.outside.directory.wire.ToldAccount.ToldClue;
import dev.regain.outside.directory.wire.ToldAccount.ToldLoginMethod;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads what was told by the formats of {@code dev.regain.formats}, as the applicant's page reads what is typed: what is
 * loaded can be found. All broken rules of an account are collected.
 */
public final class ReadAccount {

    private static final int LONGEST_NAME = 64;
    private static final int EARLIEST_YEAR = 1900;
    private static final Pattern QQ = Pattern.compile("[1-9][0-9]{4,11}");

    private static final Map<String, ClueKind> TOLD_CLUES = Map.of(
            "PHONE", ClueKind.PHONE,
            "DOMAIN", ClueKind.DOMAIN,
            "FILED_DOMAIN", ClueKind.FILED_DOMAIN,
            "FILING_NUMBER", ClueKind.FILING_NUMBER,
            "CVM_IP", ClueKind.CVM_IP,
            "LIGHTHOUSE_IP", ClueKind.LIGHTHOUSE_IP,
            "PERSON", ClueKind.PERSON,
            "ENTERPRISE", ClueKind.ENTERPRISE);
    private static final Map<String, LoginMethodKind> LOGIN_METHODS = byName(LoginMethodKind.values());
    private static final Map<String, Verification> VERIFICATIONS = byName(Verification.values());

    private final LocalDate today;
    private final Instant tomorrowEnds;
    private final List<BrokenField> broken = new ArrayList<>(0);

    /** The list that is being read, and where in it; paths are put together only where something is broken. */
    private String list;

    private int index;

    private ReadAccount(LocalDate today) {
        this.today = today;
        tomorrowEnds = ToldAccount.startOf(today.plusDays(2));
    }

    /** @param today in UTC: nothing is told of a day later than tomorrow, wherever on earth */
    public static AccountRecord of(ToldAccount told, LocalDate today) throws BrokenAccount {
        ReadAccount reading = new ReadAccount(today);
        AccountRecord account = reading.read(told);
        if (!reading.broken.isEmpty()) {
            throw new BrokenAccount(reading.broken);
        }
        return account;
    }

    /** What was told by {@link ToldAccount#of}, and so has been read before: as it was then, by whatever rules. */
    public static AccountRecord again(ToldAccount told) {
        LocalDate registeredOn = LocalDate.parse(told.registeredOn());
        Instant registered = ToldAccount.startOf(registeredOn);
        return new AccountRecord(
                new AccountId(Long.parseLong(told.accountId())),
                told.nickname() == null ? "" : told.nickname(),
                registeredOn,
                Verification.valueOf(told.verification()),
                told.person() == null
                        ? null
                        : new Person(told.person().name(), told.person().idNumber()),
                told.enterprise() == null
                        ? null
                        : new Enterprise(
                                told.enterprise().name(), told.enterprise().creditCode()),
                orEmpty(told.loginMethods()).stream()
                        .map(method -> new LoginMethodOnFile(
                                LoginMethodKind.valueOf(method.kind()),
                                method.identifier(),
                                instant(method.heldFrom(), registered),
                                instant(method.heldUntil(), null)))
                        .toList(),
                orEmpty(told.clues()).stream()
                        .map(clue -> new HeldClue(
                                new Clue(ClueKind.valueOf(clue.kind()), clue.value()),
                                instant(clue.heldFrom(), registered),
                                instant(clue.heldUntil(), null)))
                        .toList());
    }

    private AccountRecord read(ToldAccount told) {
        AccountId accountId = read("accountId", told.accountId(), AccountId::of);
        String nickname = told.nickname() == null || told.nickname().isBlank()
                ? ""
                : read("nickname", told.nickname(), ReadAccount::displayName);
        LocalDate registeredOn = read("registeredOn", told.registeredOn(), this::pastDay);
        Verification verification = read("verification", told.verification(), oneOf(VERIFICATIONS));
        Person person = person(told);
        Enterprise enterprise = enterprise(told);
        Instant registered = registeredOn == null ? Instant.EPOCH : ToldAccount.startOf(registeredOn);
        List<LoginMethodOnFile> loginMethods = loginMethods(told, registered);
        List<HeldClue> clues = clues(told, person, enterprise, registered);
        return broken.isEmpty()
                ? new AccountRecord(
                        accountId, nickname, registeredOn, verification, person, enterprise, loginMethods, clues)
                : null;
    }

    private LocalDate pastDay(String text) {
        LocalDate day = day(text);
        if (!ToldAccount.startOf(day).isBefore(tomorrowEnds)) {
            throw new BrokenRule("in-future");
        }
        return day;
    }

    private Person person(ToldAccount told) {
        if (told.person() == null) {
            return null;
        }
        return new Person(
                read("person.name", told.person().name(), name -> PersonName.of(name)
                        .text()),
                read("person.idNumber", told.person().idNumber(), number -> ChineseResidentId.of(number, today)
                        .text()));
    }

    private Enterprise enterprise(ToldAccount told) {
        if (told.enterprise() == null) {
            return null;
        }
        return new Enterprise(
                read("enterprise.name", told.enterprise().name(), name -> EnterpriseName.of(name)
                        .text()),
                read("enterprise.creditCode", told.enterprise().creditCode(), code -> UnifiedSocialCreditCode.of(code)
                        .text()));
    }

    private List<LoginMethodOnFile> loginMethods(ToldAccount told, Instant registered) {
        List<LoginMethodOnFile> methods = new ArrayList<>();
        list = "loginMethods";
        index = -1;
        for (ToldLoginMethod method : orEmpty(told.loginMethods())) {
            index++;
            if (method == null) {
                breaks("", "required");
                continue;
            }
            LoginMethodKind kind = read("kind", method.kind(), oneOf(LOGIN_METHODS));
            String identifier =
                    kind == null ? null : read("identifier", method.identifier(), text -> identifier(kind, text));
            Held held = held(method.heldFrom(), method.heldUntil(), registered);
            methods.add(new LoginMethodOnFile(kind, identifier, held.from(), held.until()));
        }
        return methods;
    }

    private static String identifier(LoginMethodKind kind, String text) {
        return switch (kind) {
            case EMAIL -> EmailAddress.of(text).text();
            case PHONE -> PhoneNumber.of(text).e164();
            case QQ -> qq(Typed.normalise(text));
            case WECHAT, WECOM -> displayName(text);
        };
    }

    private static String qq(String text) {
        if (!QQ.matcher(text).matches()) {
            throw new BrokenRule("format");
        }
        return text;
    }

    /** A name that its owner chose: kept as it is, but for what cannot be seen at its ends. */
    private static String displayName(String text) {
        String name = text.strip();
        if (name.isEmpty()) {
            throw new BrokenRule("required");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new BrokenRule("too-long");
        }
        // Half a surrogate pair is nothing that a database takes.
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            int c = name.codePointAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                throw new BrokenRule("format");
            }
        }
        return name;
    }

    private List<HeldClue> clues(ToldAccount told, Person person, Enterprise enterprise, Instant registered) {
        List<HeldClue> clues = new ArrayList<>();
        Map<HeldSince, HeldClue> all = new HashMap<>();
        list = "clues";
        index = -1;
        for (ToldClue clue : orEmpty(told.clues())) {
            index++;
            if (clue == null) {
                breaks("", "required");
                continue;
            }
            ClueKind kind = read("kind", clue.kind(), oneOf(TOLD_CLUES));
            String value = kind == null ? null : read("value", clue.value(), text -> value(kind, text));
            Held held = held(clue.heldFrom(), clue.heldUntil(), registered);
            if (value == null) {
                continue;
            }
            HeldClue read = new HeldClue(new Clue(kind, value), held.from(), held.until());
            if (isSomebodyElseNow(read, person, enterprise)) {
                breaks("value", "mismatch");
            }
            HeldClue before = all.putIfAbsent(new HeldSince(kind, value, held.from()), read);
            if (before == null) {
                clues.add(read);
            } else if (!Objects.equals(before.until(), held.until())) {
                breaks("", "duplicate");
            }
        }
        return clues;
    }

    /** Whom the account belongs to now is told by {@code person} and {@code enterprise} alone. */
    private static boolean isSomebodyElseNow(HeldClue held, Person person, Enterprise enterprise) {
        if (held.until() != null) {
            return false;
        }
        return switch (held.clue().kind()) {
            case PERSON -> person == null || !held.clue().value().equals(person.idNumber());
            case ENTERPRISE -> enterprise == null || !held.clue().value().equals(enterprise.creditCode());
            default -> false;
        };
    }

    private String value(ClueKind kind, String text) {
        return switch (kind) {
            case PHONE -> PhoneNumber.of(text).e164();
            case DOMAIN, FILED_DOMAIN -> DomainName.of(text).ascii();
            case FILING_NUMBER -> IcpFiling.of(text).number();
            case CVM_IP, LIGHTHOUSE_IP -> PublicIpAddress.of(text).text();
            case PERSON -> ChineseResidentId.of(text, today).text();
            case ENTERPRISE -> UnifiedSocialCreditCode.of(text).text();
            case ACCOUNT_ID, LOGIN_METHOD -> throw new BrokenRule("unknown");
        };
    }

    private Held held(String from, String until, Instant registered) {
        Instant begins = from == null ? registered : read("heldFrom", from, this::pastTime);
        Instant ends = until == null ? null : read("heldUntil", until, this::pastTime);
        if (begins != null && ends != null && !ends.isAfter(begins)) {
            breaks("heldUntil", "order");
        }
        return new Held(begins == null ? registered : begins, ends);
    }

    /** What is yet to begin is not held, and what is yet to end has not. */
    private Instant pastTime(String text) {
        Instant time = time(text);
        if (!time.isBefore(tomorrowEnds)) {
            throw new BrokenRule("in-future");
        }
        return time;
    }

    private <T> T read(String field, String text, Function<String, T> rule) {
        try {
            if (text == null) {
                throw new BrokenRule("required");
            }
            return rule.apply(text);
        } catch (BrokenRule rejected) {
            breaks(field, rejected.rule());
            return null;
        }
    }

    private void breaks(String field, String rule) {
        String place = list == null ? "" : list + "[" + index + "]" + (field.isEmpty() ? "" : ".");
        broken.add(new BrokenField(place + field, rule));
    }

    private static <T> Function<String, T> oneOf(Map<String, T> values) {
        return text -> {
            T value = values.get(text);
            if (value == null) {
                throw new BrokenRule(text.isEmpty() ? "required" : "unknown");
            }
            return value;
        };
    }

    private static Instant instant(String text, Instant otherwise) {
        return text == null ? otherwise : time(text);
    }

    private static Instant time(String text) {
        if (text.length() == 10) {
            return ToldAccount.startOf(day(text));
        }
        try {
            // What databases keep of a time.
            Instant time = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            inRange(time.atOffset(ZoneOffset.UTC).toLocalDate());
            return time;
        } catch (DateTimeException notATime) {
            throw new BrokenRule("format");
        }
    }

    /** By hand: a file has several for each account, and a formatter takes ten times as long. */
    private static LocalDate day(String text) {
        if (text.isEmpty()) {
            throw new BrokenRule("required");
        }
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            throw new BrokenRule("format");
        }
        try {
            return inRange(LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)));
        } catch (DateTimeException noSuchDay) {
            throw new BrokenRule("format");
        }
    }

    private static int number(String text, int begin, int end) {
        int number = 0;
        for (int i = begin; i < end; i++) {
            char digit = text.charAt(i);
            if (digit < '0' || digit > '9') {
                throw new BrokenRule("format");
            }
            number = number * 10 + digit - '0';
        }
        return number;
    }

    private static LocalDate inRange(LocalDate day) {
        if (day.getYear() < EARLIEST_YEAR || day.getYear() > 9999) {
            throw new BrokenRule("format");
        }
        return day;
    }

    private static <T> List<T> orEmpty(List<T> told) {
        return told == null ? List.of() : told;
    }

    private static <T extends Enum<T>> Map<String, T> byName(T[] values) {
        Map<String, T> byName = new HashMap<>();
        for (T value : values) {
            byName.put(value.name(), value);
        }
        return Map.copyOf(byName);
    }

    private record Held(Instant from, Instant until) {}

    private record HeldSince(ClueKind kind, String value, Instant from) {}
}
