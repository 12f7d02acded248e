package dev.regain.flow.hardening;

import dev.regain.staff.StaffClient;
import java.util.List;
import java.util.function.Predicate;

/**
 * One thing that somebody tries.
 *
 * @param worksOnBareEngine false where the engine as it comes refuses already, and ours must not open it
 * @param worked tries it, and says whether it worked
 */
record Attack(String name, boolean worksOnBareEngine, Predicate<Attacked> worked) {

    private static final String SING = "${canary.sing()}";
    private static final String REFLECT =
            "${''.getClass().forName('dev.regain.flow.hardening.Canary').newInstance().sing()}";

    private static final String APPROVED = "\"reviewApproved\":{\"value\":true,\"type\":\"Boolean\"}";

    private static final String DIAGRAM = "<?xml version='1.0'?><definitions"
            + " xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:camunda='http://camunda.org/schema/1.0/bpmn'"
            + " targetNamespace='x'><process id='planted' isExecutable='true' camunda:historyTimeToLive='P1D'>"
            + "<startEvent id='s'/></process></definitions>";

    static final List<Attack> ALL = List.of(
            // S1: an expression in a query runs as code
            refusedAsItComes(
                    "expression_in_a_task_query",
                    it -> sings(
                            () -> it.reviewer.engine("POST", "/task", "{\"assigneeExpression\":\"" + SING + "\"}"))),
            refusedAsItComes(
                    "expression_in_the_address",
                    it -> sings(
                            () -> it.reviewer.engine("GET", "/task?assigneeExpression=%24%7Bcanary.sing()%7D", null))),
            works(
                    "expression_in_or_queries",
                    it -> sings(() -> it.reviewer.engine(
                            "POST",
                            "/task?maxResults=5",
                            "{\"orQueries\":[{\"assigneeExpression\":\"" + SING + "\"}]}"))),
            works(
                    "reflection_in_or_queries",
                    it -> sings(() -> it.reviewer.engine(
                            "POST",
                            "/task?maxResults=5",
                            "{\"orQueries\":[{\"assigneeExpression\":\"" + REFLECT + "\"}]}"))),
            works(
                    "expression_in_a_count_of_or_queries",
                    it -> sings(() -> it.reviewer.engine(
                            "POST", "/task/count", "{\"orQueries\":[{\"assigneeExpression\":\"" + SING + "\"}]}"))),
            works(
                    "stored_filter_with_an_expression",
                    it -> sings(() -> {
                        String filter = storedFilter(it, "{\"assigneeExpression\":\"" + SING + "\"}");
                        it.admin.engine("GET", "/filter/" + filter + "/list?maxResults=5", null);
                    })),
            works(
                    "stored_filter_extended_by_an_or_query",
                    it -> sings(() -> {
                        String filter = storedFilter(it, "{\"name\":\"x\"}");
                        it.admin.engine(
                                "POST",
                                "/filter/" + filter + "/list?maxResults=5",
                                "{\"orQueries\":[{\"assigneeExpression\":\"" + SING + "\"}]}");
                    })),

            // S2: a stranger makes himself administrator
            works("stranger_creates_an_administrator", Attack::strangerBecomesAdministrator),

            // S3: what runs comes with the release
            works("administrator_deploys_a_diagram", it -> {
                String boundary = "b0undary";
                it.admin.post(
                        "/camunda/api/engine/engine/" + it.engine + "/deployment/create",
                        "multipart/form-data; boundary=" + boundary,
                        "--" + boundary
                                + "\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nplanted\r\n--"
                                + boundary
                                + "\r\nContent-Disposition: form-data; name=\"f\"; filename=\"planted.bpmn\"\r\n"
                                + "Content-Type: application/xml\r\n\r\n" + DIAGRAM + "\r\n--" + boundary + "--\r\n");
                return isPlanted(it);
            }),
            works("java_code_deploys_a_diagram", it -> {
                attempt(() -> it.repository()
                        .createDeployment()
                        .addString("planted.bpmn", DIAGRAM)
                        .deploy());
                return isPlanted(it);
            }),
            refusedAsItComes("serialized_java_object_as_variable", it -> {
                String review = it.startReview();
                it.admin.engine(
                        "PUT",
                        "/process-instance/" + review + "/variables/reviewApproved",
                        "{\"value\":\"rO0ABXNyABFqYXZhLmxhbmcuQm9vbGVhbs0gcoDVnPruAgABWgAFdmFsdWV4cAE=\",\"type\":\"Object\","
                                + "\"valueInfo\":{\"objectTypeName\":\"java.lang.Boolean\","
                                + "\"serializationDataFormat\":\"application/x-java-serialized-object\"}}");
                return it.knows(review, "reviewApproved");
            }),
            works("bytes_as_variable", it -> {
                String review = it.startReview();
                it.admin.engine(
                        "PUT",
                        "/process-instance/" + review + "/variables/reviewApproved",
                        "{\"value\":\"QW5h\",\"type\":\"Bytes\"}");
                return it.knows(review, "reviewApproved");
            }),
            works(
                    "query_for_everything_at_once",
                    it -> it.admin.engine("GET", "/task", null).statusCode() == 200),
            refusedAsItComes(
                    "engine_rest_without_signing_in",
                    it -> it.stranger().get("/engine-rest/engine").statusCode() == 200),

            // S4: who decides
            works("reviewer_completes_what_nobody_claimed", it -> {
                String task = it.task(it.startReview(), "firstReview");
                return completes(it, it.reviewer, task, "complete", "");
            }),
            works("reviewer_submits_what_a_colleague_holds", it -> {
                String task = it.task(it.startReview(), "firstReview");
                claims(it.colleague, task, "colleague");
                return completes(it, it.reviewer, task, "submit-form", "");
            }),
            works("administrator_without_the_group_decides", it -> {
                String task = it.task(it.startReview(), "firstReview");
                claims(it.admin, task, "admin");
                return completes(it, it.admin, task, "complete", "");
            }),
            works("reviewer_takes_a_task_from_a_colleague", it -> {
                String task = it.task(it.startReview(), "firstReview");
                claims(it.colleague, task, "colleague");
                claims(it.reviewer, task, "reviewer");
                it.reviewer.engine("POST", "/task/" + task + "/assignee", "{\"userId\":\"reviewer\"}");
                return "reviewer".equals(it.assignee(task));
            }),
            works("reviewer_frees_what_a_colleague_holds", it -> {
                String task = it.task(it.startReview(), "firstReview");
                claims(it.colleague, task, "colleague");
                it.reviewer.engine("POST", "/task/" + task + "/unclaim", null);
                return it.assignee(task) == null;
            }),
            works("administrator_gives_a_task_to_somebody", it -> {
                String task = it.task(it.startReview(), "firstReview");
                it.admin.engine("POST", "/task/" + task + "/assignee", "{\"userId\":\"reviewer\"}");
                return it.assignee(task) != null;
            }),
            works("same_person_approves_twice", it -> {
                String review = it.startReview();
                String second = it.task(review, "secondReview");
                claims(it.reviewer, second, "reviewer");
                claims(it.reviewer, it.task(review, "firstReview"), "reviewer");
                completes(it, it.reviewer, it.task(review, "firstReview"), "complete", APPROVED);
                return completes(it, it.reviewer, second, "complete", APPROVED);
            }),
            works("who_is_excluded_from_the_case_takes_it", it -> {
                String task = it.task(it.startReview(), "firstReview");
                claims(it.acquaintance, task, "acquaintance");
                return it.assignee(task) != null;
            }),
            works("java_code_gives_a_task_to_who_is_excluded", it -> {
                String task = it.task(it.startReview(), "firstReview");
                attempt(() -> it.tasks().setAssignee(task, "acquaintance"));
                return it.assignee(task) != null;
            }),
            works("java_code_gives_a_task_to_another_group", it -> {
                String task = it.task(it.startReview(), "firstReview");
                attempt(() -> it.tasks().setAssignee(task, "analyst"));
                return it.assignee(task) != null;
            }),
            works("reviewer_resolves_with_variables", it -> {
                String review = it.startReview();
                it.reviewer.engine(
                        "POST",
                        "/task/" + it.task(review, "firstReview") + "/resolve",
                        "{\"variables\":{\"reviewApproved\":{\"value\":true,\"type\":\"Boolean\"}}}");
                return it.knows(review, "reviewApproved");
            }),
            works("administrator_completes_an_applicants_step", it -> {
                String task = it.task(it.startStep(), "enterSomething");
                return completes(it, it.admin, task, "complete", "");
            }),
            works("administrator_claims_an_applicants_step", it -> {
                String task = it.task(it.startStep(), "enterSomething");
                claims(it.admin, task, "admin");
                return it.assignee(task) != null;
            }),
            works("administrator_skips_a_review", it -> {
                String review = it.startReview();
                String task = it.task(review, "secondReview");
                it.admin.engine(
                        "POST",
                        "/process-instance/" + review + "/modification",
                        "{\"instructions\":[{\"type\":\"startBeforeActivity\",\"activityId\":\"approved\"},"
                                + "{\"type\":\"cancel\",\"activityId\":\"secondReview\"}]}");
                return !it.isOpen(task);
            }),
            works("java_code_completes_a_review_for_nobody", it -> {
                String task = it.task(it.startReview(), "firstReview");
                attempt(() -> it.tasks().complete(task));
                return !it.isOpen(task);
            }),

            // S5: what gets in
            works("text_where_a_flag_belongs", it -> {
                String review = it.startReview();
                String task = it.task(review, "firstReview");
                claims(it.reviewer, task, "reviewer");
                completes(
                        it,
                        it.reviewer,
                        task,
                        "complete",
                        "\"reviewApproved\":{\"value\":\"Ana\",\"type\":\"String\"}");
                return it.knows(review, "reviewApproved");
            }),
            works("undeclared_variable_with_the_completing", it -> {
                String review = it.startReview();
                String task = it.task(review, "firstReview");
                claims(it.reviewer, task, "reviewer");
                completes(it, it.reviewer, task, "submit-form", "\"remark\":{\"value\":\"Ana\",\"type\":\"String\"}");
                return it.knows(review, "remark");
            }),
            works("declared_variable_that_the_task_does_not_take", it -> {
                String review = it.startReview();
                String task = it.task(review, "firstReview");
                claims(it.reviewer, task, "reviewer");
                completes(it, it.reviewer, task, "complete", "\"reviewTries\":{\"value\":9,\"type\":\"Integer\"}");
                return it.knows(review, "reviewTries");
            }),
            works("administrator_sets_a_variable", it -> {
                String review = it.startReview();
                it.admin.engine(
                        "PUT",
                        "/process-instance/" + review + "/variables/reviewApproved",
                        "{\"value\":true,\"type\":\"Boolean\"}");
                return it.knows(review, "reviewApproved");
            }),
            works("reviewer_sets_a_local_variable_of_the_task", it -> {
                String review = it.startReview();
                it.reviewer.engine(
                        "PUT",
                        "/task/" + it.task(review, "firstReview") + "/localVariables/remark",
                        "{\"value\":\"Ana\",\"type\":\"String\"}");
                return it.knows(review, "remark");
            }),
            works("java_code_sets_an_undeclared_variable", it -> {
                String review = it.startReview();
                attempt(() -> it.runtime().setVariable(review, "remark", "Ana"));
                return it.knows(review, "remark");
            }),
            works("java_code_sets_text_in_a_task", it -> {
                String review = it.startReview();
                attempt(() -> it.tasks().setVariableLocal(it.task(review, "firstReview"), "reviewApproved", "Ana"));
                return it.knows(review, "reviewApproved");
            }),
            works("name_as_business_key", it -> {
                attempt(() -> it.runtime().startProcessInstanceByKey("attackedStep", "Ana"));
                return it.runtime()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey("Ana")
                                .count()
                        > 0;
            }),
            works("administrator_starts_a_process", it -> {
                long before = it.runtime().createProcessInstanceQuery().count();
                it.admin.engine(
                        "POST",
                        "/process-definition/key/attackedStep/start",
                        "{\"businessKey\":\"00000000-0000-4000-8000-000000000000\"}");
                return it.runtime().createProcessInstanceQuery().count() > before;
            }),
            works("administrator_comments_with_a_name", it -> {
                String task = it.task(it.startReview(), "firstReview");
                it.admin.engine("POST", "/task/" + task + "/comment/create", "{\"message\":\"Ana\"}");
                return !it.tasks().getTaskComments(task).isEmpty();
            }));

