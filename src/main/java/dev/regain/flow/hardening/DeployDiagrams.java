package dev.regain.flow.hardening;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** At start-up, and only then, a diagram that changed becomes its process's next version; so do decisions and Tasklist's forms. */
@Component
class DeployDiagrams implements SmartInitializingSingleton {

    private static final ThreadLocal<Boolean> DEPLOYING = ThreadLocal.withInitial(() -> false);

    /** How a user task's form key begins that is a file of its deployment. */
    private static final String FORM = "embedded:deployment:";

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final FlowSettings settings;

    DeployDiagrams(RepositoryService repository, ResourcePatternResolver resources, FlowSettings settings) {
        this.repository = repository;
        this.resources = resources;
        this.settings = settings;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            deploy();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Of most diagrams those that changed. Tasklist looks for a form in the deployment of its diagram, so diagrams with such
     * forms and the forms are deployed together, where any of them changed.
     */
    private void deploy() throws IOException {
        DeploymentBuilder changed = deployment("regain").enableDuplicateFiltering(true);
        DeploymentBuilder together = deployment("regain-desk").enableDuplicateFiltering(false);
        for (String pattern : settings.diagrams()) {
            for (Resource diagram : found(pattern)) {
                byte[] content = diagram.getContentAsByteArray();
                boolean hasForms = new String(content, StandardCharsets.UTF_8).contains(FORM);
                add(hasForms ? together : changed, "bpmn/" + diagram.getFilename(), content);
            }
        }
        for (Resource form : found(settings.reviewerForms())) {
            add(together, "forms/reviewer/" + form.getFilename(), form.getContentAsByteArray());
        }
        DEPLOYING.set(true);
        try {
            changed.deploy();
            together.deploy();
        } finally {
            DEPLOYING.remove();
        }
    }

    private DeploymentBuilder deployment(String name) {
        return repository.createDeployment().name(name).source("start-up");
    }

    private Resource[] found(String pattern) throws IOException {
        Resource[] found = resources.getResources(pattern);
        Arrays.sort(found, Comparator.comparing(Resource::getFilename));
        return found;
    }

    private static void add(DeploymentBuilder deployment, String name, byte[] content) {
        deployment.addInputStream(name, new ByteArrayInputStream(content));
    }

    /** What {@link DeployAtStartUpOnly} lets through: this thread, now. */
    static boolean isDeploying() {
        return DEPLOYING.get();
    }
}
