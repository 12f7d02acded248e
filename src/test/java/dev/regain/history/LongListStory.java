package dev.regain.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.history.FindCases.FoundCase;
import dev.regain.story.Story;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.util.LinkedMultiValueMap;

/** A list that is longer than what is read at once, while the history goes on. */
@Story
class LongListStory {

    private static final int CASES = 4_500;
    private static final Instant THEN = Instant.parse("2019-07-01T04:00:00Z");

    private final FindCases findCases;
    private final OneCase oneCase;
    private final Definitions definitions;
    private final JdbcTemplate database;

    LongListStory(
            @Autowired FindCases findCases,
            @Autowired OneCase oneCase,
            @Autowired Definitions definitions,
            @Autowired JdbcTemplate database) {
        this.findCases = findCases;
        this.oneCase = oneCase;
        this.definitions = definitions;
        this.database = database;
    }

    /** A hundred begin in each moment, so that a part of the list ends between two of them. */
    @BeforeEach
    void manyCases() {
        List<Object[]> rows = IntStream.range(0, CASES)
                .mapToObj(number -> {
                    String id = "long-list-%05d".formatted(number);
                    Timestamp begun = Timestamp.from(THEN.plusSeconds(number / 99));
                    return new Object[] {id, id, id, id, begun, begun};
                })
                .toList();
        database.batchUpdate("""
                insert into ACT_HI_PROCINST (ID_, PROC_INST_ID_, ROOT_PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_KEY_, PROC_DEF_ID_,
                                             START_TIME_, END_TIME_, DURATION_, END_ACT_ID_, STATE_)
                values (?, ?, ?, ?, 'longGone', 'longGone:7:deleted', ?, ?, 0, 'done', 'COMPLETED')
                """, rows);
    }

    @AfterEach
    void forget() {
        database.update("delete from ACT_HI_PROCINST where ID_ like 'long-list-%'");
        database.update("delete from ACT_HI_TASKINST where ROOT_PROC_INST_ID_ like 'long-list-%'");
    }

    @Test
    void a_clean_up_meanwhile_leaves_no_gap_in_the_file() {
        LinkedMultiValueMap<String, String> asked = new LinkedMultiValueMap<>();
        asked.add("process", "longGone");
        asked.add("startedTo", "2019-07-01");
        Set<String> seen = new HashSet<>();
        int read = 0;

        Iterator<FoundCase> list =
                findCases.all(CaseSearch.of(asked, definitions, ZoneOffset.UTC)).iterator();
        while (list.hasNext()) {
            seen.add(list.next().id());
            if (++read == 10) {
                database.update("delete from ACT_HI_PROCINST where ID_ like 'long-list-00%'");
            }
        }

        assertThat(read).isEqualTo(CASES);
        assertThat(seen).hasSize(CASES);
    }

    @Test
    void a_case_with_more_tasks_than_are_told_says_so() {
        String id = "long-list-00000";
        assertThat(oneCase.tell(id).cutOff()).isFalse();
        Timestamp begun = Timestamp.from(THEN);
        database.batchUpdate(
                """
                insert into ACT_HI_TASKINST (ID_, PROC_INST_ID_, ROOT_PROC_INST_ID_, TASK_DEF_KEY_, PROC_DEF_KEY_, START_TIME_)
                values (?, ?, ?, 'askTwice', 'longGone', ?)
                """,
                IntStream.range(0, CaseSteps.MOST)
                        .mapToObj(number -> new Object[] {id + "-" + number, id, id, begun})
                        .toList());

        assertThat(oneCase.tell(id).cutOff()).isTrue();
    }
}
