package dev.regain.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regain.flow.RequestWithBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lists depend on who looks and when, such as "mine" and "due today": with each look at one goes what makes it so. Mapped to the API's
 * servlet, it comes after the webapps' own filters: who asks is known, and their token was looked at.
 */
@Component
class NarrowLists extends FilterRegistrationBean<OncePerRequestFilter> {

    /** Of the webapps: what answers for the engine's API. */
    static final String ENGINE_API = "Engine Api";

    NarrowLists(IdentityService people, TaskLists lists, DeskSettings settings, Clock clock, ObjectMapper json) {
        super(new Filter(people, lists, settings, clock, json));
        addServletNames(ENGINE_API);
    }

    private static class Filter extends OncePerRequestFilter {

        private static final Pattern LIST = Pattern.compile(".*/filter/([0-9A-Za-z-]{1,64})/(list|count|singleResult)");

        private final IdentityService people;
        private final TaskLists lists;
        private final DeskSettings settings;
        private final Clock clock;
        private final ObjectMapper json;

        Filter(IdentityService people, TaskLists lists, DeskSettings settings, Clock clock, ObjectMapper json) {
            this.people = people;
            this.lists = lists;
            this.settings = settings;
            this.clock = clock;
            this.json = json;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                throws ServletException, IOException {
            Map<String, Object> narrowing = narrowing(request);
            rest.doFilter(narrowing.isEmpty() ? request : narrowed(request, narrowing), response);
        }

        private Map<String, Object> narrowing(HttpServletRequest request) {
            Matcher list = LIST.matcher(request.getRequestURI());
            if (!list.matches() || people.getCurrentAuthentication() == null) {
                return Map.of();
            }
            String user = people.getCurrentAuthentication().getUserId();
            return lists.of(list.group(1)).map(known -> narrowing(known, user)).orElse(Map.of());
        }

        private Map<String, Object> narrowing(TaskList list, String user) {
            Map<String, Object> narrowing = new HashMap<>(list.now(user, clock.instant(), settings.zone()));
            List<String> groups = TaskList.GROUPS.stream()
                    .filter(group -> people.createUserQuery()
                                    .userId(user)
                                    .memberOfGroup(group)
                                    .count()
                            > 0)
                    .toList();
            if (list.isOfOneGroup() && !groups.isEmpty()) {
                narrowing.put("candidateGroups", groups);
            }
            return narrowing;
        }

        /** A look without a query of its own gets one. */
        private HttpServletRequest narrowed(HttpServletRequest request, Map<String, Object> narrowing)
                throws IOException {
            JsonNode sent = json.readTree(request.getInputStream());
            ObjectNode query = sent instanceof ObjectNode object ? object : json.createObjectNode();
            query.setAll((ObjectNode) json.valueToTree(narrowing));
            return new Narrowed(request, json.writeValueAsBytes(query));
        }
    }

    private static class Narrowed extends RequestWithBody {

        private final int length;

        Narrowed(HttpServletRequest request, byte[] body) {
            super(request, body);
            this.length = body.length;
        }

        @Override
        public String getMethod() {
            return HttpMethod.POST.name();
        }

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_JSON_VALUE;
        }

        @Override
        public int getContentLength() {
            return length;
        }

        @Override
        public long getContentLengthLong() {
            return length;
        }

        @Override
        public String getHeader(String name) {
            return ours(name).orElseGet(() -> super.getHeader(name));
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return ours(name)
                    .map(value -> Collections.enumeration(List.of(value)))
                    .orElseGet(() -> super.getHeaders(name));
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            List<String> names = Collections.list(super.getHeaderNames());
            names.removeIf(name -> ours(name).isPresent());
            names.add(HttpHeaders.CONTENT_TYPE);
            names.add(HttpHeaders.CONTENT_LENGTH);
            return Collections.enumeration(names);
        }

        private Optional<String> ours(String header) {
            if (header.equalsIgnoreCase(HttpHeaders.CONTENT_LENGTH)) {
                return Optional.of(String.valueOf(length));
            }
            return header.equalsIgnoreCase(HttpHeaders.CONTENT_TYPE)
                    ? Optional.of(MediaType.APPLICATION_JSON_VALUE)
                    : Optional.empty();
        }
    }
}
