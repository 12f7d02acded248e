package dev.regain.flow.hardening;

import dev.regain.Regain;
import dev.regain.staff.StaffClient;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/**
 * A running Regain with two reviewers, and people signed in who mean no good. It runs until the tests end: Camunda's webapps keep
 * statics, and to close one would break those that other tests run.
 */
class Attacked {

    private static final String PASSWORD = "correct-horse-battery";

    private final ServletWebServerApplicationContext context;
    final String engine;
    final StaffClient admin;
    final StaffClient reviewer;
    final StaffClient colleague;
    /** A reviewer whom an exclusion keeps from every case. */
    final StaffClient acquaintance;

    /** @param engine a name of its own: engines are known by name across the JVM */
    Attacked(String engine, Class<?>... walls) {
        this.engine = engine;
        this.context =
                (ServletWebServerApplicationContext) new SpringApplicationBuilder(Regain.class, AttackedProcess.class)
                        .sources(walls)
                        .run(
                                "--server.port=0",
                                "--regain.home=target/attacked/" + engine,
                                "--spring.datasource.url=jdbc:h2:mem:" + engine + ";DEFAULT_NULL_ORDERING=HIGH",
                                "--regain.flow.diagrams=classpath:attacked/*.bpmn",
                                "--camunda.bpm.process-engine-name=" + engine,
                                "--camunda.bpm.job-execution.enabled=false",
                                "--regain.staff.admin.password=" + PASSWORD,
                                "--regain.staff.reviewer.password=" + PASSWORD,
                                "--regain.staff.analyst.password=" + PASSWORD);
        add("colleague");
        add("acquaintance");
        admin = signedIn("admin", "admin");
        reviewer = signedIn("reviewer", "tasklist");
        colleague = signedIn("colleague", "tasklist");
        acquaintance = signedIn("acquaintance", "tasklist");
    }

    private void add(String reviewer) {
        User person = people().newUser(reviewer);
        person.setLastName("Colleague");
        person.setPassword(PASSWORD);
        people().saveUser(person);
        people().createMembership(reviewer, "reviewers");
    }

    private StaffClient signedIn(String user, String app) {
        StaffClient client = stranger();
        HttpResponse<String> answer = client.signIn(user, PASSWORD, app);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(user + " cannot sign in: " + answer.statusCode() + " " + answer.body());
        }
        return client;
    }

    StaffClient stranger() {
        return new StaffClient(context.getWebServer().getPort(), engine);
    }

    String startStep() {
        return runtime()
                .startProcessInstanceByKey("attackedStep", UUID.randomUUID().toString())
                .getId();
    }

    String startReview() {
        return runtime()
                .startProcessInstanceByKey("attackedReview", UUID.randomUUID().toString())
                .getId();
    }

    String task(String process, String key) {
        return tasks().createTaskQuery()
                .processInstanceId(process)
                .taskDefinitionKey(key)
                .singleResult()
                .getId();
    }

    boolean isOpen(String task) {
        return tasks().createTaskQuery().taskId(task).count() == 1;
    }

    String assignee(String task) {
        Task found = tasks().createTaskQuery().taskId(task).singleResult();
        return found == null ? null : found.getAssignee();
    }

    boolean knows(String process, String variable) {
        return history()
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(process)
                        .variableName(variable)
                        .count()
                > 0;
    }

    RuntimeService runtime() {
        return context.getBean(RuntimeService.class);
    }

    TaskService tasks() {
        return context.getBean(TaskService.class);
    }

    HistoryService history() {
        return context.getBean(HistoryService.class);
    }

    IdentityService people() {
        return context.getBean(IdentityService.class);
    }

    AuthorizationService rights() {
        return context.getBean(AuthorizationService.class);
    }

    RepositoryService repository() {
        return context.getBean(RepositoryService.class);
    }
}
