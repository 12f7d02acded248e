package dev.regain.flow;

import dev.regain.casefile.CaseId;
import java.util.Optional;

/** A file that a person may take from their case, at an address that ends in the bean's name. */
public interface Download {

    /** @return nothing where the case has no such file, or not yet */
    Optional<Content> of(CaseId caseId);

    /**
     * @param fileName as it is saved, in any script
     * @param mediaType such as {@code text/plain;charset=UTF-8}
     */
    record Content(String fileName, String mediaType, byte[] bytes) {}
}
