package dev.regain.recovery;

import dev.regain.flow.Variable;

/** What the paths know. */
final class Facts {

    static final Variable<Proof> PROOF = Variable.choice("proof", Proof.class);

    private Facts() {}
}
