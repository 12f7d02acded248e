/**
 * What must hold in the engine whoever asks (security rules S1 to S5): diagrams come with the release, expressions reach facts
 * and delegates only, variables are declared facts, and a task is completed by the person whose task it is.
 */
package dev.regain.flow.hardening;
