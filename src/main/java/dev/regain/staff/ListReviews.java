package dev.regain.staff;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The list that reviewers find in Tasklist, made at the first start: what is overdue first, then what is due first. For one group
 * by its name; "the groups of whoever looks" would be an expression, and stored expressions are not evaluated.
 */
@Component
class ListReviews implements SmartInitializingSingleton {

    private static final String NAME = "待审核的申诉 Appeals to review";

    private final FilterService filters;
    private final TaskService tasks;

    ListReviews(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (filters.createTaskFilterQuery().filterName(NAME).count() == 0) {
            Filter list = filters.newTaskFilter(NAME);
            list.setQuery(tasks.createTaskQuery()
                    .taskCandidateGroup("reviewers")
                    .includeAssignedTasks()
                    .orderByTaskPriority()
                    .desc()
                    .orderByDueDate()
                    .asc());
            list.setProperties(Map.of("refresh", true, "priority", 0));
            filters.saveFilter(list);
        }
    }
}
