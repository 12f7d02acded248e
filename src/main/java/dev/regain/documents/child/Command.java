package dev.regain.documents.child;

/** What a child is asked to do with a document. */
public enum Command {
    /** Answers with the number of pages and a small picture of the first, or with the rule that the document breaks. */
    EXAMINE,
    /** Answers with a picture of each page, and an empty one at the end. */
    DRAW,
    /** Answers with the text. */
    READ,
    /** Answers with a picture of the first page that has the words across it. */
    MARK
}
