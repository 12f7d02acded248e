package dev.regain.history;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The times in which nobody of the house can do anything: while the applicant is asked for more, and while those on file may object to
 * a change. Each is an element that lasts as long as that.
 */
final class Holds {

    private static final List<String> ELEMENTS = List.of("supplementDocuments", "holding");

    private static final List<String> PROCESSES = List.of("enterpriseAppeal", "carryOutChange");

    /** The sub-processes around them, and what calls a process with one; deeper than one call none is drawn. */
    private static final Set<String> HOLDERS = Set.of("review", "supplement", "carryOutChange");

    private Holds() {}

    /** The condition in SQL, for {@code ACT_HI_ACTINST} under this name. */
    static String of(String table) {
        return table + ".PROC_DEF_KEY_ in (:holding) and " + table + ".ACT_ID_ in (:holds)";
    }

    /** The values that the condition needs. */
    static Map<String, Object> values() {
        return Map.of("holding", PROCESSES, "holds", ELEMENTS);
    }

    static boolean isHolder(String activity) {
        return HOLDERS.contains(activity);
    }

    static boolean isOne(String process, String activity) {
        return PROCESSES.contains(process) && ELEMENTS.contains(activity);
    }
}
