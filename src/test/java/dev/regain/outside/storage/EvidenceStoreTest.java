package dev.regain.outside.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.regain.keys.Keys;
import dev.regain.outside.FaultyLine;
import dev.regain.outside.FaultyLine.Fault;
import dev.regain.outside.NobodysCertificate;
import dev.regain.outside.storage.EvidenceStore.NotStored;
import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * What a server has to do that documents are stored on: the embedded one, or with {@code -Ds3.endpoint=…} any that speaks S3
 * ({@code -Ds3.access-key}, {@code -Ds3.secret-key}, {@code -Ds3.bucket}, {@code -Ds3.region}).
 */
class EvidenceStoreTest {

    private static final String ENDPOINT = System.getProperty("s3.endpoint");
    private static final String BUCKET = System.getProperty("s3.bucket", "regain-contract");
    private static final String REGION = System.getProperty("s3.region", "us-east-1");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static EmbeddedObjects embedded;
    private static ObjectServer server;
    private static Keys keys;
    private static EvidenceStore store;

    private final String name = UUID.randomUUID() + "/original";

    @Configuration
    @Import(Keys.class)
    @ConfigurationPropertiesScan(basePackageClasses = Keys.class)
    static class KeysAlone {}

    @BeforeAll
    static void start() {
        new ApplicationContextRunner()
                .withUserConfiguration(KeysAlone.class)
                .withPropertyValues("regain.keys.directory=" + folder.resolve("keys"), "regain.keys.make-missing=true")
                .run(started -> keys = started.getBean(Keys.class));
        if (ENDPOINT == null) {
            embedded = new EmbeddedObjects(folder.resolve("objects"));
            server = embedded.server();
        } else {
            server = new ObjectServer(
                    URI.create(ENDPOINT), System.getProperty("s3.access-key"), System.getProperty("s3.secret-key"));
        }
        store = store(server);
    }

    @AfterAll
    static void leave() throws Exception {
        if (embedded != null) {
            embedded.close();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 100_000, 12 << 20})
    void what_was_stored_is_read_again_whatever_its_size_and_then_deleted(int size) throws Exception {
        byte[] content = content(size);
        EvidenceRef ref = store.put(name, new ByteArrayInputStream(content), size);
        try (InputStream read = store.open(ref)) {
            assertThat(read.readAllBytes()).isEqualTo(content);
        }
        store.delete(name);
        assertThatThrownBy(() -> store.open(ref)).isInstanceOf(NotStored.class);
        store.delete(name);
    }

    @Test
    void the_same_name_again_replaces_what_was_there() throws Exception {
        store.put(name, new ByteArrayInputStream(content(9000)), 9000);
        byte[] other = "another".getBytes(StandardCharsets.UTF_8);
        EvidenceRef ref = store.put(name, new ByteArrayInputStream(other), other.length);
        try (InputStream read = store.open(ref)) {
            assertThat(read.readAllBytes()).isEqualTo(other);
        }
        store.delete(name);
    }

    @Test
    void the_server_cannot_read_it_and_what_it_changes_is_noticed() throws Exception {
        byte[] content = "a name and a number".repeat(1000).getBytes(StandardCharsets.UTF_8);
        EvidenceRef ref = store.put(name, new ByteArrayInputStream(content), content.length);
        byte[] kept = kept();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain("a name");
        kept[kept.length / 2] ^= 1;
        client().putObject(PutObjectArgs.builder().bucket(BUCKET).object(name).stream(
                        new ByteArrayInputStream(kept), (long) kept.length, -1L)
                .build());
        assertThat(catchThrowable(() -> readAll(ref))).isInstanceOfAny(IOException.class, IllegalStateException.class);
        store.delete(name);
    }

