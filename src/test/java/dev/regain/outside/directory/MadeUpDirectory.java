package dev.regain.outside.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;

/**
 * A directory of any size in which nothing is real, always the same for the same seed and size. It is built as
 * directories are: accounts are registered one after the other, a person has one or two, three accounts held an address
 * one after the other, and some phone numbers and domains went to a later account.
 */
public final class MadeUpDirectory {

    private static final ObjectWriter JSON = json().writer();

    private static final LocalDate FIRST = LocalDate.of(2011, 1, 1);
    private static final int DAYS = 5400;
    private static final int HOLDERS_OF_AN_ADDRESS = 3;
    private static final int QUARANTINE_DAYS = 90;

    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志新海燕小文晓宇浩然子涵雨欣梓萱";
    private static final String TRADES = "科技 网络 贸易 信息 电子 文化 物流 软件";
    private static final String PROVINCES = "京津冀沪苏浙皖闽鲁豫鄂湘粤渝蜀陕";
    private static final String[] PLACES = {
        "110105", "310104", "320102", "330106", "350203", "440305", "510104", "610113"
    };
    private static final String[] MOBILE = {
        "135", "136", "137", "138", "139", "150", "151", "158", "159", "182", "187", "188"
    };
    private static final String[] ENDINGS = {"com", "cn", "com.cn", "net", "top", "xyz"};
    private static final String[] SYLLABLES = {
        "an", "bo", "chen", "da", "fei", "guo", "hai", "jin", "kang", "li", "mei", "ning", "ou", "ping", "qiao", "rui"
    };
    private static final int[] FIRST_OCTETS = {
        1, 14, 27, 36, 42, 43, 49, 58, 61, 81, 101, 106, 111, 118, 119, 121, 122, 123, 124, 129, 139, 140, 150, 159,
        175, 180, 182, 193, 211, 218
    };

    private final long seed;
    private final int accounts;

    public MadeUpDirectory(long seed, int accounts) {
        this.seed = seed;
        this.accounts = accounts;
    }

    /** As a line of an import file tells it. */
    public record Told(
            String accountId,
            String nickname,
            LocalDate registeredOn,
            Verification verification,
            Person person,
            Enterprise enterprise,
            List<Login> loginMethods,
            List<Held> clues) {}

    public record Person(String name, String idNumber) {}

    public record Enterprise(String name, String creditCode) {}

    public record Login(LoginMethodKind kind, String identifier) {}

    public record Held(ClueKind kind, String value, LocalDate heldFrom, LocalDate heldUntil) {}

