package dev.regain.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:staff;DEFAULT_NULL_ORDERING=HIGH",
            "regain.home=target/staff",
            "regain.flow.diagrams=classpath:attacked/*.bpmn",
            "camunda.bpm.process-engine-name=staff",
            "regain.staff.reviewer.password=" + StaffTest.PASSWORD,
            "regain.staff.analyst.password=" + StaffTest.PASSWORD
        })
class StaffTest {

    static final String PASSWORD = "correct-horse-battery";

    private static final String ENGINE = "staff";

    /** Of a session, where the webapps keep who is signed in. */
    private static final String ATTRIBUTE = "authenticatedUser";

    @LocalServerPort
    private int port;

    @Autowired
    private IdentityService people;

    @Autowired
    private SessionRepository<?> sessions;

    @Test
    void a_reviewer_works_in_tasklist_alone() {
        StaffClient reviewer = client();

        assertThat(reviewer.signIn("reviewer", PASSWORD, "cockpit").statusCode())
                .isEqualTo(403);
        assertThat(reviewer.signIn("reviewer", PASSWORD, "admin").statusCode()).isEqualTo(403);
        assertThat(reviewer.signIn("reviewer", PASSWORD, "tasklist").statusCode())
                .isEqualTo(200);

        assertThat(reviewer.engine("GET", "/task?maxResults=10", null).statusCode())
                .isEqualTo(200);
        assertThat(reviewer.get("/camunda/api/cockpit/plugin/base/staff/process-definition/statistics")
                        .statusCode())
                .isNotEqualTo(200);
        assertThat(reviewer.engine("GET", "/process-definition?maxResults=10", null)
                        .body())
                .isEqualTo("[]");
        assertThat(reviewer.engine("GET", "/user?maxResults=10", null).body()).doesNotContain("admin");
    }

