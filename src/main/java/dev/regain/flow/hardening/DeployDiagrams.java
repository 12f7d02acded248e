package dev.regain.flow.hardening;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** At start-up, and only then, a diagram that changed becomes its process's next version. */
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
        List<Resource> diagrams = new ArrayList<>();
        for (String pattern : settings.diagrams()) {
            diagrams.addAll(List.of(resources.getResources(pattern)));
        }
        diagrams.sort(Comparator.comparing(Resource::getFilename));
        for (Resource diagram : diagrams) {
            try (InputStream content = diagram.getInputStream()) {
                deployment.addInputStream("bpmn/" + diagram.getFilename(), content);
            }
        }
        DEPLOYING.set(true);
        try {
            deployment.deploy();
        } finally {
            DEPLOYING.remove();
        }
    }

    /** What {@link DeployAtStartUpOnly} lets through: this thread, now. */
    static boolean isDeploying() {
        return DEPLOYING.get();
    }
}
