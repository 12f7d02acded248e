package dev.regain.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.access.Changes.Change;
import dev.regain.keys.Keys;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.story.BackIn;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who was told may object until thirty days after the hold. */
@Story
class ObjectionLinkTest {

    private static final Duration THIRTY_DAYS = Duration.ofDays(30);
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private final Stage stage;
    private final AccountDirectory directory;
    private final JdbcClient database;
    private final OnFile onFile;
    private final Keys keys;
    private final Changes changes;
    private BackIn ana;

    ObjectionLinkTest(
            @Autowired Stage stage,
            @Autowired AccountDirectory directory,
            @Autowired JdbcClient database,
            @Autowired OnFile onFile,
            @Autowired Keys keys,
            @Autowired Changes changes) {
        this.stage = stage;
        this.directory = directory;
        this.database = database;
        this.onFile = onFile;
        this.keys = keys;
        this.changes = changes;
    }

    @AfterEach
    void leave() {
        ana.isGone();
    }

    @Test
    void the_link_is_good_until_thirty_days_after_the_hold() {
        ana = BackIn.enterprise(stage, directory).isApproved();
        int before = stage.phones().messagesTo(ana.securePhone).size();
        ana.adds("thirty-days@example.com");
        String text = stage.phones()
                .nextMessageTo(ana.securePhone, before)
                .get("text")
                .asText();
        String token = text.replaceAll("(?s).*/o/([A-Za-z0-9_-]{43}).*", "$1");
        ana.waitsForStep("lookForObjection");
        Change change = changes.in(ana.caseId()).get(0);
        Instant end = change.holdEndsAt();
        assertThat(end).isAfter(change.holdBeganAt());
        assertThat(isGood(token, end.plus(THIRTY_DAYS).minus(A_MINUTE))).isTrue();
        assertThat(isGood(token, end.plus(THIRTY_DAYS).plus(A_MINUTE))).isFalse();
    }

    private boolean isGood(String token, Instant time) {
        return new HolderNotices(database, onFile, keys, Clock.fixed(time, ZoneOffset.UTC))
                .byToken(token)
                .isPresent();
    }
}