    @Test
    void an_analyst_sees_processes_in_cockpit_alone() {
        StaffClient analyst = client();

        assertThat(analyst.signIn("analyst", PASSWORD, "tasklist").statusCode()).isEqualTo(403);
        assertThat(analyst.signIn("analyst", PASSWORD, "cockpit").statusCode()).isEqualTo(200);

        assertThat(analyst.engine("GET", "/process-definition?maxResults=10", null)
                        .body())
                .contains("attackedStep");
        assertThat(analyst.engine("GET", "/process-instance?maxResults=10", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(analyst.get("/camunda/api/cockpit/plugin/base/staff/process-definition/statistics"
                                + "?firstResult=0&maxResults=50")
                        .body())
                .contains("attackedStep");
        assertThat(analyst.engine("GET", "/history/process-instance?maxResults=10", null)
                        .statusCode())
                .isEqualTo(200);
        assertThat(analyst.engine("GET", "/task?maxResults=10", null).body()).isEqualTo("[]");
    }

    @Test
    void who_signs_out_while_a_list_is_under_way_stays_signed_out() {
        StaffClient reviewer = client();
        HttpResponse<String> signedIn = reviewer.signIn("reviewer", PASSWORD, "tasklist");
        assertThat(reviewer.engine("GET", "/task?maxResults=1", null).statusCode())
                .isEqualTo(200);
        Request<?> underWay = new Request<>(sessions, signedIn);

        assertThat(reviewer.post("/camunda/api/admin/auth/user/staff/logout", "application/json", "")
                        .statusCode())
                .isEqualTo(200);
        underWay.ends();

        assertThat(reviewer.engine("GET", "/task?maxResults=1", null).statusCode())
                .isEqualTo(401);
        underWay.ends();
        assertThat(reviewer.get("/review/cases/00000000-0000-0000-0000-000000000000")
                        .statusCode())
                .isEqualTo(404);
        assertThat(reviewer.signIn("reviewer", PASSWORD, "tasklist").statusCode())
                .isEqualTo(200);
        assertThat(reviewer.engine("GET", "/task?maxResults=1", null).statusCode())
                .isEqualTo(200);
    }

    /** One of the webapps' that began while somebody was signed in: at its end, Camunda's filter writes that into the session. */
    private static final class Request<S extends Session> {

        private final SessionRepository<S> sessions;
        private final String session;
        private final Object whoIsSignedIn;

        Request(SessionRepository<S> sessions, HttpResponse<String> signedIn) {
            this.sessions = sessions;
            Matcher cookie = Pattern.compile("SESSION=([^;]+)")
                    .matcher(signedIn.headers().firstValue("Set-Cookie").orElseThrow());
            assertThat(cookie.find()).isTrue();
            this.session = new String(Base64.getDecoder().decode(cookie.group(1)), StandardCharsets.UTF_8);
            this.whoIsSignedIn = sessions.findById(session).getAttribute(ATTRIBUTE);
            assertThat(whoIsSignedIn).isNotNull();
        }

        void ends() {
            S now = sessions.findById(session);
            now.setAttribute(ATTRIBUTE, whoIsSignedIn);
            sessions.save(now);
        }
    }

    @Test
    void an_administrator_manages_people() {
        people.createMembership("analyst", "camunda-admin");
        StaffClient admin = client();
        assertThat(admin.signIn("analyst", PASSWORD, "admin").statusCode()).isEqualTo(200);
        people.deleteMembership("analyst", "camunda-admin");

        HttpResponse<String> made = admin.engine(
                "POST",
                "/user/create",
                "{\"profile\":{\"id\":\"eve\",\"firstName\":\"Eve\",\"lastName\":\"Reviewer\"},"
                        + "\"credentials\":{\"password\":\"" + PASSWORD + "\"}}");
        HttpResponse<String> joined = admin.engine("PUT", "/group/reviewers/members/eve", "{}");

        assertThat(made.statusCode()).isEqualTo(204);
        assertThat(joined.statusCode()).isEqualTo(204);
        assertThat(client().signIn("eve", PASSWORD, "tasklist").statusCode()).isEqualTo(200);
    }

    @Test
    void a_stranger_gets_nothing() {
        StaffClient stranger = client();

        assertThat(stranger.engine("GET", "/task?maxResults=10", null).statusCode())
                .isEqualTo(401);
        assertThat(stranger.engine("GET", "/user?maxResults=10", null).statusCode())
                .isEqualTo(401);
        assertThat(stranger.get("/camunda/api/cockpit/plugin/base/staff/process-definition/statistics")
                        .statusCode())
                .isEqualTo(401);
        assertThat(stranger.get("/camunda/api/engine/engine/").body()).matches("\\[(\\{\"name\":\"\\w+\"},?)+]");
        assertThat(stranger.get("/camunda/api/engine/version").statusCode()).isEqualTo(404);
        assertThat(stranger.get("/engine-rest/engine").statusCode()).isEqualTo(404);
        assertThat(stranger.signIn("demo", "demo", "tasklist").statusCode()).isEqualTo(401);
    }

    @Test
    void nobody_sets_up_an_administrator() {
        for (String path : new String[] {"user/create", "", "x"}) {
            assertThat(client().post("/camunda/api/admin/setup/staff/" + path, "application/json", "{}")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(client().get("/camunda/api/admin/setup/staff/" + path).statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void who_guesses_passwords_waits() {
        User guessed = people.newUser("guessed");
        guessed.setLastName("Guessed");
        guessed.setPassword(PASSWORD);
        people.saveUser(guessed);
        people.createMembership("guessed", "reviewers");

        assertThat(client().signIn("guessed", "wrong", "tasklist").statusCode()).isEqualTo(401);
        assertThat(client().signIn("guessed", PASSWORD, "tasklist").statusCode())
                .isNotEqualTo(200);
    }

    @Test
    void the_short_address_leads_to_the_welcome_page() {
        HttpResponse<String> answer = client().get("/camunda");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/camunda/app/welcome/");
        assertThat(client().get("/camunda/").statusCode()).isEqualTo(302);
    }

    @Test
    void the_pages_are_framed_by_nobody_else_and_keep_to_themselves() {
        HttpResponse<String> page = client().firstPage();

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'self'", "object-src 'none'")
                .doesNotContain("https:");
        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.headers().allValues("Set-Cookie"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("SESSION").contains("HttpOnly", "SameSite=Lax"));
        assertThat(client().engine("GET", "/task", null)
                        .headers()
                        .firstValue("Cache-Control")
                        .orElseThrow())
                .contains("no-store");
    }

    @Test
    void cockpit_may_list_the_versions_of_a_process_though_it_forgets_to_say_how_many() {
        StaffClient analyst = client();
        analyst.signIn("analyst", PASSWORD, "cockpit");

        assertThat(analyst.engine("GET", "/process-definition?key=attackedReview&sortBy=version&sortOrder=desc", null)
                        .body())
                .contains("\"version\":1");
        assertThat(analyst.engine("GET", "/process-definition", null).statusCode())
                .as("any other list without a bound")
                .isEqualTo(400);
    }

    @Test
    void everybody_has_a_whole_name() {
        for (User user : people.createUserQuery()
                .userIdIn("admin", "reviewer", "reviewer2", "lead", "analyst")
                .list()) {
            assertThat(user.getFirstName()).isNotBlank();
            assertThat(user.getLastName()).isNotBlank();
        }
    }

    @Test
    void a_password_that_nobody_set_is_shown_once_on_the_console(CapturedOutput console) {
        Matcher shown = Pattern.compile("(?m)^ +admin +(\\S{20})$").matcher(console.getOut());

        assertThat(shown.find()).isTrue();
        assertThat(console.getOut())
                .contains("Staff    http://127.0.0.1:" + port + "/camunda   admin, reviewer, reviewer2, lead, analyst")
                .contains("regain.staff.admin.password")
                .containsOnlyOnce(shown.group(1))
                .doesNotContain(PASSWORD);
        assertThat(console.getErr()).doesNotContain(shown.group(1));
        assertThat(client().signIn("admin", shown.group(1), "admin").statusCode())
                .isEqualTo(200);
    }

    private StaffClient client() {
        return new StaffClient(port, ENGINE);
    }
}
