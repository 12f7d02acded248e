package dev.regain.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.http.server.PathContainer;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The webapps' API has more than 500 addresses, and Camunda opens all of them to whoever is signed in to any webapp. Here
 * people reach what the pages ask for that they may open; the rest is the administrators'. What they then see or do the
 * engine's authorizations say, and what nobody may the engine itself ({@code flow.hardening}). Strangers are the webapps'
 * own business: they answer 401.
 */
class WebappApi implements AuthorizationManager<RequestAuthorizationContext> {

    private static final Pattern ENGINE = Pattern.compile(StaffSecurity.WEBAPPS + "/api/engine/engine/[^/]+(/.*)");
    private static final Pattern PLUGIN = Pattern.compile(
            StaffSecurity.WEBAPPS + "/api/(cockpit|tasklist|admin|welcome)/plugin/[^/]+/(?!static(?:/|$)).*");

    private static final String ADMIN = "admin";

    /** A person's own name, groups and password; names of others, as they stand beside a task. */
    private static final Addresses EVERYBODY = new Addresses(
            "GET /identity/groups",
            "GET /identity/password-policy",
            "POST /identity/password-policy",
            "GET /authorization/check",
            "GET /group",
            "GET /group/count",
            "GET /user/{id}/profile",
            "PUT /user/{id}/profile",
            "PUT /user/{id}/credentials",
            "OPTIONS /user/{id}");

    private static final Map<String, Addresses> OF_WEBAPP = Map.of(
            "tasklist",
            new Addresses(
                    "GET /filter/**",
                    "OPTIONS /filter/**",
                    "POST /filter/{id}/count",
                    "POST /filter/{id}/list",
                    "POST /filter/{id}/singleResult",
                    "GET /task/**",
                    "POST /task",
                    "POST /task/count",
                    "POST /task/{id}/claim",
                    "POST /task/{id}/unclaim",
                    "POST /task/{id}/assignee",
                    "POST /task/{id}/complete",
                    "POST /task/{id}/submit-form",
                    "GET /history/user-operation/**",
                    "GET /process-definition/**",
                    "GET /user",
                    "GET /user/count",
                    "GET /variable-instance/**",
                    "POST /variable-instance",
                    "POST /variable-instance/count"),
            "cockpit",
            new Addresses(
                    "GET /batch/**",
                    "GET /case-definition/count",
                    "GET /decision-definition/**",
                    "GET /decision-requirements-definition/**",
                    "GET /deployment/**",
                    "GET /execution/**",
                    "GET /external-task/**",
                    "GET /history/**",
                    "GET /incident/**",
                    "GET /job/**",
                    "GET /job-definition/**",
                    "GET /process-definition/**",
                    "GET /process-instance/**",
                    "GET /task/**",
                    "GET /variable-instance/**",
                    // Queries that are too long for an address.
                    "POST /execution",
                    "POST /execution/count",
                    "POST /external-task",
                    "POST /external-task/count",
                    "POST /history/activity-instance",
                    "POST /history/activity-instance/count",
                    "POST /history/external-task-log",
                    "POST /history/external-task-log/count",
                    "POST /history/job-log",
                    "POST /history/job-log/count",
                    "POST /history/process-instance",
                    "POST /history/process-instance/count",
                    "POST /history/task",
                    "POST /history/task/count",
                    "POST /history/variable-instance",
                    "POST /history/variable-instance/count",
                    "POST /job",
                    "POST /job/count",
                    "POST /job-definition",
                    "POST /job-definition/count",
                    "POST /process-instance",
                    "POST /process-instance/count",
                    "POST /task",
                    "POST /task/count",
                    "POST /variable-instance",
                    "POST /variable-instance/count"));

    /** Tells whether a password is somebody's, which no page asks; and what has no tables ({@link NoCmmn}). */
    private static final Pattern NOBODY = Pattern.compile(
            "/identity/verify|(/history)?/case-(definition(?!/count$)|instance|execution|activity-instance)(/.*)?");

    /** The one that Camunda opens to strangers. */
    private static final Pattern NO_STRANGER = Pattern.compile("/identity/password-policy/?");

    private final ProcessEngine engine;

    WebappApi(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> unused, RequestAuthorizationContext asked) {
        HttpServletRequest request = asked.getRequest();
        String path = StaffSecurity.decodedPath(request);
        String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
        return new AuthorizationDecision(WebappSession.webapps(engine, request.getSession(false))
                .map(webapps -> isOpen(method, path, webapps))
                .orElseGet(() -> isOpenToStrangers(path)));
    }

    private static boolean isOpenToStrangers(String path) {
        Matcher asked = ENGINE.matcher(path);
        return !asked.matches() || !NO_STRANGER.matcher(asked.group(1)).matches();
    }

    private static boolean isOpen(String method, String path, Set<String> webapps) {
        Matcher plugin = PLUGIN.matcher(path);
        if (plugin.matches()) {
            return webapps.contains(plugin.group(1));
        }
        Matcher asked = ENGINE.matcher(path);
        if (!asked.matches()) {
            return true;
        }
        String address = asked.group(1);
        if (NOBODY.matcher(address).matches()) {
            return false;
        }
        return webapps.contains(ADMIN)
                || EVERYBODY.have(method, address)
                || OF_WEBAPP.entrySet().stream()
                        .anyMatch(webapp -> webapps.contains(webapp.getKey())
                                && webapp.getValue().have(method, address));
    }

    private static class Addresses {

        private final Map<String, Set<PathPattern>> byMethod;

        Addresses(String... all) {
            byMethod = Arrays.stream(all)
                    .map(one -> one.split(" "))
                    .collect(Collectors.groupingBy(
                            one -> one[0],
                            Collectors.mapping(
                                    one -> PathPatternParser.defaultInstance.parse(one[1]), Collectors.toSet())));
        }

        boolean have(String method, String address) {
            String plain = address.length() > 1 && address.endsWith("/")
                    ? address.substring(0, address.length() - 1)
                    : address;
            PathContainer path = PathContainer.parsePath(plain);
            return byMethod.getOrDefault(method, Set.of()).stream().anyMatch(pattern -> pattern.matches(path));
        }
    }
}
