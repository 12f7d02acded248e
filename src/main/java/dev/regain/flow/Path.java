package dev.regain.flow;

/**
 * A way in that the entry page offers: a process whose target namespace ends in {@code /recovery}.
 *
 * @param type the number in the address, from the process's property {@code type}
 * @param process the process's id, and the name of the {@link Step} behind the entry page
 * @param page the start event's form, the template below {@code forms/}
 */
public record Path(int type, String process, String page) {

    /** The entry page's own name, {@code recover-by-phone}. */
    public String name() {
        return page.substring(page.lastIndexOf('/') + 1);
    }
}
