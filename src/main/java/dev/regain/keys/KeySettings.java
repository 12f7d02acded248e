package dev.regain.keys;

import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where the keys are.
 *
 * @param directory the folder with {@code sealing.json}, {@code streaming.json} and {@code hashing.json}, Tink keysets; outside the
 *     database
 * @param makeMissing whether keys that are not there are made, as the embedded run does on its first start; otherwise a
 *     missing key stops the start
 */
@Validated
@ConfigurationProperties("regain.keys")
record KeySettings(@NotNull Path directory, boolean makeMissing) {}
