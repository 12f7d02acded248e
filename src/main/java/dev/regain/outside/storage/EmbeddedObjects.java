package dev.regain.outside.storage;

import dev.regain.keys.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.springframework.util.FileSystemUtils;

/**
 * A small S3 server in this process, on a free port of this machine alone, so that the embedded run goes through the same
 * client as production. Its objects lie in a folder and stay; who may ask is made up anew with each start.
 */
class EmbeddedObjects implements AutoCloseable {

    private static final String ACCESS_KEY = "embedded";

    /** What the server calls what is no object yet: the parts of a large one, and a file that it is writing. */
    private static final Pattern UNFINISHED =
            Pattern.compile("\\.mpus-.*|.*-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final S3Proxy server;
    private final String secretKey = Keys.randomSecret();

    EmbeddedObjects(Path folder) {
        try {
            Files.createDirectories(folder);
            deleteUnfinished(folder);
            server = S3Proxy.builder()
                    .blobStore(
                            new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()))
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, secretKey)
                    .build();
            server.start();
        } catch (IOException unusable) {
            throw new IllegalStateException(
                    "The folder for documents cannot be used: set regain.outside.storage.folder to one that can be"
                            + " written to");
        } catch (Exception broken) {
            throw new IllegalStateException("the embedded object store did not start", broken);
        }
    }

    /** What a process wrote that was killed is of no object: nobody would ever ask for it, or delete it. */
    private static void deleteUnfinished(Path folder) throws IOException {
        List<Path> unfinished;
        try (Stream<Path> all = Files.walk(folder)) {
            unfinished = all.filter(file ->
                            UNFINISHED.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
        for (Path file : unfinished) {
            FileSystemUtils.deleteRecursively(file);
        }
    }

    ObjectServer server() {
        return new ObjectServer(URI.create("http://127.0.0.1:" + server.getPort()), ACCESS_KEY, secretKey);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
