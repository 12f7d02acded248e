package dev.regain.casefile;

import java.util.Set;

/** What is handed in where: the names of the form's fields for files. */
public final class Slots {

    public static final String BUSINESS_LICENCE = "businessLicence";
    public static final String AUTHORISATION_LETTER = "authorisationLetter";
    public static final String SUPPORTING = "supporting";
    public static final String HANDLER_ID_FRONT = "handlerIdFront";
    public static final String HANDLER_ID_BACK = "handlerIdBack";

    public static final String FACE_PHOTO = "facePhoto";
    public static final String ID_CARD = "idCard";

    /** Of somebody who shows their face to a person of the staff: kept until that person has decided, and no longer. */
    public static final Set<String> PHOTOS = Set.of(FACE_PHOTO, ID_CARD);

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
