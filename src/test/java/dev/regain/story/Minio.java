package dev.regain.story;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.Result;
import io.minio.messages.Item;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** A server that speaks S3, in MinIO's place: it can be stopped, and started again at the same address with what it holds. */
final class Minio implements AutoCloseable {

    /** Both the access key and the secret one. */
    static final String KEY = "killed-appeals";

    /** The product's, where nobody says another. */
    private static final String BUCKET = "regain";

    private final Path folder;
    private final int port;
    private S3Proxy server;

    Minio(Path folder) throws Exception {
        ((Logger) LoggerFactory.getLogger("org.gaul")).setLevel(Level.WARN);
        this.folder = Files.createDirectories(folder);
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        start();
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    /** How the product finds it, as on its command line, without dashes. */
    List<String> settings() {
        return List.of(
                "regain.outside.storage.by=minio",
                "regain.outside.storage.endpoint=" + address(),
                "regain.outside.storage.access-key=" + KEY,
                "regain.outside.storage.secret-key=" + KEY);
    }

    /** As tools for back-ups do: each object is a file, as old as the object. */
    void copyTo(Path copy) throws Exception {
        for (Result<Item> listed : client().listObjects(
                        ListObjectsArgs.builder().bucket(BUCKET).recursive(true).build())) {
            Item item = listed.get();
            Path file = copy.resolve(item.objectName());
            Files.createDirectories(file.getParent());
            try (InputStream content = client().getObject(GetObjectArgs.builder()
                    .bucket(BUCKET)
                    .object(item.objectName())
                    .build())) {
                Files.copy(content, file);
            }
            Files.setLastModifiedTime(file, FileTime.from(item.lastModified().toInstant()));
        }
    }

    /** Nothing of it is left. */
    void isLost() throws Exception {
        stop();
        FileSystemUtils.deleteRecursively(folder);
    }

    /** What was there at that time, in an empty bucket. */
    void putBack(Path copy, Instant then) throws Exception {
        Files.createDirectories(folder);
        start();
        client().makeBucket(MakeBucketArgs.builder().bucket(BUCKET).build());
        try (Stream<Path> all = Files.walk(copy)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!Files.getLastModifiedTime(file).toInstant().isAfter(then)) {
                    try (InputStream content = Files.newInputStream(file)) {
                        client().putObject(
                                        PutObjectArgs.builder()
                                                .bucket(BUCKET)
                                                .object(copy.relativize(file).toString())
                                                .stream(content, Files.size(file), -1L)
                                                .build());
                    }
                }
            }
        }
    }

    /** Of all objects. */
    List<String> names() throws Exception {
        List<String> names = new ArrayList<>();
        for (Result<Item> listed : client().listObjects(
                        ListObjectsArgs.builder().bucket(BUCKET).recursive(true).build())) {
            names.add(listed.get().objectName());
        }
        return names;
    }

    private MinioClient client() {
        return MinioClient.builder()
                .endpoint("http://127.0.0.1:" + port)
                .region("us-east-1")
                .credentials(KEY, KEY)
                .build();
    }

    void start() throws Exception {
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()))
                .endpoint(URI.create(address()))
                .awsAuthentication(AuthenticationType.AWS_V4, KEY, KEY)
                .build();
        server.start();
    }

    void stop() throws Exception {
        server.stop();
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
