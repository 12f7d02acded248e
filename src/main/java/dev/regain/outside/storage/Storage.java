package dev.regain.outside.storage;

import dev.regain.keys.Keys;
import java.net.URI;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** One client in all modes; the setting {@code by} says whose server it asks. */
@Configuration
class Storage {

    @Bean
    @ConditionalOnProperty(name = "regain.outside.storage.by", havingValue = "minio")
    ObjectServer configuredServer(StorageSettings settings) {
        if (settings.endpoint() == null || settings.accessKey() == null || settings.secretKey() == null) {
            throw new IllegalStateException("Documents are stored by minio: set regain.outside.storage.endpoint,"
                    + " regain.outside.storage.access-key and regain.outside.storage.secret-key");
        }
        URI endpoint = settings.endpoint();
        if (endpoint.getHost() == null || !List.of("http", "https").contains(endpoint.getScheme())) {
            throw new IllegalStateException("Set regain.outside.storage.endpoint to a whole address, such as"
                    + " https://minio.example.com:9000");
        }
        return new ObjectServer(endpoint, settings.accessKey(), settings.secretKey());
    }

    @Bean
    @ConditionalOnProperty(name = "regain.outside.storage.by", havingValue = "embedded")
    EmbeddedObjects embeddedObjects(StorageSettings settings, Environment environment) {
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            throw new IllegalStateException("The embedded object store does not run in production:"
                    + " set regain.outside.storage.by to minio, with its endpoint and keys");
        }
        return new EmbeddedObjects(settings.folder());
    }

    @Bean
    @ConditionalOnProperty(name = "regain.outside.storage.by", havingValue = "embedded")
    ObjectServer embeddedServer(EmbeddedObjects objects) {
        return objects.server();
    }

    @Bean
    MinioStore minioStore(ObjectServer server, StorageSettings settings, Keys keys) {
        return new MinioStore(server, settings, keys);
    }
}
