package dev.regain;

import dev.regain.outside.SafeAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * In the profile {@code production}, before anything is opened: what has to be set and is not, a line each, all at once. What a
 * room alone can judge it says itself when it starts.
 */
class Production implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final List<String> PUBLIC_ADDRESSES =
            List.of("regain.proof.public-address", "regain.appeal.public-address", "regain.access.public-address");
    private static final List<String> KEYS = List.of("sealing.json", "hashing.json", "streaming.json");
    private static final List<String> GUESSED = List.of("password", "changeme", "change-me", "admin", "regain");

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().acceptsProfiles(Profiles.of("production"))) {
            List<String> missing = missing(context.getEnvironment());
            if (!missing.isEmpty()) {
                throw new IllegalStateException(String.join(System.lineSeparator(), missing));
            }
        }
    }

    static List<String> missing(Environment settings) {
        List<String> missing = new ArrayList<>();
        database(settings, missing);
        keys(settings, missing);
        staff(settings, missing);
        publicAddresses(settings, missing);
        choice(settings, missing, "regain.outside.sms.by", "tencent", "http");
        choice(settings, missing, "regain.outside.mail.by", "smtp");
        choice(settings, missing, "regain.outside.faces.by", "tencent", "reviewers");
        storage(settings, missing);
        return missing;
    }

    private static void database(Environment settings, List<String> missing) {
        if (!text(settings, "spring.datasource.url").startsWith("jdbc:postgresql:")) {
            missing.add("Set spring.datasource.url to a PostgreSQL database: jdbc:postgresql://host:5432/regain");
        }
        if (text(settings, "spring.datasource.username").isEmpty()) {
            missing.add("Set spring.datasource.username, and with it spring.datasource.password");
        }
    }

    private static void keys(Environment settings, List<String> missing) {
        String directory = text(settings, "regain.keys.directory");
        if (settings.getProperty("regain.keys.make-missing", Boolean.class, false)) {
            missing.add(
                    "Set regain.keys.make-missing to false: keys that made themselves would hide that the old ones are lost");
        }
        if (directory.isEmpty()
                || !KEYS.stream()
                        .allMatch(key -> Files.isReadable(Path.of(directory).resolve(key)))) {
            missing.add("Set regain.keys.directory to the folder with " + String.join(", ", KEYS)
                    + "; the command make-keys makes them once");
        }
    }

    private static void staff(Environment settings, List<String> missing) {
        String password = text(settings, "regain.staff.admin.password");
        if (settings.getProperty("regain.staff.make-missing", Boolean.class, false)) {
            missing.add("Set regain.staff.make-missing to false: passwords that are made up would be in the log");
        }
        if (text(settings, "regain.staff.oidc.issuer").isEmpty() && password.isEmpty()) {
            missing.add("Set regain.staff.oidc.issuer for single sign-on, or regain.staff.admin.password");
        }
        String said = password.toLowerCase(Locale.ROOT);
        if (GUESSED.stream().anyMatch(said::contains)) {
            missing.add("Set regain.staff.admin.password to one that nobody guesses");
        }
    }

    private static void publicAddresses(Environment settings, List<String> missing) {
        if (PUBLIC_ADDRESSES.stream()
                .allMatch(setting -> text(settings, setting).isEmpty())) {
            missing.add("Set regain.public-address to where browsers and phones reach Regain, such as"
                    + " https://recover.example.com");
            return;
        }
        for (String setting : PUBLIC_ADDRESSES) {
            try {
                SafeAddress.of(setting, new URI(text(settings, setting)));
            } catch (IllegalStateException wrong) {
                missing.add(wrong.getMessage());
            } catch (URISyntaxException none) {
                missing.add("Set " + setting + " to a whole address");
            }
        }
    }

    private static void choice(Environment settings, List<String> missing, String setting, String... real) {
        String by = text(settings, setting);
        if (!List.of(real).contains(by)) {
            missing.add("Set " + setting + " to " + String.join(" or ", real)
                    + (by.equals("sandbox") ? ": the sandbox shows everybody's codes to everybody" : ""));
        }
    }

    private static void storage(Environment settings, List<String> missing) {
        if (!text(settings, "regain.outside.storage.by").equals("minio")) {
            missing.add("Set regain.outside.storage.by to minio, with its endpoint, access-key and secret-key");
        }
    }

    private static String text(Environment settings, String name) {
        return settings.getProperty(name, "").strip();
    }
}
