package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.regain.casefile.CaseFilesAtRest;
import dev.regain.staff.StaffClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.util.FileSystemUtils;

/**
 * Three nodes on one PostgreSQL and one object store, begun in the same moment on empty ones, behind a proxy that gives each request
 * to another of them: while people appeal, each node is killed in turn ({@code -Dregain.kills=}), then each is stopped and started
 * again as for a new release, of which the proxy hears by asking whether they are ready. A command, not part of {@code verify} [S29].
 */
@ExtendWith(Postgres.class)
class KilledNodes {

    private static final int NODES = 3;
    private static final int KILLS = Integer.getInteger("regain.kills", 9);
    private static final long SEED = Long.getLong("regain.seed", System.currentTimeMillis());
    private static final int AT_ONCE = 4;

    /** As in production. */
    private static final List<String> ANNOUNCED = List.of(
            "regain.stop.announced-for=6s",
            "management.endpoint.health.probes.enabled=true",
            "management.endpoint.health.group.readiness.include=readinessState,db");

    private final Appellants appellants = new Appellants();
    private final Random random = new Random(SEED);
    private final List<RegainProcess> nodes = new ArrayList<>();

    @Test
    void a_case_goes_on_at_any_node_and_outlasts_each_of_them() throws Exception {
        Path home = Path.of("target", "killed-nodes").toAbsolutePath();
        FileSystemUtils.deleteRecursively(home);
        List<String> database = Postgres.database();
        try (Minio minio = new Minio(home.resolve("minio"))) {
            for (int node = 1; node <= NODES; node++) {
                nodes.add(new RegainProcess(
                        home.resolve("node" + node),
                        Stream.of(
                                        database,
                                        Appellants.NO_LIMITS,
                                        Appellants.SHORT_LOCKS,
                                        ANNOUNCED,
                                        minio.settings(),
                                        shared(home))
                                .flatMap(List::stream)
                                .toList()));
            }
            try (Balancer balancer = new Balancer(nodes)) {
                startAtOnce();
                StaffClient staff = new StaffClient(balancer.port(), "default");
                staff.signIn("admin", Stage.STAFF_PASSWORD, "cockpit");
                int[] lost = new int[2];
                appellants.appealWhile(AT_ONCE, balancer, () -> {
                    killEachInTurn(staff);
                    lost[0] = balancer.lost();
                    restartEachInTurn(staff);
                    lost[1] = balancer.lost() - lost[0];
                });
                appellants.eachFindsTheirAppeal();
                System.out.printf(
                        "%d kills of %d nodes lost %d requests, a restart of each of them %d; answered %s, -Dregain.seed=%d%n",
                        KILLS, NODES, lost[0], lost[1], balancer.answered(), SEED);
                assertThat(lost[1]).as("requests lost by restarts").isZero();
                assertThat(balancer.answered()).allSatisfy(requests -> assertThat(requests)
                        .as("requests of each node")
                        .isGreaterThan(appellants.all().size()));
            }
            for (RegainProcess node : nodes) {
                node.end();
            }
            try (CaseFilesAtRest files = CaseFilesAtRest.open(nodes.get(0).settings())) {
                appellants.areThereOnce(files, List.of());
            }
        } finally {
            for (RegainProcess node : nodes) {
                node.close();
            }
        }
    }

    private void startAtOnce() throws Exception {
        ExecutorService starters = Executors.newFixedThreadPool(NODES);
        try {
            List<Future<?>> starting = new ArrayList<>();
            for (RegainProcess node : nodes) {
                starting.add(starters.submit(() -> {
                    node.start();
                    return null;
                }));
            }
            for (Future<?> start : starting) {
                start.get();
            }
        } finally {
            starters.shutdown();
        }
    }

    private void killEachInTurn(StaffClient staff) throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            RegainProcess node = nodes.get(kill % NODES);
            Thread.sleep(2000 + random.nextInt(4000));
            node.kill();
            areSignedIn(staff);
            node.start();
        }
    }

    private void restartEachInTurn(StaffClient staff) throws Exception {
        for (RegainProcess node : nodes) {
            node.end();
            areSignedIn(staff);
            node.start();
        }
        areSignedIn(staff);
    }

    /** At each of them. */
    private static void areSignedIn(StaffClient staff) {
        assertThat(IntStream.range(0, NODES)
                        .map(request -> staff.engine("GET", "/task/count", null).statusCode()))
                .as("who signed in once")
                .containsOnly(200);
    }

    private static List<String> shared(Path home) throws IOException {
        return List.of(
                "regain.keys.directory=" + home.resolve("keys"), "regain.staff.admin.password=" + Stage.STAFF_PASSWORD);
    }
}
