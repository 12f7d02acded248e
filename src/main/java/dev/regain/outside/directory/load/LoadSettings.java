package dev.regain.outside.directory.load;

import jakarta.validation.constraints.Min;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.validation.annotation.Validated;

/**
 * How files are loaded.
 *
 * @param files CSV or NDJSON, loaded one after the other each time the product has started; while it answers already
 * @param rowsAtATime how many rows of clues are merged and committed at a time: more take fewer pages of an index for
 *     each row, and lose more where the process is killed
 */
@Validated
@ConfigurationProperties("regain.outside.directory")
record LoadSettings(
        @Name("import") @DefaultValue List<Path> files,
        @Min(1) @DefaultValue("500000") int rowsAtATime) {}
