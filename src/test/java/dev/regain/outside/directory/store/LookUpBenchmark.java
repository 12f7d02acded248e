package dev.regain.outside.directory.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.regain.outside.directory.AccountDirectory;
import dev.regain.outside.directory.Clue;
import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.MadeUpDirectory;
import dev.regain.outside.directory.store.BenchmarkDatabase.Loaded;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What a look-up costs in directories of 10⁴ to 10⁷ accounts on PostgreSQL: {@code ./mvnw test -Dtest=LookUpBenchmark},
 * with {@code -Dsizes=10000,1000000} for other sizes and {@code -Dshared-buffers=6GB} for what PostgreSQL keeps in memory. Each directory is made up, written to a file and loaded by the command
 * {@code import}, then asked by one client for clues that are there and clues that are not. The largest needs some 25 GB
 * of disk below {@code target}. The smallest is the baseline, asked in turns with each of the others. Not among the tests of a build.
 */
class LookUpBenchmark {

    private static final long SEED = 1;
    private static final int WARM_UP = 5_000;
    private static final int LOOK_UPS = 20_000;
    private static final int EXPLAINED = 500;
    private static final int MOST_PAGES = 6;
    private static final double MOST_TIMES_SLOWER = 2;

    /** Times in microseconds. */
    private record Times(double median, double p99) {

        static Times of(long[] nanoseconds) {
            long[] inOrder = nanoseconds.clone();
            Arrays.sort(inOrder);
            return new Times(inOrder[inOrder.length / 2] / 1e3, inOrder[inOrder.length * 99 / 100] / 1e3);
        }
    }

    /** Who is asked, what for, and how long it took. */
    private static final class Asked {

        private final AccountDirectory directory;
        private final List<Clue> clues;
        private final boolean held;
        private final long[] took = new long[LOOK_UPS];

        Asked(AccountDirectory directory, List<Clue> clues, boolean held) {
            this.directory = directory;
            this.clues = clues;
            this.held = held;
        }

        void ask(int number) {
            long begin = System.nanoTime();
            boolean found = !directory
                    .holders(clues.get(number), LookUpPlans.CANDIDATES)
                    .isEmpty();
            long time = System.nanoTime() - begin;
            assertThat(found).isEqualTo(held);
            if (number >= WARM_UP) {
                took[number - WARM_UP] = time;
            }
        }

        Times times() {
            return Times.of(took);
        }
    }

    @Test
    void a_look_up_costs_about_the_same_at_every_size() throws Exception {
        int[] sizes = Arrays.stream(System.getProperty("sizes", "10000,100000,1000000,10000000")
                        .split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        SoftAssertions findings = new SoftAssertions();
        try (BenchmarkDatabase database = BenchmarkDatabase.start(System.getProperty("shared-buffers", "6GB"))) {
            MadeUpDirectory small = new MadeUpDirectory(SEED, sizes[0]);
            Loaded baseline = database.load(small);
            System.out.println(baseline.told());
            for (int size : Arrays.copyOfRange(sizes, 1, sizes.length)) {
                MadeUpDirectory large = new MadeUpDirectory(SEED, size);
                Loaded loaded = database.load(large);
                System.out.printf("%n%s%n", loaded.told());
                System.out.println("clue            hit p50   p99  (baseline)  miss p50   p99  (baseline) us"
                        + "  pages p50  most  index MB  rows/account");
                for (ClueKind kind : ClueKind.values()) {
                    compare(kind, small, baseline, large, loaded, findings);
                }
            }
        }
        findings.assertAll();
    }

    /** The baseline is asked in turns with the other: how fast a machine answers changes from minute to minute. */
    private static void compare(
            ClueKind kind,
            MadeUpDirectory small,
            Loaded baseline,
            MadeUpDirectory large,
            Loaded loaded,
            SoftAssertions findings) {
        List<Clue> misses = notHeld(kind);
        List<Clue> hits = held(kind, large);
        Asked smallHit = new Asked(baseline.bean(AccountDirectory.class), held(kind, small), true);
        Asked smallMiss = new Asked(baseline.bean(AccountDirectory.class), misses, false);
        Asked hit = new Asked(loaded.bean(AccountDirectory.class), hits, true);
        Asked miss = new Asked(loaded.bean(AccountDirectory.class), misses, false);
        for (int number = 0; number < WARM_UP + LOOK_UPS; number++) {
            for (Asked asked : List.of(smallHit, hit, smallMiss, miss)) {
                asked.ask(number);
            }
        }
        int[] pages = pages(hits, misses, loaded);
        JdbcTemplate database = loaded.bean(JdbcTemplate.class);
        String table = kind == ClueKind.ACCOUNT_ID ? "account" : ClueRow.table(kind);
        System.out.printf(
                "%-14s %8.0f %6.0f  (%4.0f %5.0f) %8.0f %6.0f  (%4.0f %5.0f)   %9d %5d  %8.1f  %12.2f%n",
                kind,
                hit.times().median(),
                hit.times().p99(),
                smallHit.times().median(),
                smallHit.times().p99(),
                miss.times().median(),
                miss.times().p99(),
                smallMiss.times().median(),
                smallMiss.times().p99(),
                pages[pages.length / 2],
                pages[pages.length - 1],
                database.queryForObject(
                                "select sum(pg_relation_size(indexrelid)) from pg_stat_user_indexes where relname like ?",
                                Long.class,
                                table + "%")
                        / 1e6,
                database.queryForObject("select count(*) from " + table, Double.class) / large.size());
        findings.assertThat(pages[pages.length - 1]).as("pages, " + kind).isLessThanOrEqualTo(MOST_PAGES);
        findings.assertThat(hit.times().p99() / smallHit.times().p99())
                .as("p99 of hits against the baseline, " + kind)
                .isLessThanOrEqualTo(MOST_TIMES_SLOWER);
        findings.assertThat(miss.times().p99() / smallMiss.times().p99())
                .as("p99 of misses against the baseline, " + kind)
                .isLessThanOrEqualTo(MOST_TIMES_SLOWER);
    }

    /** In order. */
    private static int[] pages(List<Clue> hits, List<Clue> misses, Loaded loaded) {
        return Stream.concat(hits.stream().limit(EXPLAINED), misses.stream().limit(EXPLAINED))
                .mapToInt(clue -> {
                    JsonNode plan = LookUpPlans.ofHolders(
                            clue, loaded.bean(JdbcTemplate.class), loaded.bean(AccountSeal.class));
                    assertThat(LookUpPlans.scans(plan)).isNotEmpty().allMatch(node -> node.startsWith("Index"));
                    return plan.get("Shared Hit Blocks").asInt()
                            + plan.get("Shared Read Blocks").asInt();
                })
                .sorted()
                .toArray();
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
}