    private static Attack works(String name, Predicate<Attacked> worked) {
        return new Attack(name, true, worked);
    }

    private static Attack refusedAsItComes(String name, Predicate<Attacked> worked) {
        return new Attack(name, false, worked);
    }

    @Override
    public String toString() {
        return name;
    }

    private static boolean sings(Runnable attempt) {
        int before = Canary.songs();
        attempt.run();
        return Canary.songs() > before;
    }

    private static String storedFilter(Attacked it, String query) {
        String made = it.admin
                .engine(
                        "POST",
                        "/filter/create",
                        "{\"resourceType\":\"Task\",\"name\":\"f\",\"owner\":\"admin\",\"query\":" + query
                                + ",\"properties\":{}}")
                .body();
        return made.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1").replaceAll("[^a-zA-Z0-9-]", "");
    }

    private static boolean strangerBecomesAdministrator(Attacked it) {
        it.people().deleteMembership("admin", "camunda-admin");
        try {
            it.stranger()
                    .post(
                            "/camunda/api/admin/setup/" + it.engine + "/user/create",
                            "application/json",
                            "{\"profile\":{\"id\":\"mallory\",\"firstName\":\"M\",\"lastName\":\"M\",\"email\":\"\"},"
                                    + "\"credentials\":{\"password\":\"mallory-mallory-1\"}}");
            return it.people().createUserQuery().userId("mallory").count() > 0;
        } finally {
            it.people().createMembership("admin", "camunda-admin");
        }
    }

    private static boolean isPlanted(Attacked it) {
        boolean planted = it.repository()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("planted")
                        .count()
                > 0;
        it.repository().createDeploymentQuery().list().stream()
                .filter(deployment -> !"regain".equals(deployment.getName()))
                .forEach(deployment -> it.repository().deleteDeployment(deployment.getId(), true));
        return planted;
    }

    private static void claims(StaffClient client, String task, String user) {
        client.engine("POST", "/task/" + task + "/claim", "{\"userId\":\"" + user + "\"}");
    }

    private static boolean completes(Attacked it, StaffClient client, String task, String how, String variables) {
        client.engine("POST", "/task/" + task + "/" + how, "{\"variables\":{" + variables + "}}");
        return !it.isOpen(task);
    }

    private static void attempt(Runnable javaCode) {
        try {
            javaCode.run();
        } catch (RuntimeException refused) {
            // What it did or did not do is looked at afterwards.
        }
    }
}
