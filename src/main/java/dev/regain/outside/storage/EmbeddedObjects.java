package dev.regain.outside.storage;

import dev.regain.keys.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * A small S3 server in this process, on a free port of this machine alone, so that the embedded run goes through the same
 * client as production. Its objects lie in a folder and stay; who may ask is made up anew with each start.
 */
class EmbeddedObjects implements AutoCloseable {

    private static final String ACCESS_KEY = "embedded";

    private final S3Proxy server;
    private final String secretKey = Keys.randomSecret();

    EmbeddedObjects(Path folder) {
        try {
            Files.createDirectories(folder);
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

    ObjectServer server() {
        return new ObjectServer(URI.create("http://127.0.0.1:" + server.getPort()), ACCESS_KEY, secretKey);
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }
}
