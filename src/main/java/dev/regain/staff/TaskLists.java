package dev.regain.staff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** At each start, the lists are made as this release has them; several nodes may start at once. */
@Component
class TaskLists implements SmartInitializingSingleton {

    /** What Tasklist shows of each task beside its name and dates; {@link TellCases} gives the values. */
    private static final List<Map<String, String>> COLUMNS = List.of(
            Map.of("name", CaseColumns.NUMBER, "label", "案件 Case"),
            Map.of("name", CaseColumns.ENTERPRISE, "label", "企业 Enterprise"),
            Map.of("name", CaseColumns.BRANCH, "label", "方式 By"),
            Map.of("name", CaseColumns.SUBMITTED, "label", "提交 Submitted"));

    private final FilterService filters;
    private final TaskService tasks;
    private final JdbcClient database;
    private final TransactionTemplate transactions;

    TaskLists(FilterService filters, TaskService tasks, JdbcClient database, PlatformTransactionManager transactions) {
        this.filters = filters;
        this.tasks = tasks;
        this.database = database;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (TaskList list : TaskList.values()) {
            try {
                transactions.executeWithoutResult(made -> make(list));
            } catch (DuplicateKeyException madeByAnotherNode) {
                // In the same moment, and no different.
            }
        }
    }

    private void make(TaskList list) {
        Optional<String> known = database.sql("select filter_id from task_list where name = ? for update")
                .param(list.name())
                .query(String.class)
                .optional();
        Filter filter = known.map(
                        id -> filters.createTaskFilterQuery().filterId(id).singleResult())
                .orElseGet(() -> filters.newTaskFilter(list.title()));
        filter.setName(list.title());
        filter.setQuery(list.query(tasks.createTaskQuery()));
        filter.setProperties(Map.of(
                "description", list.description(), "priority", list.ordinal(), "refresh", true, "variables", COLUMNS));
        filters.saveFilter(filter);
        database.sql(
                        known.isPresent()
                                ? "update task_list set filter_id = ? where name = ?"
                                : "insert into task_list (filter_id, name) values (?, ?)")
                .params(filter.getId(), list.name())
                .update();
    }

    Optional<TaskList> of(String filter) {
        return database.sql("select name from task_list where filter_id = ?")
                .param(filter)
                .query(String.class)
                .optional()
                .map(TaskList::valueOf);
    }

    /** The filter that Tasklist has for it. */
    String filterOf(TaskList list) {
        return database.sql("select filter_id from task_list where name = ?")
                .param(list.name())
                .query(String.class)
                .single();
    }
}
