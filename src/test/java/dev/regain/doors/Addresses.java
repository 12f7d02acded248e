package dev.regain.doors;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** What the running application answers to, asked of itself: "GET /address", with braces where anything may stand. */
public final class Addresses {

    private static final String JERSEY = "jakarta.ws.rs.Application";
    private static final String ANY = "ANY";

    private final WebApplicationContext application;

    public Addresses(WebApplicationContext application) {
        this.application = application;
    }

    /** Methods of controllers: ours, the actuator's, the API description's. */
    public Set<String> ofControllers() {
        Set<String> found = new TreeSet<>();
        application.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .forEach(info -> methods(info)
                        .forEach(method -> info.getPatternValues().forEach(path -> found.add(method + " " + path))));
        return found;
    }

    private static Collection<String> methods(RequestMappingInfo info) {
        Set<String> methods = new LinkedHashSet<>();
        info.getMethodsCondition().getMethods().forEach(method -> methods.add(method.name()));
        return methods.isEmpty() ? Set.of(ANY) : methods;
    }

    /** Files and what else is found by the beginning of its address. */
    Set<String> ofHandlers() {
        Set<String> found = new TreeSet<>();
        application.getBeansOfType(AbstractUrlHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMap().keySet().stream())
                .forEach(path -> found.add(ANY + " " + path));
        return found;
    }

    /** Servlets, but Jersey's, which are told by their resources. */
    Set<String> ofServlets() {
        Set<String> found = new TreeSet<>();
        servlets().filter(servlet -> servlet.getInitParameter(JERSEY) == null).forEach(servlet -> servlet.getMappings()
                .forEach(path -> found.add(ANY + " " + path)));
        return found;
    }

    /** Filters come before everything: each could answer by itself. */
    Set<String> ofFilters() {
        Set<String> found = new TreeSet<>();
        context().getFilterRegistrations().forEach((name, filter) -> filter.getUrlPatternMappings()
                .forEach(path -> found.add(name + " " + path)));
        return found;
    }

    /** The webapps' resources, those of their plug-ins and the engine's among them. */
    Set<String> ofResources() {
        Set<String> found = new TreeSet<>();
        servlets().filter(servlet -> servlet.getInitParameter(JERSEY) != null).forEach(servlet -> {
            String base = servlet.getMappings().iterator().next().replaceFirst("/\\*$", "");
            resources(servlet.getInitParameter(JERSEY))
                    .forEach(resource -> collect(resource, base, found, new LinkedHashSet<>()));
        });
        return found;
    }

    private static Set<Class<?>> resources(String application) {
        try {
            return ((Application) Class.forName(application).getConstructor().newInstance()).getClasses();
        } catch (ReflectiveOperationException none) {
            throw new AssertionError(none);
        }
    }

    private static void collect(Class<?> resource, String base, Set<String> found, Set<Class<?>> above) {
        if (!above.add(resource)) {
            return;
        }
        String here = above.size() > 1
                ? base
                : annotation(resource, Path.class)
                        .map(path -> joined(base, path.value()))
                        .orElse(null);
        if (here == null) {
            return;
        }
        for (Method method : resource.getMethods()) {
            Optional<Path> path = annotated(method, Path.class);
            Optional<String> verb = verb(method);
            String address = path.map(part -> joined(here, part.value())).orElse(here);
            if (verb.isPresent()) {
                found.add(verb.get() + " " + address);
            } else if (path.isPresent()) {
                collect(method.getReturnType(), address, found, new LinkedHashSet<>(above));
            }
        }
    }

    private static Optional<String> verb(Method method) {
        return declarations(method)
                .flatMap(one -> Arrays.stream(one.getAnnotations()))
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(Objects::nonNull)
                .map(HttpMethod::value)
                .findFirst();
    }

    private static <A extends Annotation> Optional<A> annotated(Method method, Class<A> type) {
        return declarations(method)
                .map(one -> one.getAnnotation(type))
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** The method itself, and what it overrides: annotations are on the interface often. */
    private static Stream<Method> declarations(Method method) {
        return types(method.getDeclaringClass()).flatMap(type -> Arrays.stream(type.getMethods())
                .filter(one -> one.getName().equals(method.getName())
                        && Arrays.equals(one.getParameterTypes(), method.getParameterTypes())));
    }

    private static <A extends Annotation> Optional<A> annotation(Class<?> type, Class<A> wanted) {
        return types(type)
                .map(one -> one.getAnnotation(wanted))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Stream<Class<?>> types(Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.of(
                                Stream.<Class<?>>of(type),
                                Arrays.stream(type.getInterfaces()).flatMap(Addresses::types),
                                types(type.getSuperclass()))
                        .flatMap(all -> all);
    }

    /** A parameter's pattern is of no interest: {@code {file:.*}} is {@code {file}}. */
    private static String joined(String base, String part) {
        String path = part.replaceAll("\\{\\s*(\\w+)\\s*:[^{}]*(\\{[^}]*}[^{}]*)*}", "{$1}");
        return base + (path.startsWith("/") || path.isEmpty() ? "" : "/") + path.replaceFirst("/$", "");
    }

    private Stream<? extends ServletRegistration> servlets() {
        return context().getServletRegistrations().values().stream();
    }

    private ServletContext context() {
        return application.getServletContext();
    }
}
