package dev.regain.flow.hardening;

import dev.regain.flow.Variable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Every fact that a room declares, as a {@code static final} {@link Variable} in any of its classes. They are looked for on the
 * class path at start-up, so that what is declared does not depend on what has been loaded. Two rooms may declare the same
 * name, since a room does not import its sibling: then a value is good that either of them knows.
 */
@Component
class DeclaredFacts {

    /** The engine's own counters where a diagram repeats an activity. */
    private static final Set<String> ENGINE_COUNTS =
            Set.of("loopCounter", "nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");

    private static final String FIELD_TYPE = Variable.class.descriptorString();

    private final Map<String, List<Variable<?>>> byName = new HashMap<>();

    DeclaredFacts(BeanFactory beans, ResourcePatternResolver resources) {
        MetadataReaderFactory names = new CachingMetadataReaderFactory(resources);
        for (String base : AutoConfigurationPackages.get(beans)) {
            try {
                for (Resource candidate : resources.getResources(
                        "classpath*:" + ClassUtils.convertClassNameToResourcePath(base) + "/**/*.class")) {
                    if (mentionsVariable(candidate)) {
                        declaredIn(names.getMetadataReader(candidate)
                                .getClassMetadata()
                                .getClassName());
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** Spares loading every class of the house. */
    private static boolean mentionsVariable(Resource candidate) throws IOException {
        try (InputStream bytes = candidate.getInputStream()) {
            String code = new String(bytes.readAllBytes(), StandardCharsets.ISO_8859_1);
            return code.contains(FIELD_TYPE);
        }
    }

    private void declaredIn(String className) {
        Class<?> room = ClassUtils.resolveClassName(className, getClass().getClassLoader());
        for (Field field : room.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && Modifier.isFinal(field.getModifiers())
                    && field.getType() == Variable.class) {
                ReflectionUtils.makeAccessible(field);
                Variable<?> variable = (Variable<?>) ReflectionUtils.getField(field, null);
                byName.computeIfAbsent(variable.name(), unused -> new ArrayList<>())
                        .add(variable);
            }
        }
    }

    boolean declares(String name) {
        return byName.containsKey(name) || ENGINE_COUNTS.contains(name);
    }

    /** Whether the engine may hold this value, or null, under this name. */
    boolean permits(String name, Object value) {
        if (ENGINE_COUNTS.contains(name)) {
            return value == null || value instanceof Integer;
        }
        Stream<Variable<?>> known = byName.getOrDefault(name, List.of()).stream();
        return value == null || known.anyMatch(variable -> variable.permits(value));
    }
}
