package dev.regain.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.regain.flow.Step;
import dev.regain.flow.Variable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/**
 * What a diagram may refer to.
 *
 * @param delegates simple names of the classes behind service tasks
 * @param steps simple names of the classes behind pages with a form
 * @param variables the names of all declared variables
 * @param pages templates below {@code forms/}, such as {@code applicant/enter-code}
 * @param processes the ids of all processes
 */
record House(
        Set<String> delegates, Set<String> steps, Set<String> variables, Set<String> pages, Set<String> processes) {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.regain");

    static House asBuilt() {
        return new House(
                classesOf(JavaDelegate.class),
                classesOf(Step.class),
                declaredVariables(),
                pagesBelow(Path.of("forms")),
                Diagram.all().stream().map(Diagram::process).collect(Collectors.toSet()));
    }

    private static Set<String> classesOf(Class<?> type) {
        return CLASSES.stream()
                .filter(javaClass -> !javaClass.isInterface() && javaClass.isAssignableTo(type))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toSet());
    }

    private static Set<String> declaredVariables() {
        return CLASSES.stream()
                .flatMap(javaClass -> javaClass.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Variable.class)
                        && field.getModifiers().contains(JavaModifier.STATIC))
                .map(House::nameOf)
                .collect(Collectors.toSet());
    }

    private static String nameOf(JavaField declared) {
        try {
            Field field = declared.reflect();
            field.setAccessible(true);
            return ((Variable<?>) field.get(null)).name();
        } catch (IllegalAccessException unreadable) {
            throw new IllegalStateException("could not read " + declared.getFullName(), unreadable);
        }
    }

    private static Set<String> pagesBelow(Path forms) {
        if (Files.notExists(forms)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(forms)) {
            return files.map(file -> forms.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".html"))
                    .map(file -> file.substring(0, file.length() - ".html".length()))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
