package dev.regain.story;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.slf4j.LoggerFactory;

/** A server that speaks S3, in MinIO's place: it can be stopped, and started again at the same address with what it holds. */
final class Minio implements AutoCloseable {

    private static final String KEY = "killed-appeals";

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

    /** How the product finds it, as on its command line, without dashes. */
    List<String> settings() {
        return List.of(
                "regain.outside.storage.by=minio",
                "regain.outside.storage.endpoint=http://127.0.0.1:" + port,
                "regain.outside.storage.access-key=" + KEY,
                "regain.outside.storage.secret-key=" + KEY);
    }

    void start() throws Exception {
        server = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()))
                .endpoint(URI.create("http://127.0.0.1:" + port))
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
