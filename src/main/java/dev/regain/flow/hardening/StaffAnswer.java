package dev.regain.flow.hardening;

import dev.regain.flow.Refused;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The variables that somebody of the staff sends with the completing of a task, on this thread: kept until the task is completed
 * and its guard has seen them. What the process itself writes afterwards, in the same transaction, is not theirs.
 */
class StaffAnswer {

    private final ThreadLocal<Set<String>> sent = new ThreadLocal<>();

    <T> T during(Supplier<T> completing) {
        sent.set(new HashSet<>());
        try {
            return completing.get();
        } finally {
            sent.remove();
        }
    }

    void wrote(String variable) {
        if (sent.get() != null) {
            sent.get().add(variable);
        }
    }

    /** @throws Refused where more was sent than the task takes */
    void accept(Set<String> takes) {
        if (sent.get() != null) {
            if (!takes.containsAll(sent.get())) {
                throw new Refused("not-taken");
            }
            sent.remove();
        }
    }
}
