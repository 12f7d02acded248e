package dev.regain.outside.directory.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.story.Postgres;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an operator lives through who loads a file; the same on both databases. */
class LoadFileTest {

    private static final String HEADER = "accountId,nickname,registeredOn,verification,personName,personIdNumber,"
            + "enterpriseName,enterpriseCreditCode,loginMethods,phones,domains,filedDomains,filingNumbers,cvmIps,"
            + "lighthouseIps";

    @Nested
    class OnH2 extends Walk {
        OnH2() {
            super(Loading::h2);
        }
    }

    @Nested
    @ExtendWith(Postgres.class)
    class OnPostgres extends Walk {
        OnPostgres() {
            super(Loading::postgres);
        }
    }

    abstract static class Walk {

        private final Function<Path, List<String>> settings;

        @TempDir
        private Path folder;

        Walk(Function<Path, List<String>> settings) {
            this.settings = settings;
        }

        @Test
        void the_same_file_twice_changes_nothing() throws Exception {
            Path file = Told.file(folder.resolve("accounts.ndjson"), 3_000);
            try (Loading loading = loading()) {
                Tally first = loading.load(file);
                assertThat(first).isEqualTo(new Tally(3_000, 3_000, 0, 0, 0, 9_000, 0));
                List<String> onFile = loading.onFile();
                assertThat(onFile).hasSize(12_000);
                assertThat(loading.load(file)).isEqualTo(new Tally(3_000, 0, 0, 3_000, 0, 0, 0));
                assertThat(loading.onFile()).isEqualTo(onFile);
                assertThat(folder.resolve("accounts.ndjson.rejected.csv")).doesNotExist();
            }
        }

        @Test
        void a_line_replaces_all_that_was_on_file_about_its_account() throws Exception {
            try (Loading loading = loading()) {
                loading.load(lines(Told.account(100_010_000_001L), Told.account(100_010_000_002L)));
                Tally tally = loading.load(lines(
                        "{\"accountId\":\"100010000001\",\"registeredOn\":\"2019-03-14\",\"verification\":\"NONE\","
                                + "\"clues\":[{\"kind\":\"PHONE\",\"value\":\"13800100001\"},"
                                + "{\"kind\":\"CVM_IP\",\"value\":\"119.29.1.1\",\"heldFrom\":\"2020-02-03T04:05:06.789Z\"}]}",
                        Told.account(100_010_000_002L)));
                // The phone stays, the domain goes, the address comes.
                assertThat(tally).isEqualTo(new Tally(2, 0, 1, 1, 0, 1, 0));
                assertThat(count(loading, "clue_phone")).isEqualTo(2);
                assertThat(count(loading, "clue_domain")).isEqualTo(1);
                assertThat(count(loading, "clue_cvm_ip")).isEqualTo(1);
                loading.load(lines(Told.account(100_010_000_001L), Told.account(100_010_000_002L)));
                assertThat(count(loading, "clue_domain")).isEqualTo(2);
                assertThat(count(loading, "clue_cvm_ip")).isZero();
            }
        }

        @Test
        void a_former_enterprise_still_finds_its_account_and_the_one_of_now_is_told_once() throws Exception {
            String account =
                    "{\"accountId\":\"100010000001\",\"registeredOn\":\"2019-03-14\",\"verification\":\"ENTERPRISE\","
                            + "\"enterprise\":{\"name\":\"新东家有限公司\",\"creditCode\":\"9144030071526726XG\"},\"clues\":["
                            + "{\"kind\":\"ENTERPRISE\",\"value\":\"91440300MA5EXAMP0C\",\"heldUntil\":\"2023-03-31\"},"
                            + "{\"kind\":\"ENTERPRISE\",\"value\":\"%s\",\"heldFrom\":\"2023-03-31\"}]}";
            Path file = lines(
                    account.formatted("9144030071526726XG"),
                    account.formatted("91440300MA5EXAMP0C").replace("0001", "0002"));
            try (Loading loading = loading()) {
                assertThat(loading.load(file).clues()).isEqualTo(2);
                assertThat(count(loading, "clue_enterprise")).isEqualTo(2);
                assertThat(rejectsOf(file)).anyMatch(row -> row.startsWith("2,clues[1].value,mismatch,"));
            }
        }

        @Test
        void login_methods_of_accounts_from_before_they_had_a_table_come_with_the_next_load() throws Exception {
            Path file = Told.file(folder.resolve("accounts.ndjson"), 10);
            try (Loading loading = loading()) {
                loading.load(file);
                List<String> onFile = loading.onFile();
                loading.database().update("delete from clue_login_method");
                loading.database().update("update account set fingerprint = id");
                assertThat(loading.load(file).changed()).isEqualTo(10);
                assertThat(loading.onFile()).isEqualTo(onFile);
            }
        }

