package dev.regain.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.INTERFACES;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import dev.regain.flow.Step;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.springframework.beans.factory.annotation.AnnotatedGenericBeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** What the doors between rooms do not say. The root is the package of which the rooms are parts. */
record HouseRules(String root) {

    private static final DescribedPredicate<JavaClass> ENGINE_CALLS = assignableTo(JavaDelegate.class)
            .or(assignableTo(ExecutionListener.class))
            .or(assignableTo(TaskListener.class));
    private static final DescribedPredicate<JavaClass> VERBS_AND_STEPS =
            assignableTo(JavaDelegate.class).or(assignableTo(Step.class)).and(not(INTERFACES));

    ArchRule engine() {
        return noClasses()
                .that(areOutside("flow", "staff"))
                .and(not(ENGINE_CALLS))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .as("the engine is known only to flow, staff, delegates and listeners")
                .because("a change of engine should touch few classes; ask dev.regain.flow.Flow");
    }

    ArchRule variables() {
        return noClasses()
                .that(areOutside("flow"))
                .should()
                .callMethodWhere(touchesVariables())
                .as("process variables are read and written only through flow.Variable")
                .because("a Variable cannot hold what a person typed; use Variable.of and Variable.set");
    }

    ArchRule vendors() {
        return noClasses()
                .that(areOutside("outside"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.minio..", "org.gaul..", "com.tencentcloudapi..", "software.amazon..")
                .as("vendors' clients are known only to adapters, in outside")
                .because("a port says what we want, an adapter who does it");
    }

    ArchRule tink() {
        return noClasses()
                .that(areOutside("keys"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.google.crypto.tink..")
                .as("Tink is known only to keys")
                .because("there is one place where data is sealed; ask dev.regain.keys.Keys");
    }

    ArchRule parsers() {
        return noClasses()
                .that(areOutside("documents.child"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.pdfbox..", "org.apache.tika.parser..", "javax.imageio..")
                .as("applicants' files are parsed and drawn in the child process only")
                .because("a bomb or a parser's mistake must cost a document, not the service; ask documents.Examiner");
    }

    ArchRule verbsAndSteps() {
        return classes()
                .that(VERBS_AND_STEPS)
                .should()
                .notBePublic()
                .as("delegates and steps are package-private")
                .because("only diagrams refer to them");
    }

    ArchRule adapters() {
        return classes()
                .that(areAdapters())
                .should()
                .notBePublic()
                .as("adapters are package-private")
                .because("other rooms know the port, the settings pick the adapter");
    }

    ArchRule beanNames() {
        return classes()
                .that(VERBS_AND_STEPS)
                .should(beComponentsOfTheirOwnName())
                .as("a delegate or step is a bean of its class's name")
                .because("diagrams find the bean SendCode as sendCode");
    }

    ArchRule injection() {
        return GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION
                .as("nothing is injected into fields")
                .because("constructors into finals say what a class needs");
    }

    private DescribedPredicate<JavaClass> areOutside(String... rooms) {
        return DescribedPredicate.describe("are outside " + String.join(", ", rooms), javaClass -> {
            for (String room : rooms) {
                if (isIn(room, javaClass)) {
                    return false;
                }
            }
            return true;
        });
    }

    private boolean isIn(String room, JavaClass javaClass) {
        return (javaClass.getPackageName() + ".").startsWith(root + "." + room + ".");
    }

    private DescribedPredicate<JavaClass> areAdapters() {
        return DescribedPredicate.describe(
                "implement a port",
                javaClass -> isIn("outside", javaClass)
                        && !javaClass.isInterface()
                        && !javaClass.isRecord()
                        && !javaClass.isEnum()
                        && javaClass.getAllRawInterfaces().stream().anyMatch(port -> isIn("outside", port)));
    }

    private static DescribedPredicate<JavaMethodCall> touchesVariables() {
        return DescribedPredicate.describe("touches process variables", call -> {
            JavaClass owner = call.getTargetOwner();
            boolean scope = owner.isAssignableTo(VariableScope.class);
            boolean service = owner.isAssignableTo(RuntimeService.class) || owner.isAssignableTo(TaskService.class);
            boolean byName = call.getName().matches("(get|set|has|remove)Variable.*");
            boolean byMap = call.getTarget().getRawParameterTypes().stream()
                    .anyMatch(parameter -> parameter.isEquivalentTo(Map.class));
            return (scope || service) && byName || service && byMap;
        });
    }

    private static ArchCondition<JavaClass> beComponentsOfTheirOwnName() {
        return new ArchCondition<>("be components of their own name") {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                Class<?> type = javaClass.reflect();
                String wanted = StringUtils.uncapitalize(javaClass.getSimpleName());
                String name =
                        AnnotatedElementUtils.hasAnnotation(type, Component.class) ? beanName(type) : "no component";
                events.add(new SimpleConditionEvent(
                        javaClass,
                        wanted.equals(name),
                        "%s is %s, should be %s".formatted(type.getName(), name, wanted)));
            }
        };
    }

    private static String beanName(Class<?> type) {
        return AnnotationBeanNameGenerator.INSTANCE.generateBeanName(
                new AnnotatedGenericBeanDefinition(type), new SimpleBeanDefinitionRegistry());
    }
}
