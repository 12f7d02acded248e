package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.hash.HashCode;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * What people typed, and what is on record about them, stands in none of our tables unsealed and in no log after every story, and in no
 * table of the engine after each class of them.
 */
public class Canary implements AfterEachCallback, AfterAllCallback {

    /** Of the demo accounts: names, numbers, addresses. */
    private static final List<String> ON_RECORD = List.of(
            "张小明",
            "李秀英",
            "陈志远",
            "王建国",
            "13800138001",
            "13900139004",
            "13700137005",
            "110105199003071239",
            "xiaoming@example.com",
            "小明的博客",
            "山海云图");

    /** Shorter ones are choices (sms, yes) or six digits, which stand in many an id by chance; but for names in Chinese. */
    private static final int SHORTEST = 7;

    /** Two characters are a word of a diagram, too. */
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}{3,}");

    private static final Set<String> TYPED = ConcurrentHashMap.newKeySet();
    private static final Set<HashCode> SEEN = new HashSet<>();
    private static int seenOfLog;

    /** What is chosen from a list says nothing about a person, and the engine has it. */
    private static final Set<String> CHOICES = Set.of("legal-person", "documents", "deregistered", "renamed");

    static void watch(String typed) {
        boolean tells = typed.length() >= SHORTEST || CHINESE.matcher(typed).matches();
        if (tells && typed.length() < 200 && !CHOICES.contains(typed)) {
            TYPED.add(typed);
        }
    }

    @Override
    public void afterEach(ExtensionContext story) throws IOException {
        JdbcTemplate database = database(story);
        List<String> ours = tables(database, "not like");
        assertThat(ours).map(String::toLowerCase).contains("case_entry");
        ours.forEach(table -> lookAt(database, table));
        assertSilent("the log", sinceLastLook());
    }

    /** Not after each story: the engine's history keeps every value of a variable, and reading all of it takes a while. */
    @Override
    public void afterAll(ExtensionContext stories) {
        JdbcTemplate database = database(stories);
        List<String> engines = tables(database, "like");
        assertThat(engines).map(String::toLowerCase).contains("act_hi_varinst", "act_hi_detail");
        engines.forEach(table -> lookAt(database, table));
    }

    private static JdbcTemplate database(ExtensionContext story) {
        return SpringExtension.getApplicationContext(story).getBean(JdbcTemplate.class);
    }

    private static void lookAt(JdbcTemplate database, String table) {
        database.query("select * from " + table, (RowCallbackHandler) row -> lookAt(table, row));
    }

    /** What stood there after the story before was looked at then, and nothing typed since can be in it. */
    private static void lookAt(String table, ResultSet row) throws SQLException {
        ResultSetMetaData columns = row.getMetaData();
        String[] texts = new String[columns.getColumnCount()];
        Hasher whole = Hashing.murmur3_128().newHasher().putUnencodedChars(table);
        for (int column = 0; column < texts.length; column++) {
            texts[column] = text(row.getObject(column + 1));
            whole.putInt(texts[column].length()).putUnencodedChars(texts[column]);
        }
        if (SEEN.add(whole.hash())) {
            for (int column = 0; column < texts.length; column++) {
                assertSilent(table + "." + columns.getColumnName(column + 1), texts[column]);
            }
        }
    }

    private static String sinceLastLook() throws IOException {
        String log = Files.readString(StoryLog.FILE, StandardCharsets.ISO_8859_1);
        int from = Math.min(seenOfLog, log.length());
        // A line that is still being written is looked at again when it is whole.
        seenOfLog = log.lastIndexOf('\n') + 1;
        return new String(log.substring(from).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** @param isLike whether those of the engine, {@code like}, or the others */
    private static List<String> tables(JdbcTemplate database, String isLike) {
        return database.queryForList(
                "select table_name from information_schema.tables where lower(table_schema) = 'public'"
                        + " and table_name not like 'flyway%' and lower(table_name) " + isLike + " 'act~_%' escape '~'",
                String.class);
    }

    private static void assertSilent(String place, String text) {
        ON_RECORD.forEach(secret -> assertSilent(place, text, secret));
        if (text.length() >= SHORTEST || CHINESE.matcher(text).find()) {
            TYPED.forEach(secret -> assertSilent(place, text, secret));
        }
    }

    /** Asked millions of times: an assertion for each would take minutes. */
    private static void assertSilent(String place, String text, String secret) {
        if (text.contains(secret)) {
            fail("%s is in %s", secret, place);
        }
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : String.valueOf(value);
    }
}
