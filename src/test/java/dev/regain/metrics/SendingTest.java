package dev.regain.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import dev.regain.outside.mail.Mailer;
import dev.regain.outside.sms.SmsGateway;
import dev.regain.outside.webhook.ProviderSystems;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.Test;
import org.springframework.util.StringUtils;

/** An operator sees all that is sent: whichever task's class comes to a gateway, be it by others. */
class SendingTest {

    /** How something is handed over to each of them. */
    private static final Map<Class<?>, String> GATEWAYS =
            Map.of(SmsGateway.class, "send", Mailer.class, "send", ProviderSystems.class, "tell");

    private static final JavaClasses OURS =
            new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages("dev.regain");

    @Test
    void every_task_that_sends_is_counted() {
        List<String> sending = OURS.stream()
                .filter(one -> one.isAssignableTo(JavaDelegate.class) && !one.isInterface())
                .filter(one -> one.getMethods().stream()
                        .filter(method -> method.getName().equals("execute"))
                        .anyMatch(method -> sends(method, new HashSet<>())))
                .map(JavaClass::getSimpleName)
                .map(StringUtils::uncapitalize)
                .toList();

        assertThat(Families.SENDING).containsExactlyInAnyOrderElementsOf(sending);
    }

    private static boolean sends(JavaCodeUnit code, Set<JavaCodeUnit> seen) {
        return seen.add(code)
                && code.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> isHandedOver(call)
                                || call.getTarget()
                                        .resolveMember()
                                        .filter(called -> sends(called, seen))
                                        .isPresent());
    }

    private static boolean isHandedOver(JavaMethodCall call) {
        return GATEWAYS.entrySet().stream()
                .anyMatch(gateway -> call.getTargetOwner().isEquivalentTo(gateway.getKey())
                        && call.getName().equals(gateway.getValue()));
    }
}
