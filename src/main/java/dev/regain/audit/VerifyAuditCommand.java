package dev.regain.audit;

import dev.regain.audit.VerifyAudit.Broken;
import dev.regain.audit.VerifyAudit.Verdict;
import dev.regain.keys.KeyMark;
import dev.regain.keys.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessException;

/**
 * {@code java -jar regain.jar verify-audit [MARK] [--setting=value…]}: says in a line whether the audit log is whole, with
 * nothing of the product but the database and the keys. It changes nothing.
 */
public final class VerifyAuditCommand {

    public static final String NAME = "verify-audit";

    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int NOT_VERIFIED = 2;

    private VerifyAuditCommand() {}

    /**
     * @param arguments the mark that an earlier run told, where there is one, and settings that begin with {@code --}
     * @return 0 where the log is whole, 1 where it is broken, 2 where it could not be read
     */
    public static int run(List<String> arguments) {
        List<String> marks = arguments.stream()
                .filter(argument -> !argument.startsWith("--"))
                .toList();
        Optional<Mark> noted = marks.stream().findFirst().flatMap(Mark::of);
        if (marks.size() > 1 || marks.size() == 1 && noted.isEmpty()) {
            System.err.println("Usage: verify-audit [NUMBER:MARK] [--setting=value…]");
            return NOT_VERIFIED;
        }
        List<String> settings = new ArrayList<>(
                arguments.stream().filter(argument -> argument.startsWith("--")).toList());
        // With keys that were made just now, every entry would seem to be changed.
        settings.add("--regain.keys.make-missing=false");
        SpringApplication application = new SpringApplication(Context.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setLogStartupInfo(false);
        try (ConfigurableApplicationContext context = application.run(settings.toArray(String[]::new))) {
            Optional<String> otherKeys = context.getBean(KeyMark.class).mismatch();
            if (otherKeys.isPresent()) {
                // Every entry would seem to be changed.
                System.err.println(otherKeys.get());
                return NOT_VERIFIED;
            }
            return tell(context.getBean(VerifyAudit.class).verify(noted.orElse(null)));
        } catch (DataAccessException unreadable) {
            System.err.println("The audit log could not be read: "
                    + unreadable.getMostSpecificCause().getMessage());
        } catch (RuntimeException alreadyTold) {
            // Spring says what stops a start.
        }
        return NOT_VERIFIED;
    }

    private static int tell(Verdict verdict) {
        if (verdict.broken() != null) {
            System.out.println("The audit log is broken: " + words(verdict.broken()));
            return BROKEN;
        }
        System.out.println("The audit log is whole: " + verdict.entries() + " entries."
                + (verdict.mark() == null ? "" : " Note its mark, and give it with the next look: " + verdict.mark()));
        return WHOLE;
    }

    private static String words(Broken broken) {
        return switch (broken.fault()) {
            case CHANGED -> "entry " + broken.entry() + " was changed.";
            case MISSING -> "entry " + broken.entry() + " is missing.";
            case MOVED -> "entry " + broken.entry() + " is not in its place.";
            case CUT_OFF -> "it was cut off, entry " + broken.entry() + " and what followed are missing.";
            case ADDED -> "entry " + broken.entry() + " was added behind its end.";
            case HEAD_CHANGED -> "its head, which tells how far it goes, was changed; it says " + broken.entry() + ".";
            case NOT_AS_NOTED -> "entry " + broken.entry() + " is not the one that was noted, all was put back.";
        };
    }

    /** Not a component: the product does not know it. */
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class,
        TransactionAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    @ComponentScan(basePackageClasses = Keys.class)
    @ConfigurationPropertiesScan(basePackageClasses = Keys.class)
    @Import(VerifyAudit.class)
    static class Context {}
}
