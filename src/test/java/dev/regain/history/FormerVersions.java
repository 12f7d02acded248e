package dev.regain.history;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives the diagrams of a product on which nothing has run yet a past: of two of them what is deployed becomes the second version,
 * and the first one gave people an hour where the second gives them a day.
 */
final class FormerVersions {

    private static final List<String> CHANGED =
            List.of("bpmn/recover-by-phone.bpmn", "bpmn/recover-by-account-id.bpmn");

    private FormerVersions() {}

    /** By an engine of its own, the product's being stopped; on its next start the product finds nothing to deploy. */
    static void deployTo(DataSource database) {
        if (count(database, "ACT_RE_DEPLOYMENT where NAME_ = 'regain'") == 1
                && count(database, "ACT_HI_PROCINST") == 0) {
            ProcessEngine engine = engine(database);
            try {
                deploy(engine.getRepositoryService());
            } finally {
                engine.close();
            }
        }
    }

    private static int count(DataSource database, String rows) {
        return Objects.requireNonNull(
                new JdbcTemplate(database).queryForObject("select count(*) from " + rows, Integer.class));
    }

    private static ProcessEngine engine(DataSource database) {
        StandaloneProcessEngineConfiguration settings = new StandaloneProcessEngineConfiguration();
        settings.setProcessEngineName("former-versions");
        settings.setDataSource(database);
        settings.setDatabaseSchemaUpdate("false");
        settings.setIdGenerator(new StrongUuidGenerator());
        settings.setHistory("full");
        settings.setHistoryTimeToLive("P180D");
        settings.setHistoryCleanupEnabled(false);
        settings.setJobExecutorActivate(false);
        settings.setCmmnEnabled(false);
        settings.setMetricsEnabled(false);
        settings.setDbMetricsReporterActivate(false);
        return settings.buildProcessEngine();
    }

    private static void deploy(RepositoryService repository) {
        Deployment present =
                repository.createDeploymentQuery().deploymentName("regain").singleResult();
        Map<String, byte[]> files = files(repository, present);
        repository.deleteDeployment(present.getId(), true);
        DeploymentBuilder first = like(present, repository);
        files.forEach((name, file) -> first.addInputStream(
                name, new ByteArrayInputStream(CHANGED.contains(name) ? former(name, file) : file)));
        first.deploy();
        DeploymentBuilder second = like(present, repository).enableDuplicateFiltering(true);
        files.forEach((name, file) -> second.addInputStream(name, new ByteArrayInputStream(file)));
        second.deploy();
    }

    private static Map<String, byte[]> files(RepositoryService repository, Deployment deployment) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (String name : repository.getDeploymentResourceNames(deployment.getId()).stream()
                .sorted()
                .toList()) {
            try (var file = repository.getResourceAsStream(deployment.getId(), name)) {
                files.put(name, file.readAllBytes());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return files;
    }

    private static DeploymentBuilder like(Deployment deployment, RepositoryService repository) {
        return repository.createDeployment().name(deployment.getName()).source(deployment.getSource());
    }

    private static byte[] former(String name, byte[] file) {
        String present = new String(file, StandardCharsets.UTF_8);
        String former = present.replace(">PT24H<", ">PT1H<")
                .replace("dayOver", "hourOver")
                .replace("Day over", "Hour over")
                .replace("ends a day after", "ends an hour after");
        if (former.equals(present)) {
            throw new IllegalStateException("There is no day to make an hour of in " + name);
        }
        return former.getBytes(StandardCharsets.UTF_8);
    }
}
