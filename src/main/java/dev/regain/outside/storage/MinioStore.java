package dev.regain.outside.storage;

import com.google.common.hash.Hashing;
import com.google.common.hash.HashingInputStream;
import dev.regain.keys.Keys;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.errors.MinioException;
import java.io.InputStream;

/**
 * Keeps objects on a server that speaks S3, by MinIO's client. Sealed with their name as the place, so that the server can
 * neither read them nor hand out one for another.
 */
class MinioStore implements EvidenceStore {

    /** The most that the client holds of an object: larger ones go up in parts. */
    private static final long PART = 5L << 20;

    private final MinioClient client;
    private final String bucket;
    private final Keys keys;
    private boolean bucketIsThere;

    MinioStore(ObjectServer server, StorageSettings settings, Keys keys) {
        this.client = MinioClient.builder()
                .endpoint(server.endpoint().toString())
                .region(settings.region())
                .credentials(server.accessKey(), server.secretKey())
                .build();
        client.setTimeout(
                settings.connectWithin().toMillis(),
                settings.answerWithin().toMillis(),
                settings.answerWithin().toMillis());
        this.bucket = settings.bucket();
        this.keys = keys;
    }

    @Override
    public EvidenceRef put(String name, InputStream content, long size) {
        HashingInputStream clear = new HashingInputStream(Hashing.sha256(), content);
        InputStream sealed = keys.sealing(clear, place(name));
        ask("put", () -> {
            makeBucket();
            return client.putObject(
                    PutObjectArgs.builder().bucket(bucket).object(name).stream(sealed, Keys.sizeSealed(size), PART)
                            .contentType("application/octet-stream")
                            .build());
        });
        return new EvidenceRef(name, clear.hash().toString());
    }

    private synchronized void makeBucket() throws MinioException {
        if (bucketIsThere) {
            return;
        }
        if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        }
        bucketIsThere = true;
    }

    @Override
    public InputStream open(EvidenceRef ref) {
        InputStream sealed = ask(
                "get",
                () -> client.getObject(GetObjectArgs.builder()
                        .bucket(bucket)
                        .object(ref.name())
                        .build()));
        return new CheckedStream(keys.opening(sealed, place(ref.name())), ref.sha256());
    }

    @Override
    public void delete(String name) {
        ask("delete", () -> {
            client.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(name).build());
            return null;
        });
    }

    private interface Question<T> {
        T ask() throws MinioException;
    }

    /** A refused connection is not what the client's checked exception is for: it comes unchecked. */
    private static <T> T ask(String what, Question<T> question) {
        try {
            return question.ask();
        } catch (MinioException | IllegalStateException refused) {
            throw new NotStored("the object store did not " + what, refused);
        }
    }

    private static String place(String name) {
        return "object/" + name;
    }
}
