package dev.regain.flow.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What a new release deploys where an older one has been: no task may lose its form, and what is the same stays. */
class DeployDiagramsTest {

    private static final String PATH = "recover-by-phone.bpmn";
    private static final String DESK = "decide-appeal.bpmn";
    private static final String FORM = "review-appeal.html";

    @TempDir
    private Path release;

    private ProcessEngine engine;

    @BeforeEach
    void firstRelease() throws Exception {
        var settings = new StandaloneInMemProcessEngineConfiguration();
        settings.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID());
        settings.setProcessEngineName("deploy-diagrams");
        settings.setHistoryTimeToLive("P180D");
        engine = settings.buildProcessEngine();
        for (String diagram : List.of(PATH, DESK)) {
            Files.copy(Path.of("bpmn", diagram), release.resolve(diagram));
        }
        Files.copy(Path.of("forms/reviewer", FORM), release.resolve(FORM));
        start();
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void what_is_the_same_stays_as_it_is() {
        start();
        assertThat(version("recoverByPhone")).isEqualTo(1);
        assertThat(version("decideAppeal")).isEqualTo(1);
    }

    @Test
    void a_diagram_that_changed_is_the_next_version_and_no_other() throws Exception {
        change(PATH, "Account found", "Account is found");
        start();
        assertThat(version("recoverByPhone")).isEqualTo(2);
        assertThat(version("decideAppeal")).isEqualTo(1);
    }

    @Test
    void a_diagram_with_forms_has_them_in_its_next_version_too() throws Exception {
        change(DESK, "Gather signals", "Gather all signals");
        start();
        assertThat(version("decideAppeal")).isEqualTo(2);
        assertThat(formOfTheNewest()).isEqualTo(Files.readString(release.resolve(FORM)));
    }

    @Test
    void a_form_that_changed_is_the_newest_versions() throws Exception {
        change(FORM, "</form>", "<p>More</p></form>");
        start();
        assertThat(formOfTheNewest()).contains("<p>More</p>");
        assertThat(version("recoverByPhone")).isEqualTo(1);
    }

    @Test
    void a_table_of_ones_own_takes_the_place_of_the_one_with_its_name() throws Exception {
        String table = Files.readString(Path.of("bpmn", "hold-period.dmn"));
        Path ours = Files.createDirectory(release.resolve("ours"));
        Files.writeString(release.resolve("hold-period.dmn"), table);
        Files.writeString(ours.resolve("hold-period.dmn"), table.replace("<text>168</text>", "<text>336</text>"));
        start("file:" + release + "/*.bpmn", "file:" + release + "/*.dmn", "file:" + ours + "/*.dmn");
        var facts = Variables.createVariables()
                .putValue("oldPhoneProven", false)
                .putValue("faceProven", false)
                .putValue("byDocuments", true)
                .putValue("changeKind", "login_method");
        assertThat((Object) engine.getDecisionService()
                        .evaluateDecisionTableByKey("holdPeriod", facts)
                        .getSingleEntry())
                .isEqualTo(336);
    }

    private void start() {
        start("file:" + release + "/*.bpmn");
    }

    private void start(String... diagrams) {
        new DeployDiagrams(
                        engine.getRepositoryService(),
                        new PathMatchingResourcePatternResolver(),
                        new FlowSettings(List.of(diagrams), "file:" + release + "/*.html"))
                .afterSingletonsInstantiated();
    }

    private void change(String file, String part, String other) throws Exception {
        String content = Files.readString(release.resolve(file));
        assertThat(content).contains(part);
        Files.writeString(release.resolve(file), content.replace(part, other));
    }

    private int version(String process) {
        return newest(process).getVersion();
    }

    private ProcessDefinition newest(String process) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult();
    }

    private String formOfTheNewest() throws Exception {
        RepositoryService repository = engine.getRepositoryService();
        try (var form =
                repository.getResourceAsStream(newest("decideAppeal").getDeploymentId(), "forms/reviewer/" + FORM)) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
