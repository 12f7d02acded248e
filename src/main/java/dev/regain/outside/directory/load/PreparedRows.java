package dev.regain.outside.directory.load;

import dev.regain.outside.directory.ClueKind;
import dev.regain.outside.directory.store.ClueRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The rows of some changes, as {@link CopySession} sends them. */
final class PreparedRows implements Writer.Prepared {

    private static final String ACCOUNT = "account";
    private static final String DIRECTORY = "";

    /** Of an account's row without what is sealed: three UUIDs and a count, with their lengths. */
    private static final int ACCOUNT_BYTES = 66;

    /** Two UUIDs, two times and a count, with their lengths. */
    private static final int CLUE_BYTES = 66;

    private final Map<String, CopyRows> tables = new HashMap<>();
    private int newsStaged;
    private int changesStaged;

    /** @param straight accounts that are new go straight into the directory's tables */
    PreparedRows(List<Change> changes, boolean straight) {
        List<Change> direct = new ArrayList<>(changes.size());
        List<Change> staged = new ArrayList<>();
        for (Change change : changes) {
            if (change.isNew() && straight) {
                direct.add(change);
            } else {
                staged.add(change);
                newsStaged += change.isNew() ? 1 : 0;
                changesStaged += change.isNew() ? 0 : 1;
            }
        }
        add(DIRECTORY, direct);
        add(CopySession.STAGED, staged);
        addClues(CopySession.GONE, staged, Change::gone);
    }

    private void add(String prefix, List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        CopyRows accounts = new CopyRows(changes.stream()
                .mapToInt(change -> ACCOUNT_BYTES + change.sealed().length)
                .sum());
        boolean staged = !prefix.equals(DIRECTORY);
        for (Change change : changes) {
            accounts.row(staged ? 4 : 3)
                    .uuid(change.id())
                    .uuid(change.fingerprint())
                    .bytes(change.sealed());
            if (staged) {
                accounts.uuid(change.was());
            }
        }
        tables.put(prefix + ACCOUNT, accounts);
        addClues(prefix, changes, Change::added);
    }

    private void addClues(String prefix, List<Change> changes, Function<Change, List<ClueRow>> which) {
        CopyRows[] kinds = room(prefix, changes, which);
        for (Change change : changes) {
            for (ClueRow row : which.apply(change)) {
                kinds[row.kind().ordinal()]
                        .row(4)
                        .uuid(row.hash())
                        .uuid(row.account())
                        .time(row.from())
                        .time(row.until());
            }
        }
    }

    /** As much as is needed, so that nothing is copied while it grows. */
    private CopyRows[] room(String prefix, List<Change> changes, Function<Change, List<ClueRow>> which) {
        int[] rows = new int[ClueKind.values().length];
        for (Change change : changes) {
            for (ClueRow row : which.apply(change)) {
                rows[row.kind().ordinal()]++;
            }
        }
        CopyRows[] kinds = new CopyRows[rows.length];
        for (ClueKind kind : ClueRow.KINDS) {
            if (rows[kind.ordinal()] > 0) {
                kinds[kind.ordinal()] = new CopyRows(rows[kind.ordinal()] * CLUE_BYTES);
                tables.put(prefix + ClueRow.table(kind), kinds[kind.ordinal()]);
            }
        }
        return kinds;
    }

    /** By the tables that they go to. */
    Map<String, CopyRows> tables() {
        return tables;
    }

    /** Accounts that are not on file. */
    int newsStaged() {
        return newsStaged;
    }

    /** Accounts that are on file, but otherwise. */
    int changesStaged() {
        return changesStaged;
    }
}
