package dev.regain.story;

import dev.regain.ratelimit.AskedOften;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** The whole product in one JVM, walked over HTTP as people walk it; one context for all stories. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "regain.home=" + Stage.HOME,
            "regain.flow.diagrams=classpath:bpmn/*.bpmn,classpath:bpmn/*.dmn,classpath:stage/*.bpmn",
            "regain.staff.admin.password=" + Stage.STAFF_PASSWORD,
            "regain.staff.reviewer.password=" + Stage.STAFF_PASSWORD,
            "regain.staff.reviewer2.password=" + Stage.STAFF_PASSWORD,
            "regain.staff.lead.password=" + Stage.STAFF_PASSWORD,
            "regain.staff.analyst.password=" + Stage.STAFF_PASSWORD,
            "regain.outside.directory.import=docs/samples/directory.ndjson",
            "regain.outside.directory.clients.stories=" + Stage.CLIENT_TOKEN_SHA256,
            "regain.access.next.sessions=https://console.example.com/sessions",
            "regain.metrics.token=" + Stage.METRICS_TOKEN_SHA256,
            "regain.ratelimit.cases-by-address-an-hour=100000",
            "regain.ratelimit.cases-by-clue-an-hour=100000",
            "regain.ratelimit.cases-in-all-a-minute=100000",
            "regain.ratelimit.messages-to-number-an-hour=100000",
            "regain.ratelimit.messages-to-number-a-day=100000",
            "regain.ratelimit.messages-in-all-a-day=100000",
            "regain.ratelimit.photos-by-address-a-day=100000",
            "regain.ratelimit.free-by-address=1000000",
            "regain.ratelimit.challenge-numbers=20000",
            "regain.ratelimit.answers-by-address-a-second=10000",
            "camunda.bpm.job-execution.wait-time-in-millis=200",
            "camunda.bpm.job-execution.max-wait=200",
            "camunda.bpm.default-number-of-retries=3",
            "camunda.bpm.generic-properties.properties.failed-job-retry-time-cycle=PT2S,PT2S"
        })
@AutoConfigureObservability(tracing = false)
@Import({
    Stage.class,
    Pile.class,
    StatementCount.class,
    Outages.class,
    HandInPapers.class,
    StagePages.class,
    AskedOften.class
})
@ContextConfiguration(initializers = {StoryDatabase.class, Provider.class, StoryLog.class})
@ExtendWith({StoryDatabase.class, StoryLog.class, Canary.class})
@Tag("story")
public @interface Story {}
