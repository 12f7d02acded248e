package dev.regain.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * The lists that reviewers find in Tasklist, in this order. What is stored of each is the same for everybody and every day; what
 * depends on who looks and when is added to each look by {@link NarrowLists}, for stored expressions are not evaluated [S1].
 */
enum TaskList {
    NEW("新的 New", "还没有人领取 Nobody has taken them") {
        @Override
        TaskQuery stored(TaskQuery ofStaff) {
            return ofStaff.taskUnassigned();
        }
    },
    MINE("我的 Mine", "您领取的 You have taken them") {
        @Override
        Map<String, Object> now(String user, Instant now, ZoneId zone) {
            return Map.of("assignee", user);
        }
    },
    DUE_TODAY("今天到期 Due today", "今天之内到期 Due before the day ends") {
        @Override
        Map<String, Object> now(String user, Instant now, ZoneId zone) {
            LocalDate today = now.atZone(zone).toLocalDate();
            return Map.of(
                    "dueAfter", written(today.atStartOfDay(zone).minusSeconds(1).toInstant(), zone),
                    "dueBefore", written(today.plusDays(1).atStartOfDay(zone).toInstant(), zone));
        }
    },
    RUNNING_OUT("即将到期 Running out", "时限已过大半，主管也能看到 Most of their time has passed; leads see them, too") {
        @Override
        TaskQuery stored(TaskQuery ofStaff) {
            return super.stored(ofStaff).processVariableValueEquals("leadsTold", true);
        }
    },
    OVERDUE("已逾期 Overdue", "已过期限 Past their due date") {
        @Override
        Map<String, Object> now(String user, Instant now, ZoneId zone) {
            return Map.of("dueBefore", written(now, zone));
        }
    },
    SECOND_APPROVAL("复核 Second approval", "需要第二个人确认 A second person is to confirm") {
        @Override
        TaskQuery stored(TaskQuery ofStaff) {
            return super.stored(ofStaff).taskDefinitionKeyIn("confirmApproval", "settleAppeal");
        }
    },
    ESCALATED("已升级 Escalated", "超过时限，优先处理 Past their time, to be done first") {
        @Override
        TaskQuery stored(TaskQuery ofStaff) {
            return super.stored(ofStaff).processVariableValueEquals("escalated", true);
        }
    },
    HELD_BY_OTHERS("他人持有 Held by others", "别人领取的，主管可以接手 Others have taken them; a lead can take over") {
        @Override
        TaskQuery stored(TaskQuery ofStaff) {
            return super.stored(ofStaff).taskAssigned();
        }

        @Override
        Map<String, Object> now(String user, Instant now, ZoneId zone) {
            return Map.of("assigneeNotIn", List.of(user));
        }

        @Override
        boolean isOfOneGroup() {
            return false;
        }
    };

    /** Whose tasks are on the lists. */
    static final List<String> GROUPS = List.of(MakeStaff.REVIEWERS, MakeStaff.REVIEW_LEADS);

    /** As the engine's API reads times. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

    private final String title;
    private final String description;

    TaskList(String title, String description) {
        this.title = title;
        this.description = description;
    }

    String title() {
        return title;
    }

    String description() {
        return description;
    }

    /** For the staff's groups by their names: an applicant's step has none. The most urgent first. */
    TaskQuery query(TaskQuery all) {
        return stored(all.taskCandidateGroupIn(GROUPS))
                .orderByTaskPriority()
                .desc()
                .orderByDueDate()
                .asc();
    }

    TaskQuery stored(TaskQuery ofStaff) {
        return ofStaff.includeAssignedTasks();
    }

    /** What is to be added to a look, as the engine's API has it. */
    Map<String, Object> now(String user, Instant now, ZoneId zone) {
        return Map.of();
    }

    /** Leads may read what reviewers have; it is not theirs to do as long as it is not theirs to take over. */
    boolean isOfOneGroup() {
        return true;
    }

    private static String written(Instant time, ZoneId zone) {
        return TIME.format(time.atZone(zone));
    }
}
