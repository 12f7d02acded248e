package dev.regain.casefile;

import com.google.common.hash.Hashing;
import com.google.common.io.ByteStreams;
import dev.regain.keys.Keys;
import dev.regain.outside.storage.EvidenceRef;
import dev.regain.outside.storage.EvidenceStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;

/** The case files and documents of a product that is not running: its own rooms open them, without the product around them. */
public final class CaseFilesAtRest implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private CaseFilesAtRest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** @param settings as on the product's command line, without dashes */
    public static CaseFilesAtRest open(List<String> settings) {
        return new CaseFilesAtRest(new SpringApplicationBuilder(Rooms.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new)));
    }

    public JdbcTemplate database() {
        return context.getBean(JdbcTemplate.class);
    }

    /** The case that a browser's secret reaches. */
    public UUID reachedBy(String secret) {
        return CaseSecret.of(secret)
                .flatMap(context.getBean(CaseFiles.class)::reachedBy)
                .orElseThrow()
                .value();
    }

    public UUID hash(String purpose, String text) {
        return context.getBean(Keys.class).hash(purpose, text);
    }

    /** The SHA-256 of each document's original as the store gives it now; that of every page is checked on the way. */
    public List<String> originalsOf(UUID caseId) {
        List<String> originals = new ArrayList<>();
        for (Document document : context.getBean(Documents.class).of(new CaseId(caseId))) {
            originals.add(sha256(document.original()));
            document.pages().forEach(this::sha256);
        }
        return originals;
    }

    /** The names of the objects that its documents refer to. */
    public List<String> objectsOf(UUID caseId) {
        return context.getBean(Documents.class).of(new CaseId(caseId)).stream()
                .flatMap(document -> Stream.concat(Stream.of(document.original()), document.pages().stream()))
                .map(StoredObject::name)
                .toList();
    }

    private String sha256(StoredObject object) {
        EvidenceRef ref = new EvidenceRef(object.name(), object.sha256());
        try (InputStream content = context.getBean(EvidenceStore.class).open(ref)) {
            return Hashing.sha256().hashBytes(ByteStreams.toByteArray(content)).toString();
        } catch (IOException broken) {
            throw new AssertionError(object.name() + " is not what was stored", broken);
        }
    }

    /** Deletes what is deleted when this time has passed. */
    public void purgeIn(Duration time) {
        PurgeIn.time(time, context);
    }

    @Override
    public void close() {
        context.close();
    }

    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class,
        TransactionAutoConfiguration.class
    })
    @ComponentScan(basePackageClasses = {Keys.class, CaseFiles.class, EvidenceStore.class})
    @ConfigurationPropertiesScan(basePackageClasses = {Keys.class, CaseFiles.class, EvidenceStore.class})
    static class Rooms {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        /** Nothing goes on where nothing runs. */
        @Bean
        CasesUnderWay nothing() {
            return caseId -> false;
        }

        @Bean
        MeterRegistry metrics() {
            return new SimpleMeterRegistry();
        }
    }
}
