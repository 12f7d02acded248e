package dev.regain.documents.child;

/** Files that are two things at once: what looks harmless to one program is something else to another. */
final class Polyglots {

    private static final byte[] END_OF_ARCHIVE = {'P', 'K', 5, 6};
    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 0xffff;

    private Polyglots() {}

    /** Whether programs for zip archives, which read from the end, would take it for one. */
    static boolean isArchive(byte[] content) {
        int first = Math.max(0, content.length - END_RECORD - LONGEST_COMMENT);
        for (int at = content.length - END_RECORD; at >= first; at--) {
            if (startsWith(content, at, END_OF_ARCHIVE)) {
                int comment = (content[at + 20] & 0xff) | (content[at + 21] & 0xff) << 8;
                if (at + END_RECORD + comment == content.length) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether from here on there is nothing but what programs that save files fill them up with. */
    static boolean isBlank(byte[] content, int from) {
        for (int at = from; at < content.length; at++) {
            if (content[at] != 0 && content[at] != ' ' && content[at] != '\r' && content[at] != '\n') {
                return false;
            }
        }
        return true;
    }

    static boolean startsWith(byte[] content, int at, byte[] signs) {
        if (at < 0 || at + signs.length > content.length) {
            return false;
        }
        for (int sign = 0; sign < signs.length; sign++) {
            if (content[at + sign] != signs[sign]) {
                return false;
            }
        }
        return true;
    }
}