        @Test
        void of_two_times_that_begin_alike_only_the_one_that_is_no_longer_told_goes() throws Exception {
            String account =
                    "{\"accountId\":\"100010000001\",\"registeredOn\":\"2019-03-14\",\"verification\":\"PERSONAL\","
                            + "\"person\":{\"name\":\"张小明\",\"idNumber\":\"110105199003071239\"},"
                            + "\"loginMethods\":[{\"kind\":\"EMAIL\",\"identifier\":\"tom@example.com\"}%s],\"clues\":[%s]}";
            try (Loading loading = loading()) {
                // It was theirs until 2021, and is again; the same address was, and is, a login method.
                loading.load(lines(account.formatted(
                        ",{\"kind\":\"EMAIL\",\"identifier\":\"tom@example.com\",\"heldUntil\":\"2021-01-01\"}",
                        "{\"kind\":\"PERSON\",\"value\":\"110105199003071239\",\"heldUntil\":\"2021-01-01\"}")));
                assertThat(count(loading, "clue_person")).isEqualTo(2);
                assertThat(count(loading, "clue_login_method")).isEqualTo(2);
                assertThat(loading.load(lines(account.formatted("", ""))).changed())
                        .isEqualTo(1);
                assertThat(count(loading, "clue_person where held_until is null"))
                        .isEqualTo(1);
                assertThat(count(loading, "clue_person")).isEqualTo(1);
                assertThat(count(loading, "clue_login_method where held_until is null"))
                        .isEqualTo(1);
                assertThat(count(loading, "clue_login_method")).isEqualTo(1);
            }
        }