    private static ObjectMapper json() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .build();
    }

    public int size() {
        return accounts;
    }

    /** @return how many rows of clues the file makes, the verified persons and enterprises included */
    public long write(Path file) throws IOException {
        long rows = 0;
        try (BufferedWriter lines = Files.newBufferedWriter(file)) {
            for (int number = 0; number < accounts; number++) {
                Told account = account(number);
                lines.write(JSON.writeValueAsString(account));
                lines.write('\n');
                rows += clues(account).size() - 1;
            }
        }
        return rows;
    }

    /** All that the account can be found by. */
    public List<Clue> clues(Told account) {
        List<Clue> clues = new ArrayList<>();
        clues.add(new Clue(ClueKind.ACCOUNT_ID, account.accountId()));
        account.loginMethods().forEach(login -> clues.add(Clue.ofLoginMethod(login.kind(), login.identifier())));
        account.clues().forEach(held -> clues.add(new Clue(held.kind(), held.value())));
        if (account.person() != null) {
            clues.add(new Clue(ClueKind.PERSON, account.person().idNumber()));
        }
        if (account.enterprise() != null) {
            clues.add(new Clue(ClueKind.ENTERPRISE, account.enterprise().creditCode()));
        }
        return clues;
    }

    /** @param number from 0, in the order of registration */
    public Told account(int number) {
        boolean isEnterprise = number % 4 == 1;
        Person person = number % 10 < 7 && !isEnterprise ? personNumbered(holderOf(number)) : null;
        Enterprise enterprise = isEnterprise ? enterprise(number / 8) : null;
        Verification verification =
                isEnterprise ? Verification.ENTERPRISE : person != null ? Verification.PERSONAL : Verification.NONE;
        String phone = phone(holderOf(number));
        List<Login> logins = new ArrayList<>();
        logins.add(new Login(LoginMethodKind.PHONE, phone));
        if (number % 2 == 0) {
            logins.add(new Login(LoginMethodKind.EMAIL, "u" + number + "@example.com"));
        }
        return new Told(
                accountId(number),
                "用户" + number,
                registered(number),
                verification,
                person,
                enterprise,
                logins,
                clues(number, phone));
    }

    private List<Held> clues(int number, String phone) {
        List<Held> clues = new ArrayList<>();
        LocalDate since = registered(number);
        int heir = number + accounts / 3;
        boolean hasHeir = number % 5 == 0 && heir < accounts;
        LocalDate left = hasHeir ? registered(heir).minusDays(QUARANTINE_DAYS + 1) : null;
        if (hasHeir && left.isAfter(since)) {
            clues.add(new Held(ClueKind.PHONE, phone(holderOf(heir)), since, left));
            clues.add(new Held(ClueKind.PHONE, phone, left, null));
            clues.add(new Held(ClueKind.DOMAIN, domain(heir), since, left));
        } else {
            clues.add(new Held(ClueKind.PHONE, phone, since, null));
        }
        if (number % 5 < 3) {
            clues.add(new Held(ClueKind.DOMAIN, domain(number), since, null));
            clues.add(cloudServer(number));
        }
        if (number % 4 == 0) {
            clues.add(new Held(ClueKind.FILED_DOMAIN, domain(number), since, null));
            clues.add(new Held(ClueKind.FILING_NUMBER, filing(number), since, null));
        }
        if (number % 4 == 2) {
            clues.add(lightweightServer(number));
        }
        return clues;
    }

    /** Three accounts of five hold a cloud server's address. */
    private Held cloudServer(int number) {
        return address(ClueKind.CVM_IP, number / 5 * 3 + number % 5, accounts / 5 * 3, held -> held / 3 * 5 + held % 3);
    }

    /** One of four holds a lightweight server's. */
    private Held lightweightServer(int number) {
        return address(ClueKind.LIGHTHOUSE_IP, number / 4, accounts / 4, held -> held * 4 + 2);
    }

    /** Addresses go round: each is held by three accounts, one after the other. */
    private Held address(ClueKind kind, int holding, int holdings, IntUnaryOperator holder) {
        int pool = Math.max(1, holdings / HOLDERS_OF_AN_ADDRESS);
        int next = holder.applyAsInt(holding + pool);
        LocalDate until = next < accounts ? registered(next) : null;
        return new Held(kind, ip(kind, holding % pool), registered(holder.applyAsInt(holding)), until);
    }

    private LocalDate registered(int number) {
        return FIRST.plusDays((long) number * DAYS / accounts);
    }

    private static String accountId(int number) {
        return number % 7 == 0
                ? Long.toString(10_000L + number)
                : Long.toString(100_000_000_000L + scattered(number, 26));
    }

    private static int holderOf(int number) {
        return (int) ((long) number * 2 / 3);
    }

    private Person personNumbered(int person) {
        SplittableRandom random = random(person, 1);
        String name = pick(SURNAMES, random) + pick(GIVEN, random) + (random.nextInt(3) > 0 ? pick(GIVEN, random) : "");
        LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(20_000));
        String body = PLACES[random.nextInt(PLACES.length)]
                + born.toString().replace("-", "")
                + String.format("%03d", random.nextInt(1000));
        return new Person(name, body + residentCheck(body));
    }

    private Enterprise enterprise(int enterprise) {
        SplittableRandom random = random(enterprise, 2);
        String[] trades = TRADES.split(" ");
        String organisation = String.format("%08d", scattered(enterprise, 26));
        String body = "91" + PLACES[random.nextInt(PLACES.length)] + organisation + organisationCheck(organisation);
        return new Enterprise(
                pick(GIVEN, random) + pick(GIVEN, random) + enterprise + trades[random.nextInt(trades.length)] + "有限公司",
                body + creditCheck(body));
    }

    private static String phone(int person) {
        return "+86" + MOBILE[person % MOBILE.length] + String.format("%08d", scattered(person, 26));
    }

    private String domain(int number) {
        SplittableRandom random = random(number, 3);
        return SYLLABLES[random.nextInt(SYLLABLES.length)]
                + SYLLABLES[random.nextInt(SYLLABLES.length)]
                + number
                + "."
                + ENDINGS[random.nextInt(ENDINGS.length)];
    }

    private String filing(int number) {
        return pick(PROVINCES, random(number, 4)) + "ICP备" + String.format("%08d", scattered(number, 26)) + "号";
    }

    private static String ip(ClueKind kind, int address) {
        int host = scattered(address / FIRST_OCTETS.length, 23) << 1 | (kind == ClueKind.CVM_IP ? 0 : 1);
        return FIRST_OCTETS[address % FIRST_OCTETS.length]
                + "." + (host >> 16 & 255)
                + "." + (host >> 8 & 255)
                + "." + (host & 255);
    }

    private SplittableRandom random(int number, int use) {
        return new SplittableRandom(seed * 1_000_003 + number * 31L + use);
    }

    private static String pick(String characters, SplittableRandom random) {
        int index = random.nextInt(characters.length());
        return characters.substring(index, index + 1);
    }

    /** Another number below {@code 2^bits} for each: far apart for neighbours, never the same for two. */
    private static int scattered(int number, int bits) {
        return (int) (number * 0x9E3779B1L & (1L << bits) - 1);
    }

    private static char residentCheck(String body) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum = (sum + (body.charAt(i) - '0')) * 2 % 11;
        }
        return "10X98765432".charAt(sum);
    }

    private static char organisationCheck(String body) {
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += weights[i] * (body.charAt(i) - '0');
        }
        return "0123456789X".charAt((11 - sum % 11) % 11);
    }

    private static char creditCheck(String body) {
        String alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int sum = 0;
        for (int i = 16; i >= 0; i--) {
            sum = (sum * 3 + alphabet.indexOf(body.charAt(i))) % 31;
        }
        return alphabet.charAt((31 - sum) % 31);
    }
}
