package dev.regain.story;

import dev.regain.formats.AccountId;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.AccountRecord;
import dev.regain.outside.directory.AccountRecord.Enterprise;
import dev.regain.outside.directory.AccountRecord.HeldClue;
import dev.regain.outside.directory.AccountRecord.LoginMethodOnFile;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.LoginMethodKind;
import dev.regain.outside.directory.Verification;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What an appellant claims: an enterprise and a person who speaks for it. Most have their own, so that what becomes of one appeal
 * says nothing of another.
 */
record Claim(String enterprise, String creditCode, String person, String idNumber, List<String> accounts) {

    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");
    private static final String CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /** The demo's. */
    static Claim ofDemo() {
        return new Claim(
                Appellant.ENTERPRISE,
                Appellant.CREDIT_CODE,
                Appellant.LEGAL_PERSON,
                Appellant.ITS_NUMBER,
                List.of("100012340003", "100012340010", "100012340011"));
    }

    /** An enterprise with two accounts of now and a former one in the directory, the same for the same phone. */
    static Claim of(String phone, AccountDirectory directory) {
        String digits = phone.substring(phone.length() - 8);
        Claim claim = new Claim(
                "深圳市云图" + digits + "科技有限公司",
                creditCode(digits.substring(2)),
                Appellant.LEGAL_PERSON,
                idNumber(Integer.parseInt(digits)),
                IntStream.rangeClosed(1, 3)
                        .mapToObj(account -> "9" + digits + account)
                        .toList());
        directory.put(claim.account(0, null));
        directory.put(claim.account(1, null));
        directory.put(claim.account(2, Instant.parse("2023-03-31T00:00:00Z")));
        return claim;
    }

    private AccountRecord account(int which, Instant until) {
        return new AccountRecord(
                AccountId.of(accounts.get(which)),
                "测试账号",
                LocalDate.of(2020, 1, 1),
                until == null ? Verification.ENTERPRISE : Verification.NONE,
                null,
                until == null ? new Enterprise(enterprise, creditCode) : null,
                List.of(new LoginMethodOnFile(LoginMethodKind.WECOM, "运维组", LONG_AGO, null)),
                until == null
                        ? List.of()
                        : List.of(new HeldClue(new Clue(ClueKind.ENTERPRISE, creditCode), LONG_AGO, until)));
    }

    /** GB 32100, with six digits of their own. */
    static String creditCode(String digits) {
        String organisation = "MA" + digits;
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = IntStream.range(0, weights.length)
                .map(at -> weights[at] * Character.digit(organisation.charAt(at), 36))
                .sum();
        String code = "91440300" + organisation + "0123456789X".charAt((11 - sum % 11) % 11);
        int all = 0;
        int weight = 1;
        for (char character : code.toCharArray()) {
            all += weight * CODE_CHARACTERS.indexOf(character);
            weight = weight * 3 % 31;
        }
        return code + CODE_CHARACTERS.charAt((31 - all % 31) % 31);
    }

    /** GB 11643. */
    private static String idNumber(int number) {
        String body = "440305"
                + LocalDate.of(1960, 1, 1).plusDays(number % 10_000).format(DateTimeFormatter.BASIC_ISO_DATE)
                + "%03d".formatted(number / 10_000 % 1_000);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = IntStream.range(0, weights.length)
                .map(at -> weights[at] * Character.digit(body.charAt(at), 10))
                .sum();
        return body + "10X98765432".charAt(sum % 11);
    }
}