        @Test
        void a_bad_line_is_rejected_with_its_reason_and_the_others_are_loaded() throws Exception {
            Path file = lines(
                    Told.account(100_010_000_001L),
                    "{\"accountId\":\"0123\",\"registeredOn\":\"2019-02-30\",\"verification\":\"PERSONAL\",\"person\":"
                            + "{\"name\":\"张三\",\"idNumber\":\"110101190002290011\"},\"clues\":[{\"kind\":\"PHONE\",\"value\":"
                            + "\"13800138000\",\"heldFrom\":\"2020-01-01\",\"heldUntil\":\"2019-01-01\"}]}",
                    "{\"accountId\":\"100010000003\",\"colour\":\"red\"}",
                    "{\"accountId\":",
                    "=cmd()",
                    "",
                    Told.account(100_010_000_001L, "又一个"),
                    Told.account(100_010_000_004L));
            try (Loading loading = loading()) {
                Tally tally = loading.load(file);
                assertThat(tally.added()).isEqualTo(2);
                assertThat(tally.rejected()).isEqualTo(5);
                assertThat(rejectsOf(file))
                        .anyMatch(row -> row.startsWith("2,accountId,format,"))
                        .anyMatch(row -> row.startsWith("2,registeredOn,format,"))
                        .anyMatch(row -> row.startsWith("2,person.idNumber,birth-date,"))
                        .anyMatch(row -> row.startsWith("2,clues[0].heldUntil,order,"))
                        .anyMatch(row -> row.startsWith("3,colour,unknown-field,"))
                        .anyMatch(row -> row.startsWith("4,,format,"))
                        .anyMatch(row -> row.startsWith("5,,format,") && row.endsWith(",'=cmd()"))
                        .anyMatch(row -> row.startsWith("7,accountId,duplicate,"))
                        .hasSize(9);
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(LoadFile.rejectsOf(file))))
                        .isEqualTo("rw-------");
            }
        }

        @Test
        void a_line_that_was_cut_off_is_rejected() throws Exception {
            Path file = folder.resolve("cut.ndjson");
            String second = Told.account(100_010_000_002L);
            Files.writeString(file, Told.account(100_010_000_001L) + "\n" + second.substring(0, second.length() - 9));
            Path csv = folder.resolve("cut.csv");
            Files.writeString(
                    csv, HEADER + "\n8613570,,2013-09-09,NONE,,,,,,,,,,,\n8613571,,2013-09-09,NONE,,,,,,,,,,,1.2.4.");
            try (Loading loading = loading()) {
                assertThat(loading.load(file).rejected()).isEqualTo(1);
                assertThat(rejectsOf(file)).anyMatch(row -> row.startsWith("2,,truncated,"));
                assertThat(loading.load(csv).added()).isEqualTo(1);
                assertThat(rejectsOf(csv)).anyMatch(row -> row.startsWith("3,,truncated,"));
            }
        }

        @Test
        void csv_and_ndjson_say_the_same() throws Exception {
            Path csv = folder.resolve("same.csv");
            Files.writeString(
                    csv,
                    "\uFEFF" + HEADER + "\r\n"
                            + "8613570,\"老, \"\"旧\"\"\",2013-09-09,PERSONAL,陈志远,310115197809213313,,,"
                            + "EMAIL:tom@example.com 2019-01-01/..; QQ:864213,138-0013-8000 ../2019-01-01;+86 13900139004"
                            + " 2019-01-01/..,https://Example.cn/a,中国.cn,京ICP备11018762号-4,,2402:4e00::1 2020-01-01/..\r\n",
                    StandardCharsets.UTF_8);
            Path ndjson = folder.resolve("same.ndjson");
            Files.writeString(ndjson, """
                    {"accountId":"8613570","nickname":"老, \\"旧\\"","registeredOn":"2013-09-09","verification":"PERSONAL",\
                    "person":{"name":"陈志远","idNumber":"310115197809213313"},\
                    "loginMethods":[{"kind":"QQ","identifier":"864213"},\
                    {"kind":"EMAIL","identifier":"tom@example.com","heldFrom":"2019-01-01"}],\
                    "clues":[{"kind":"LIGHTHOUSE_IP","value":"2402:4e00:0::1","heldFrom":"2020-01-01"},\
                    {"kind":"PHONE","value":"13800138000","heldUntil":"2019-01-01"},\
                    {"kind":"PHONE","value":"13900139004","heldFrom":"2019-01-01"},\
                    {"kind":"DOMAIN","value":"example.cn"},{"kind":"FILED_DOMAIN","value":"xn--fiqs8s.cn"},\
                    {"kind":"FILING_NUMBER","value":"京ICP备11018762号"}]}
                    """);
            try (Loading loading = loading()) {
                assertThat(loading.load(csv).added()).isEqualTo(1);
                assertThat(loading.load(ndjson).unchanged()).isEqualTo(1);
            }
        }

        private Path lines(String... lines) throws Exception {
            Path file = Files.createTempFile(folder, "lines", ".ndjson");
            return Files.write(file, List.of(lines));
        }

        private Loading loading() {
            return Loading.into(settings.apply(folder.resolve("home")));
        }

        private static long count(Loading loading, String table) {
            return loading.database().queryForObject("select count(*) from " + table, Long.class);
        }
    }

    @TempDir
    private Path folder;

    @Test
    void another_encoding_is_told_at_once() throws Exception {
        Path gbk = folder.resolve("gbk.csv");
        Files.write(gbk, (HEADER + "\n8613570,老账号,2013-09-09,NONE,,,,,,,,,,,\n").getBytes(Charset.forName("GB18030")));
        assertThatThrownBy(() -> Source.of(gbk))
                .isInstanceOf(CannotRead.class)
                .hasMessageContaining("is not UTF-8. Convert it: iconv -f GB18030 -t UTF-8 gbk.csv");
        Path utf16 = folder.resolve("utf16.ndjson");
        Files.write(utf16, Told.account(8_613_570).getBytes(StandardCharsets.UTF_16));
        assertThatThrownBy(() -> Source.of(utf16))
                .isInstanceOf(CannotRead.class)
                .hasMessageContaining("is not UTF-8");
    }

    @Test
    void one_line_in_another_encoding_is_one_line() throws Exception {
        Path file = folder.resolve("mixed.ndjson");
        Files.writeString(file, Told.account(8_613_570) + "\n");
        Files.write(
                file, (Told.account(8_613_571) + "\n").getBytes(Charset.forName("GB18030")), StandardOpenOption.APPEND);
        Files.writeString(file, Told.account(8_613_572) + "\n", StandardOpenOption.APPEND);
        try (Loading loading = Loading.into(Loading.h2(folder.resolve("home")))) {
            assertThat(loading.load(file).added()).isEqualTo(2);
            assertThat(rejectsOf(file)).anyMatch(row -> row.startsWith("2,,encoding,"));
        }
    }

    @Test
    void a_wrong_header_is_told_at_once_with_what_is_wrong() throws Exception {
        Path file = folder.resolve("header.csv");
        Files.writeString(file, HEADER.replace("phones", "phone").replace(",nickname", ""));
        assertThatThrownBy(() -> Source.of(file))
                .isInstanceOf(CannotRead.class)
                .hasMessageContaining("missing nickname, phones; unknown or twice phone;");
    }

    @Test
    void an_array_or_no_file_at_all_is_told_at_once() throws Exception {
        Path array = folder.resolve("array.json");
        Files.writeString(array, "[\n" + Told.account(8_613_570) + "\n]\n");
        assertThatThrownBy(() -> Source.of(array))
                .isInstanceOf(CannotRead.class)
                .hasMessageContaining("one account a line");
        assertThatThrownBy(() -> Source.of(folder.resolve("none.csv"))).isInstanceOf(CannotRead.class);
        assertThatThrownBy(() -> Source.of(folder)).isInstanceOf(CannotRead.class);
    }

    @Test
    void the_samples_in_the_documents_are_loaded_and_say_the_same() throws Exception {
        Path ndjson = Files.copy(Path.of("docs/samples/directory.ndjson"), folder.resolve("directory.ndjson"));
        Path csv = Files.copy(Path.of("docs/samples/directory.csv"), folder.resolve("directory.csv"));
        try (Loading loading = Loading.into(Loading.h2(folder.resolve("home")))) {
            Tally first = loading.load(ndjson);
            assertThat(first.added()).isEqualTo(3);
            assertThat(first.rejected()).isZero();
            assertThat(loading.load(csv)).isEqualTo(new Tally(4, 0, 0, 3, 0, 0, 0));
        }
    }

    private static List<String> rejectsOf(Path file) throws Exception {
        return Files.readAllLines(LoadFile.rejectsOf(file));
    }
}
