package dev.regain.flow.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.flow.Refused;
import dev.regain.flow.hardening.BareEngine.BehindFirstWall;
import dev.regain.staff.StaffClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each attack does its harm on the engine as it comes, and none on ours. */
class EngineAttacksTest {

    static List<Attack> attacks() {
        return Attack.ALL;
    }

    /** What does not reach the engine by HTTP on ours, where it would be harmless all the same. */
    static Stream<Attack> stoppedByFirstWall() {
        return Attack.ALL.stream()
                .filter(attack -> attack.name().contains("expression")
                        || attack.name().contains("or_quer")
                        || attack.name().startsWith("reviewer_"));
    }

    static Stream<Attack> shownOnBareEngine() {
        return Attack.ALL.stream().filter(Attack::worksOnBareEngine);
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class On_a_bare_engine {

        private Attacked bare;

        @BeforeAll
        void start() {
            bare = new Attacked("bare", BareEngine.class);
        }

        @ParameterizedTest
        @MethodSource("dev.regain.flow.hardening.EngineAttacksTest#shownOnBareEngine")
        void it_works(Attack attack) {
            assertThat(attack.worked().test(bare)).isTrue();
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class Behind_the_first_wall {

        private Attacked engineOnly;

        @BeforeAll
        void start() {
            engineOnly = new Attacked("engineOnly", BehindFirstWall.class);
        }

        @ParameterizedTest
        @MethodSource("dev.regain.flow.hardening.EngineAttacksTest#stoppedByFirstWall")
        void it_is_harmless_all_the_same(Attack attack) {
            assertThat(attack.worked().test(engineOnly)).isFalse();
        }
    }

    @Nested
    @TestInstance(Lifecycle.PER_CLASS)
    class On_ours {

        private Attacked ours;

        @BeforeAll
        void start() {
            ours = new Attacked("ours");
        }

        @ParameterizedTest
        @MethodSource("dev.regain.flow.hardening.EngineAttacksTest#attacks")
        void it_is_harmless(Attack attack) {
            assertThat(attack.worked().test(ours)).isFalse();
        }

        @Test
        void two_reviewers_decide_what_they_claimed() {
            String review = ours.startReview();
            String first = ours.task(review, "firstReview");
            String second = ours.task(review, "secondReview");

            claim(ours.reviewer, first, "reviewer");
            assertThat(complete(ours.reviewer, first).statusCode()).isEqualTo(204);
            // What the process writes after the decision, in the same transaction, is not the reviewer's.
            assertThat(ours.knows(review, "reviewTries")).isTrue();

            claim(ours.colleague, second, "colleague");
            assertThat(complete(ours.colleague, second).statusCode()).isEqualTo(204);
            assertThat(ours.history()
                            .createHistoricActivityInstanceQuery()
                            .processInstanceId(review)
                            .activityId("approved")
                            .count())
                    .isEqualTo(1);
        }

        @Test
        void the_applicant_takes_his_own_step() {
            String task = ours.task(ours.startStep(), "enterSomething");

            ours.tasks().complete(task);

            assertThat(ours.isOpen(task)).isFalse();
        }

        @Test
        void who_completes_what_a_colleague_holds_is_told_so() {
            String task = ours.task(ours.startReview(), "firstReview");
            claim(ours.colleague, task, "colleague");

            HttpResponse<String> answer = complete(ours.reviewer, task);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("claim it first");
        }

        @Test
        void who_claims_what_a_colleague_holds_is_told_so() {
            String task = ours.task(ours.startReview(), "firstReview");
            claim(ours.colleague, task, "colleague");

            HttpResponse<String> answer = claim(ours.reviewer, task, "reviewer");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Another person holds this task");
        }

        @Test
        void who_decided_before_is_told_when_claiming() {
            String review = ours.startReview();
            String first = ours.task(review, "firstReview");
            claim(ours.reviewer, first, "reviewer");
            complete(ours.reviewer, first);

            HttpResponse<String> answer = claim(ours.reviewer, ours.task(review, "secondReview"), "reviewer");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("A second person decides this");
        }

        @Test
        void who_decides_a_second_time_is_told_that_it_is_decided() {
            String task = ours.task(ours.startReview(), "firstReview");
            claim(ours.reviewer, task, "reviewer");
            complete(ours.reviewer, task);

            HttpResponse<String> answer = complete(ours.reviewer, task);

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("already decided by Robin Reviewer");
        }

        @Test
        void of_two_decisions_at_once_one_wins() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(2);
            try {
                for (int round = 0; round < 5; round++) {
                    String task = ours.task(ours.startReview(), "firstReview");
                    claim(ours.reviewer, task, "reviewer");
                    Callable<Integer> decision =
                            () -> complete(ours.reviewer, task).statusCode();
                    List<Future<Integer>> answers = threads.invokeAll(List.of(decision, decision));
                    assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                            .containsExactlyInAnyOrder(204, 403);
                }
            } finally {
                threads.shutdown();
            }
        }

        @Test
        void an_administrator_frees_what_an_absent_colleague_holds() {
            String task = ours.task(ours.startReview(), "firstReview");
            claim(ours.colleague, task, "colleague");

            assertThat(ours.admin
                            .engine("POST", "/task/" + task + "/unclaim", null)
                            .statusCode())
                    .isEqualTo(204);

            assertThat(ours.assignee(task)).isNull();
        }

        @Test
        void a_refusal_does_not_repeat_what_was_sent() {
            String review = ours.startReview();
            String task = ours.task(review, "firstReview");
            claim(ours.reviewer, task, "reviewer");

            HttpResponse<String> answer = ours.reviewer.engine(
                    "POST",
                    "/task/" + task + "/complete",
                    "{\"variables\":{\"reviewApproved\":{\"value\":\"Ana 13800138000\",\"type\":\"String\"}}}");

            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).doesNotContain("Ana").doesNotContain("13800138000");
            assertThatThrownBy(() -> ours.runtime().setVariable(review, "Ana", "13800138000"))
                    .isInstanceOf(Refused.class)
                    .hasMessageNotContainingAny("Ana", "13800138000");
        }

        @Test
        void null_is_a_value_of_a_declared_fact() {
            String review = ours.startReview();

            ours.runtime().setVariable(review, "reviewApproved", null);

            assertThat(ours.knows(review, "reviewApproved")).isTrue();
        }

        @Test
        void an_expression_is_refused_however_it_is_wrapped() {
            String path = "/camunda/api/engine/engine/ours/task";
            String hidden = "{\"orQueries\":[{\"assignee\\u0045xpression\":\"x\"}]}";
            for (String type :
                    List.of("application/json", "application/hal+json", "text/plain", "odd", "application/*")) {
                // Sent in chunks, since the body's length is not known.
                assertThat(ours.reviewer.post(path, type, hidden).statusCode())
                        .as(type)
                        .isEqualTo(400);
            }
            assertThat(ours.reviewer
                            .post(path, "application/json", "{\"a\":1} {\"xExpression\":1}")
                            .statusCode())
                    .isEqualTo(400);
            assertThat(ours.reviewer
                            .post(path, "application/json", "\"" + "x".repeat(2 << 20) + "\"")
                            .statusCode())
                    .isEqualTo(413);
            assertThat(ours.reviewer
                            .post(path + "?maxResults=5", "application/json", "{\"orQueries\":[]}")
                            .statusCode())
                    .isEqualTo(200);
        }

        @Test
        void a_process_without_a_case_does_not_start() {
            assertThatThrownBy(() -> ours.runtime().startProcessInstanceByKey("attackedStep"))
                    .isInstanceOf(Refused.class);
            assertThatThrownBy(() -> ours.runtime()
                            .createProcessInstanceByKey("attackedStep")
                            .businessKey("Ana")
                            .startBeforeActivity("enterSomething")
                            .execute())
                    .isInstanceOf(Refused.class);
            ours.runtime()
                    .startProcessInstanceByKey("attackedStep", UUID.randomUUID().toString());
        }

        private HttpResponse<String> claim(StaffClient client, String task, String user) {
            return client.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}");
        }

        private HttpResponse<String> complete(StaffClient client, String task) {
            return client.engine(
                    "POST",
                    "/task/" + task + "/complete",
                    "{\"variables\":{\"reviewApproved\":{\"value\":true,\"type\":\"Boolean\"}}}");
        }
    }
}
