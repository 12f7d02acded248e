package dev.regain.casefile;

/**
 * Who the applicant says will be before the camera, as it stands in {@link Entry#CLAIMED_IDENTITY} and
 * {@link Entry#PHOTO_IDENTITY}.
 *
 * @param idNumber resident ID number, upper case
 */
public record ClaimedIdentity(String idNumber, String name) {

    /** Reads {@link #text()}. */
    public static ClaimedIdentity of(String text) {
        String[] parts = text.split(" ", 2);
        return new ClaimedIdentity(parts[0], parts[1]);
    }

    public String text() {
        return idNumber + " " + name;
    }

    @Override
    public String toString() {
        return "ClaimedIdentity[…]";
    }
}
