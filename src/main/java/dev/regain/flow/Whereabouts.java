package dev.regain.flow;

/** Where a case stands, as far as the person before it is concerned. */
public sealed interface Whereabouts {

    /**
     * A page waits for the person.
     *
     * @param step the user task's id, and the name of the {@link Step} behind it
     * @param page the template below {@code forms/}, such as {@code applicant/enter-secure-phone}
     * @param task the open task; what is sent for another one is out of date
     */
    record AtStep(String step, String page, String task) implements Whereabouts {}

    /** The process works on something; the person waits. */
    record Waiting() implements Whereabouts {}

    /**
     * Somebody of the staff has it, or will take it; nothing is asked of the person.
     *
     * @param meanwhile the name of the {@link Page} that the person sees until then
     * @param page the template below {@code forms/}
     * @param taken whether somebody has taken it
     */
    record WithStaff(String meanwhile, String page, boolean taken) implements Whereabouts {}

    /**
     * The case is over.
     *
     * @param end the end event's id, and the name of the {@link Page} that shows more, where there is one
     * @param page the template below {@code forms/}
     */
    record Ended(String end, String page) implements Whereabouts {}
}
