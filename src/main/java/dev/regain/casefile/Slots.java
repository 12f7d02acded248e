package dev.regain.casefile;

import java.util.Set;

/** What is handed in where: the names of the form's fields for files. */
public final class Slots {

    public static final String BUSINESS_LICENCE = "businessLicence";
    public static final String AUTHORISATION_LETTER = "authorisationLetter";
    public static final String SUPPORTING = "supporting";
    public static final String HANDLER_ID_FRONT = "handlerIdFront";
    public static final String HANDLER_ID_BACK = "handlerIdBack";

    private static final Set<String> WITH_SEVERAL = Set.of(SUPPORTING);

    private Slots() {}

    /** The slots that take several files. */
    static Set<String> withSeveral() {
        return WITH_SEVERAL;
    }

    /** Otherwise a new file takes the place of the one before. */
    public static boolean takesSeveral(String slot) {
        return WITH_SEVERAL.contains(slot);
    }
}
