package dev.regain.outside.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.MadeUpDirectory;
import dev.regain.outside.directory.store.BenchmarkDatabase.Loaded;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** On a small directory: the large ones are {@link LookUpBenchmark}'s. */
class LookUpPlansTest {

    private static final MadeUpDirectory DIRECTORY = new MadeUpDirectory(1, 10_000);

    /** One of each kind. */
    private static final Map<ClueKind, Clue> HELD = IntStream.range(0, 100)
            .mapToObj(DIRECTORY::account)
            .flatMap(account -> DIRECTORY.clues(account).stream())
            .collect(Collectors.toMap(Clue::kind, Function.identity(), (one, another) -> one));

    private static BenchmarkDatabase database;
    private static Loaded loaded;

    @BeforeAll
    static void load() throws Exception {
        database = BenchmarkDatabase.start("128MB");
        loaded = database.load(DIRECTORY);
    }

    @AfterAll
    static void close() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @EnumSource
    void whether_or_not_it_is_there_a_clue_is_looked_up_in_an_index(ClueKind kind) {
        for (Clue clue : List.of(HELD.get(kind), new Clue(kind, "900000000000000"))) {
            JdbcTemplate database = loaded.bean(JdbcTemplate.class);
            AccountSeal seal = loaded.bean(AccountSeal.class);
            for (JsonNode plan :
                    List.of(LookUpPlans.ofHolders(clue, database, seal), LookUpPlans.ofMatches(clue, database, seal))) {
                assertThat(LookUpPlans.scans(plan))
                        .as("%s", plan)
                        .isNotEmpty()
                        .allMatch(node -> node.startsWith("Index"));
                assertThat(plan.findValuesAsText("Node Type")).as("%s", plan).doesNotContain("Sort");
            }
        }
    }
}
