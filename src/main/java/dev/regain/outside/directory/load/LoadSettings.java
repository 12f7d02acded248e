package dev.regain.outside.directory.load;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/** @param files CSV or NDJSON, loaded one after the other each time the product has started; while it answers already */
@ConfigurationProperties("regain.outside.directory")
record LoadSettings(@Name("import") @DefaultValue List<Path> files) {}
