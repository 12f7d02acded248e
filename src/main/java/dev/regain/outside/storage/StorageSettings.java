package dev.regain.outside.storage;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where documents are stored.
 *
 * @param by {@code minio} for a server that speaks S3, {@code embedded} for one in this process that keeps a folder
 * @param folder of the embedded one
 * @param endpoint of the server, such as {@code https://minio:9000}
 * @param region that requests are signed for; Ceph's gateway wants {@code default}
 * @param bucket made where it is missing
 * @param accessKey the server's name for us
 * @param secretKey what we sign with
 * @param connectWithin how long to wait for a connection
 * @param answerWithin how long to wait for the server to go on
 */
@Validated
@ConfigurationProperties("regain.outside.storage")
record StorageSettings(
        String by,
        Path folder,
        URI endpoint,
        @NotBlank @DefaultValue("us-east-1") String region,
        @NotBlank @DefaultValue("regain") String bucket,
        String accessKey,
        String secretKey,
        @NotNull @DefaultValue("2s") Duration connectWithin,
        @NotNull @DefaultValue("5s") Duration answerWithin) {

    @Override
    public String toString() {
        return "StorageSettings[" + by + ", " + endpoint + ", " + bucket + "]";
    }
}
