package dev.regain.outside.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.MadeUpDirectory;
import dev.regain.outside.directory.store.BenchmarkDatabase.Loaded;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a look-up costs in directories of 10⁴ to 10⁷ accounts on PostgreSQL: {@code ./mvnw test -Dtest=LookUpBenchmark},
 * with {@code -Dsizes=10000,1000000} for other sizes. Each directory is made up, written to a file and loaded by the command
 * {@code import}, then asked by one client for clues that are there and clues that are not. The largest needs some 25 GB
 * of disk below {@code target}. Not among the tests of a build.
 */
class LookUpBenchmark {

    private static final long SEED = 1;
    private static final int WARM_UP = 5_000;
    private static final int LOOK_UPS = 20_000;
    private static final int EXPLAINED = 500;
    private static final int MOST_PAGES = 6;
    private static final double MOST_TIMES_SLOWER = 2;

    /** Times in microseconds. */
    private record Cost(double median, double p99) {

        static Cost of(long[] nanoseconds) {
            long[] inOrder = nanoseconds.clone();
            Arrays.sort(inOrder);
            return new Cost(inOrder[inOrder.length / 2] / 1e3, inOrder[inOrder.length * 99 / 100] / 1e3);
        }
    }

    private record Costs(Cost hit, Cost miss, int pages, long indexBytes, double rowsPerAccount) {}

    @Test
    void a_look_up_costs_about_the_same_at_every_size() throws Exception {
        int[] sizes = Arrays.stream(System.getProperty("sizes", "10000,100000,1000000,10000000")
                        .split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        Map<ClueKind, Costs> smallest = null;
        for (int size : sizes) {
            Map<ClueKind, Costs> costs = costs(new MadeUpDirectory(SEED, size));
            smallest = smallest == null ? costs : smallest;
            compare(smallest, costs);
        }
    }

    private Map<ClueKind, Costs> costs(MadeUpDirectory directory) throws Exception {
        try (Loaded loaded = BenchmarkDatabase.load(directory)) {
            System.out.printf("%n%s%n", loaded.told());
            System.out.println(
                    "clue            hit p50   hit p99  miss p50  miss p99 (us)  pages  index MB  rows/account");
            Map<ClueKind, Costs> costs = new EnumMap<>(ClueKind.class);
            for (ClueKind kind : ClueKind.values()) {
                Costs cost = costs(kind, directory, loaded);
                costs.put(kind, cost);
                System.out.printf(
                        "%-14s %8.0f  %8.0f  %8.0f  %8.0f       %5d  %8.1f  %12.2f%n",
                        kind,
                        cost.hit().median(),
                        cost.hit().p99(),
                        cost.miss().median(),
                        cost.miss().p99(),
                        cost.pages(),
                        cost.indexBytes() / 1e6,
                        cost.rowsPerAccount());
            }
            return costs;
        }
    }

    private Costs costs(ClueKind kind, MadeUpDirectory directory, Loaded loaded) throws IOException {
        AccountDirectory accounts = loaded.bean(AccountDirectory.class);
        List<Clue> hits = held(kind, directory);
        List<Clue> misses = notHeld(kind);
        long[] hit = new long[LOOK_UPS];
        long[] miss = new long[LOOK_UPS];
        for (int i = 0; i < WARM_UP + LOOK_UPS; i++) {
            long hitTook = nanoseconds(accounts, hits.get(i), true);
            long missTook = nanoseconds(accounts, misses.get(i), false);
            if (i >= WARM_UP) {
                hit[i - WARM_UP] = hitTook;
                miss[i - WARM_UP] = missTook;
            }
        }
        JdbcTemplate database = loaded.bean(JdbcTemplate.class);
        String table = kind == ClueKind.ACCOUNT_ID ? "account" : ClueRow.table(kind);
        long rows = database.queryForObject("select count(*) from " + table, Long.class);
        long bytes = database.queryForObject("select pg_indexes_size('" + table + "')", Long.class);
        return new Costs(
                Cost.of(hit),
                Cost.of(miss),
                Math.max(mostPages(kind, hits, loaded), mostPages(kind, misses, loaded)),
                bytes,
                (double) rows / directory.size());
    }

    private static List<Clue> held(ClueKind kind, MadeUpDirectory directory) {
        return new SplittableRandom(SEED)
                .ints(0, directory.size())
                .boxed()
                .flatMap(number -> directory.clues(directory.account(number)).stream())
                .filter(clue -> clue.kind() == kind)
                .limit(WARM_UP + LOOK_UPS)
                .toList();
    }

    /** Digits are account IDs that nobody has; of the other kinds nobody holds any such text. */
    private static List<Clue> notHeld(ClueKind kind) {
        return new SplittableRandom(SEED)
                .longs(900_000_000_000_000L, 1_000_000_000_000_000L)
                .limit(WARM_UP + LOOK_UPS)
                .mapToObj(number -> new Clue(kind, Long.toString(number)))
                .toList();
    }

    private static long nanoseconds(AccountDirectory accounts, Clue clue, boolean isHeld) {
        long begin = System.nanoTime();
        boolean found = !accounts.find(clue).isEmpty();
        long took = System.nanoTime() - begin;
        assertThat(found).isEqualTo(isHeld);
        return took;
    }

    private int mostPages(ClueKind kind, List<Clue> clues, Loaded loaded) throws IOException {
        JdbcTemplate database = loaded.bean(JdbcTemplate.class);
        int most = 0;
        for (Clue clue : clues.subList(0, EXPLAINED)) {
            JsonNode top = LookUpPlans.analysed(clue, database, loaded.bean(AccountSeal.class));
            assertThat(top.get("Node Type").asText()).startsWith("Index");
            most = Math.max(
                    most,
                    top.get("Shared Hit Blocks").asInt()
                            + top.get("Shared Read Blocks").asInt());
        }
        return most;
    }

    private static void compare(Map<ClueKind, Costs> smallest, Map<ClueKind, Costs> costs) {
        costs.forEach((kind, cost) -> {
            assertThat(cost.pages()).as("pages a look-up, " + kind).isLessThanOrEqualTo(MOST_PAGES);
            assertThat(cost.hit().p99())
                    .as("p99 of a hit, " + kind)
                    .isLessThanOrEqualTo(
                            MOST_TIMES_SLOWER * smallest.get(kind).hit().p99());
            assertThat(cost.miss().p99())
                    .as("p99 of a miss, " + kind)
                    .isLessThanOrEqualTo(
                            MOST_TIMES_SLOWER * smallest.get(kind).miss().p99());
        });
    }
}
