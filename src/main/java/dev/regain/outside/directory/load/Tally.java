package dev.regain.outside.directory.load;

/**
 * How far a file has been loaded, and what came of it.
 *
 * @param line the last one that counts
 * @param clues rows of clues that were written
 * @param rejectsLength of the file of rejected lines, in bytes
 */
record Tally(long line, long added, long changed, long unchanged, long rejected, long clues, long rejectsLength) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0, 0);

    Tally plus(Tally more) {
        return new Tally(
                Math.max(line, more.line),
                added + more.added,
                changed + more.changed,
                unchanged + more.unchanged,
                rejected + more.rejected,
                clues + more.clues,
                Math.max(rejectsLength, more.rejectsLength));
    }

    long accounts() {
        return added + changed + unchanged;
    }
}
