package dev.regain.flow.hardening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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

    private void deploy() throws IOException {
        DeploymentBuilder deployment =
                repository.createDeployment().name("regain").source("start-up").enableDuplicateFiltering(true);
        for (String diagrams : settings.diagrams()) {
            add(deployment, "bpmn/", diagrams);
        }
        add(deployment, "forms/reviewer/", settings.reviewerForms());
        DEPLOYING.set(true);
        try {
            deployment.deploy();
        } finally {
            DEPLOYING.remove();
        }
    }

    private void add(DeploymentBuilder deployment, String folder, String pattern) throws IOException {
        Resource[] found = resources.getResources(pattern);
        Arrays.sort(found, Comparator.comparing(Resource::getFilename));
        for (Resource file : found) {
            try (InputStream content = file.getInputStream()) {
                deployment.addInputStream(folder + file.getFilename(), content);
            }
        }
    }

    /** What {@link DeployAtStartUpOnly} lets through: this thread, now. */
    static boolean isDeploying() {
        return DEPLOYING.get();
    }
}
