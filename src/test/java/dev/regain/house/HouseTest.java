package dev.regain.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import dev.badhouse.outside.PublicAdapter;
import dev.badhouse.web.FieldInjected;
import dev.badhouse.web.KnowsEngine;
import dev.badhouse.web.KnowsParser;
import dev.badhouse.web.KnowsTink;
import dev.badhouse.web.KnowsVendor;
import dev.badhouse.web.PublicVerb;
import dev.badhouse.web.WritesVariables;
import dev.regain.Regain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.util.ClassUtils;

/** Rooms know only what their doors let in, and each class keeps to its place. */
class HouseTest {

    private static final HouseRules RULES = new HouseRules("dev.regain");
    private static final HouseRules BAD_RULES = new HouseRules("dev.badhouse");
    private static final JavaClasses BAD_HOUSE = new ClassFileImporter().importPackages("dev.badhouse");
    private static final Map<Function<HouseRules, ArchRule>, Class<?>> CULPRITS = Map.of(
            HouseRules::engine, KnowsEngine.class,
            HouseRules::variables, WritesVariables.class,
            HouseRules::vendors, KnowsVendor.class,
            HouseRules::tink, KnowsTink.class,
            HouseRules::parsers, KnowsParser.class,
            HouseRules::verbsAndSteps, PublicVerb.class,
            HouseRules::adapters, PublicAdapter.class,
            HouseRules::beanNames, PublicVerb.class,
            HouseRules::injection, FieldInjected.class);

    @Test
    void no_room_goes_through_a_door_that_is_not_its_own() {
        ApplicationModules.of(Regain.class).verify();
    }

    @Test
    void the_rooms_that_the_rules_name_are_there() {
        assertThat(Set.of("flow", "staff", "outside", "keys"))
                .allSatisfy(room -> assertThat(Path.of("src/main/java/dev/regain", room, "package-info.java"))
                        .isRegularFile());
    }

    @Test
    void every_room_says_what_it_is_and_what_it_may_import() throws Exception {
        try (Stream<Path> rooms = Files.list(Path.of("src/main/java/dev/regain"))) {
            assertThat(rooms.filter(Files::isDirectory))
                    .allSatisfy(room -> assertThat(room.resolve("package-info.java"))
                            .content()
                            .contains("@ApplicationModule(", "allowedDependencies")
                            .startsWith("/**"));
        }
    }

    @TestFactory
    Stream<DynamicTest> every_class_keeps_to_its_place() {
        return CULPRITS.keySet().stream()
                .map(rule -> rule.apply(RULES))
                .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(House.CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> every_rule_finds_its_culprit() {
        return CULPRITS.entrySet().stream().map(entry -> {
            ArchRule rule = entry.getKey().apply(BAD_RULES);
            return dynamicTest(rule.getDescription(), () -> assertThat(
                            rule.evaluate(BAD_HOUSE).getFailureReport().getDetails())
                    .isNotEmpty()
                    .allSatisfy(detail ->
                            assertThat(detail).contains(entry.getValue().getName())));
        });
    }

    @Test
    void variables_are_found_in_scopes_services_and_completions() {
        assertThat(BAD_RULES.variables().evaluate(BAD_HOUSE).getFailureReport().getDetails())
                .anySatisfy(detail -> assertThat(detail).contains("DelegateExecution.setVariable"))
                .anySatisfy(detail -> assertThat(detail).contains("RuntimeService.getVariable"))
                .anySatisfy(detail -> assertThat(detail).contains("TaskService.complete"));
    }

    @Test
    void lombok_is_not_in_the_house() {
        assertThat(ClassUtils.isPresent("lombok.Lombok", HouseTest.class.getClassLoader()))
                .isFalse();
    }
}
