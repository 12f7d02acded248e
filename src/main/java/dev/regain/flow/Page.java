package dev.regain.flow;

import dev.regain.casefile.CaseId;

/**
 * What a page shows beyond its own words. The bean has the name of the user task or end event whose page it is; a page
 * that shows nothing more needs none.
 */
public interface Page {

    /** @return what the page's template reads as {@code shown}, or null */
    default Object show(CaseId caseId) {
        return null;
    }
}
