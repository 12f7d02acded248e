package dev.regain.outside.faces;

import java.net.URI;
import java.util.Optional;

/**
 * Somebody who can tell from a live face who is before the camera. No picture reaches us by this port; where there is nobody, photos
 * are compared by people, and that is not a provider's doing.
 */
public interface FaceProvider {

    /** Whether there is anybody to ask. */
    default boolean isThere() {
        return true;
    }

    /**
     * Begins a check.
     *
     * @param claimed who the person says they are; empty where the provider is to ask
     * @param returnTo the address of ours that the phone comes back to; its coming is a hint, not a result
     * @throws RuntimeException where the provider refused or could not be reached; trying again later may help
     */
    Begun begin(Optional<Identity> claimed, URI returnTo);

    /**
     * The result, fetched from the provider itself; the only one that counts.
     *
     * @param reference of the check, as {@link #begin} gave it
     * @throws RuntimeException where the provider refused or could not be reached; trying again later may help
     */
    FaceResult result(String reference);

    /**
     * @param reference the provider's name for the check, at most 64 characters
     * @param page where the phone goes: an address elsewhere, or a path of this application
     */
    record Begun(String reference, String page) {}
}
