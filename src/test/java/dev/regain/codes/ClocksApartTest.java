package dev.regain.codes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseFiles;
import dev.regain.casefile.CaseId;
import dev.regain.casefile.CaseSecret;
import dev.regain.codes.Codes.Purpose;
import dev.regain.keys.Keys;
import dev.regain.story.Story;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Of two nodes one has a clock that is an hour off: what counts tries and uses does not depend on it. */
@Story
class ClocksApartTest {

    private static final Purpose PURPOSE = Purpose.SECURE_PHONE;
    private static final String CONFIRMS = "+8613800138000";

    private final JdbcClient database;
    private final Keys keys;
    private final CodeSettings settings;
    private final CaseFiles files;
    private final Codes right;
    private CaseId caseId;

    ClocksApartTest(
            @Autowired JdbcClient database,
            @Autowired Keys keys,
            @Autowired CodeSettings settings,
            @Autowired CaseFiles files) {
        this.database = database;
        this.keys = keys;
        this.settings = settings;
        this.files = files;
        right = node(Duration.ZERO);
    }

    private Codes node(Duration offset) {
        return new Codes(database, keys, Clock.offset(Clock.systemUTC(), offset), settings);
    }

    @BeforeEach
    void begin() {
        caseId = CaseId.random();
        files.open(caseId, CaseSecret.random(), Locale.ENGLISH);
        right.expect(caseId, PURPOSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT-1H"})
    void no_code_is_used_twice_and_nobody_has_a_sixth_try(Duration offset) {
        Codes off = node(offset);
        String code = off.issue(caseId, PURPOSE, CONFIRMS);
        assertThat(off.use(caseId, PURPOSE, CONFIRMS, code)).isTrue();
        assertThat(right.use(caseId, PURPOSE, CONFIRMS, code)).isFalse();

        right.forget(caseId, PURPOSE);
        right.expect(caseId, PURPOSE);
        assertThat(Stream.of(right, off, right, off, right, off, right).filter(node -> node.takeTry(caseId, PURPOSE)))
                .hasSize(settings.tries());
    }

    @Test
    void where_a_code_seems_to_be_too_old_another_one_of_that_node_is_good() {
        Codes ahead = node(Duration.ofHours(1));
        assertThat(ahead.use(caseId, PURPOSE, CONFIRMS, right.issue(caseId, PURPOSE, CONFIRMS)))
                .isFalse();
        assertThat(ahead.use(caseId, PURPOSE, CONFIRMS, ahead.issue(caseId, PURPOSE, CONFIRMS)))
                .isTrue();
    }
}