    @Test
    void what_cannot_be_read_to_its_end_is_not_stored() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };
        assertThatThrownBy(() -> store.put(name, broken, 100)).isInstanceOf(NotStored.class);
        assertThatThrownBy(() -> store.open(new EvidenceRef(name, "0".repeat(64))))
                .isInstanceOf(NotStored.class);
    }

    @Test
    void who_is_not_known_stores_nothing_and_the_key_is_not_told() {
        ObjectServer stranger = new ObjectServer(server.endpoint(), server.accessKey(), "not-the-secret-key");
        assertThatThrownBy(() -> store(stranger).put(name, new ByteArrayInputStream(content(9)), 9))
                .isInstanceOf(NotStored.class)
                .hasMessageNotContaining("not-the-secret-key");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_line_that_fails_is_told_is_not_waited_for_and_loses_nothing(Fault fault) throws Exception {
        assumeThat(ENDPOINT).as("a server of another machine has another line").isNull();
        byte[] content = content(1 << 20);
        EvidenceRef ref = store.put(name, new ByteArrayInputStream(content), content.length);
        try (FaultyLine line = new FaultyLine(server.endpoint().getPort())) {
            line.has(fault);
            EvidenceStore failing = store(
                    new ObjectServer(
                            URI.create("http://127.0.0.1:" + line.port()), server.accessKey(), server.secretKey()),
                    Duration.ofMillis(500));
            assertTimeoutPreemptively(PATIENCE, () -> {
                assertThatThrownBy(() -> failing.put(name, new ByteArrayInputStream(content), content.length))
                        .isInstanceOf(NotStored.class);
                assertThatThrownBy(() -> failing.open(ref).readAllBytes()).isInstanceOf(NotStored.class);
                assertThatThrownBy(() -> failing.delete(name)).isInstanceOf(NotStored.class);
            });
            line.has(null);
            failing.put(name, new ByteArrayInputStream(content), content.length);
            try (InputStream read = failing.open(ref)) {
                assertThat(read.readAllBytes()).isEqualTo(content);
            }
            failing.delete(name);
        }
    }

    @Test
    void a_store_that_is_full_takes_nothing_and_that_is_told() throws Exception {
        HttpServer full = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        full.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            // As a bucket that is there answers, and then as MinIO does.
            byte[] answer = "<Error><Code>XMinioStorageFull</Code></Error>".getBytes(StandardCharsets.UTF_8);
            boolean isPut = exchange.getRequestMethod().equals("PUT");
            exchange.sendResponseHeaders(isPut ? 507 : 200, isPut ? answer.length : -1);
            if (isPut) {
                exchange.getResponseBody().write(answer);
            }
            exchange.close();
        });
        full.start();
        try {
            ObjectServer asked = new ObjectServer(
                    URI.create("http://127.0.0.1:" + full.getAddress().getPort()), "key", "secret");
            assertThatThrownBy(() -> store(asked).put(name, new ByteArrayInputStream(content(9000)), 9000))
                    .isInstanceOf(NotStored.class);
        } finally {
            full.stop(0);
        }
    }

    @Test
    void a_store_whose_certificate_does_not_fit_is_told_nothing() throws Exception {
        List<String> told = new CopyOnWriteArrayList<>();
        HttpsServer stranger = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.setHttpsConfigurator(new HttpsConfigurator(NobodysCertificate.in(folder)));
        stranger.createContext("/", exchange -> {
            told.add(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(200, -1);
        });
        stranger.start();
        try {
            ObjectServer asked = new ObjectServer(
                    URI.create("https://localhost:" + stranger.getAddress().getPort()), "key", "secret");
            assertThatThrownBy(() -> store(asked).put(name, new ByteArrayInputStream(content(9000)), 9000))
                    .isInstanceOf(NotStored.class);
            assertThat(told).isEmpty();
        } finally {
            stranger.stop(0);
        }
    }

    /** Twice the same: it does what it did, and answers what it answered. */
    @Test
    void what_is_said_twice_is_done_once() throws Exception {
        byte[] content = content(9000);
        EvidenceRef first = store.put(name, new ByteArrayInputStream(content), content.length);
        EvidenceRef again = store.put(name, new ByteArrayInputStream(content), content.length);
        for (EvidenceRef ref : List.of(first, again)) {
            try (InputStream read = store.open(ref)) {
                assertThat(read.readAllBytes()).isEqualTo(content);
            }
        }
        store.delete(name);
        store.delete(name);
        assertThatThrownBy(() -> store.open(again)).isInstanceOf(NotStored.class);
    }

    private byte[] kept() throws Exception {
        try (InputStream object = client().getObject(
                        GetObjectArgs.builder().bucket(BUCKET).object(name).build())) {
            return object.readAllBytes();
        }
    }

    private void readAll(EvidenceRef ref) throws IOException {
        try (InputStream read = store.open(ref)) {
            read.readAllBytes();
        }
    }

    private static MinioClient client() {
        return MinioClient.builder()
                .endpoint(server.endpoint().toString())
                .region(REGION)
                .credentials(server.accessKey(), server.secretKey())
                .build();
    }

    private static EvidenceStore store(ObjectServer asked) {
        return store(asked, Duration.ofSeconds(5));
    }

    private static EvidenceStore store(ObjectServer asked, Duration within) {
        StorageSettings settings = new StorageSettings(
                "minio", null, asked.endpoint(), REGION, BUCKET, asked.accessKey(), asked.secretKey(), within, within);
        return new MinioStore(asked, settings, keys);
    }

    private static byte[] content(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return content;
    }
}
