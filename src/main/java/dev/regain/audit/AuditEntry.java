package dev.regain.audit;

import dev.regain.casefile.CaseId;
import java.time.Instant;

/**
 * @param number from 1, without a gap
 * @param staff who did it, by the id that they sign in with
 * @param act an {@link Act}'s name
 * @param what a field, choice or document, as {@link AuditLog#append} takes it
 * @param why codes, or empty where the act needs no reason
 */
public record AuditEntry(long number, Instant at, String staff, String act, CaseId caseId, String what, String why) {}
