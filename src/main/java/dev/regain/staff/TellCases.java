package dev.regain.staff;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.regain.casefile.CaseId;
import dev.regain.flow.ReviewTasks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Tasklist shows variables beside a task, and names of people where it may read people. The engine knows nothing of a case that
 * could be a variable [S5], and reviewers may not read the list of people; so what reviewers need of both is written into the
 * engine's answers on their way, for the tasks of that page alone.
 */
@Component
class TellCases extends FilterRegistrationBean<OncePerRequestFilter> {

    TellCases(
            IdentityService people,
            ReviewTasks tasks,
            CaseColumns columns,
            TaskNames names,
            LocaleResolver languages,
            ObjectMapper json) {
        super(new Filter(people, tasks, columns, names, languages, json));
        addServletNames(NarrowLists.ENGINE_API);
    }

    private static class Filter extends OncePerRequestFilter {

        private static final Pattern LIST = Pattern.compile(".*/filter/[^/]+/list");
        private static final Pattern TASK = Pattern.compile(".*/task/[^/]+");

        private final IdentityService people;
        private final ReviewTasks tasks;
        private final CaseColumns columns;
        private final TaskNames names;
        private final LocaleResolver languages;
        private final ObjectMapper json;

        Filter(
                IdentityService people,
                ReviewTasks tasks,
                CaseColumns columns,
                TaskNames names,
                LocaleResolver languages,
                ObjectMapper json) {
            this.people = people;
            this.tasks = tasks;
            this.columns = columns;
            this.names = names;
            this.languages = languages;
            this.json = json;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                throws ServletException, IOException {
            boolean list = LIST.matcher(request.getRequestURI()).matches();
            boolean task =
                    TASK.matcher(request.getRequestURI()).matches() && HttpMethod.GET.matches(request.getMethod());
            if (!list && !task) {
                rest.doFilter(request, response);
                return;
            }
            ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
            rest.doFilter(request, kept);
            if (isHypertext(kept) && json.readTree(kept.getContentAsByteArray()) instanceof ObjectNode answer) {
                Locale language = languages.resolveLocale(request);
                asOurselves(asker -> {
                    if (list) {
                        tellList(answer, asker, language);
                    } else {
                        tellTask(answer, language);
                    }
                });
                kept.resetBuffer();
                kept.getOutputStream().write(json.writeValueAsBytes(answer));
            }
            kept.copyBodyToResponse();
        }

        /** The form that Tasklist asks for; the plain one has no room for more. */
        private static boolean isHypertext(ContentCachingResponseWrapper answer) {
            return answer.getStatus() == HttpServletResponse.SC_OK
                    && answer.getContentType() != null
                    && answer.getContentType().startsWith("application/hal+json");
        }

        private interface Telling {
            void tell(Authentication asker);
        }

        /** What is read here is not theirs to read. */
        private void asOurselves(Telling telling) {
            Authentication asker = people.getCurrentAuthentication();
            people.clearAuthentication();
            try {
                telling.tell(asker);
            } finally {
                people.setAuthentication(asker);
            }
        }

        private void tellList(ObjectNode answer, Authentication asker, Locale language) {
            JsonNode listed = answer.path("_embedded").path("task");
            if (!(listed instanceof ArrayNode shown) || shown.isEmpty()) {
                return;
            }
            shown.forEach(task -> rename((ObjectNode) task, language));
            Set<String> holders = new LinkedHashSet<>();
            shown.forEach(task -> holders.add(task.path("assignee").asText("")));
            answer.withObject("/_embedded").set("assignee", named(holders));
            if (isReviewer(asker)) {
                Set<String> ids = new LinkedHashSet<>();
                shown.forEach(task -> ids.add(task.path("id").asText()));
                Map<String, CaseId> cases = tasks.casesOf(ids);
                for (JsonNode task : shown) {
                    CaseId caseId = cases.get(task.path("id").asText());
                    if (caseId != null) {
                        ((ObjectNode) task).withObject("/_embedded").set("variable", variables(caseId, language));
                    }
                }
            }
        }

        private void rename(ObjectNode task, Locale language) {
            names.of(
                            task.path("processDefinitionId").asText(),
                            task.path("taskDefinitionKey").asText(),
                            language)
                    .ifPresent(name -> task.put("name", name));
        }

        /** Administrators manage people and do not look at cases. */
        private boolean isReviewer(Authentication asker) {
            return asker != null
                    && people.createGroupQuery().groupMember(asker.getUserId()).list().stream()
                            .anyMatch(group -> List.of(MakeStaff.REVIEWERS, MakeStaff.REVIEW_LEADS)
                                    .contains(group.getId()));
        }

        private ArrayNode variables(CaseId caseId, Locale language) {
            ArrayNode variables = json.createArrayNode();
            columns.of(caseId, language).forEach((name, value) -> variables
                    .addObject()
                    .put("name", name)
                    .put("type", "String")
                    .put("value", value));
            return variables;
        }

        private void tellTask(ObjectNode answer, Locale language) {
            rename(answer, language);
            Set<String> mentioned = new LinkedHashSet<>();
            answer.path("_embedded")
                    .path("identityLink")
                    .forEach(link -> mentioned.add(link.path("userId").asText("")));
            if (!mentioned.isEmpty()) {
                answer.withObject("/_embedded").set("user", named(mentioned));
            }
        }

        private ArrayNode named(Set<String> ids) {
            ArrayNode named = json.createArrayNode();
            ids.remove("");
            if (!ids.isEmpty()) {
                for (User user : people.createUserQuery()
                        .userIdIn(ids.toArray(String[]::new))
                        .list()) {
                    named.addObject()
                            .put("id", user.getId())
                            .put("firstName", user.getFirstName())
                            .put("lastName", user.getLastName());
                }
            }
            return named;
        }
    }
}
