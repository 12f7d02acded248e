package dev.regain.documents;

import dev.regain.flow.Variable;

/** What the process of this room knows. */
final class Facts {

    static final Variable<Boolean> DOCUMENTS_GOOD = Variable.flag("documentsGood");

    private Facts() {}
}
