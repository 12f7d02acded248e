package dev.regain.casefile;

/** Who knows which cases are not over yet; a file tells of what happened, not of what is still to come. */
public interface CasesUnderWay {

    /** Whether anything of the case still goes on: its path, or what was begun beside it. */
    boolean isUnderWay(CaseId caseId);
}
