package dev.regain.outside.directory.load;

import dev.regain.outside.directory.ClueKind;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rows of some changes, as {@link CopySession} sends them. */
final class PreparedRows implements Writer.Prepared {

    /** Three UUIDs and a count, with their lengths. */
    private static final int ROW_OVERHEAD = 66;

    private final boolean firstLoad;
    private final CopyRows accounts;
    private final Map<ClueKind, CopyRows> gone = new EnumMap<>(ClueKind.class);
    private final Map<ClueKind, CopyRows> added = new EnumMap<>(ClueKind.class);
    private int news;
    private int changes;

    /** @param firstLoad all of them are new and go straight into the directory's tables */
    PreparedRows(List<Change> changes, boolean firstLoad) {
        this.firstLoad = firstLoad;
        accounts = new CopyRows(changes.stream()
                .mapToInt(change -> ROW_OVERHEAD + change.sealed().length)
                .sum());
        changes.forEach(this::add);
    }

    private void add(Change change) {
        accounts.row(firstLoad ? 3 : 4)
                .uuid(change.id())
                .uuid(change.fingerprint())
                .bytes(change.sealed());
        if (!firstLoad) {
            accounts.uuid(change.was());
        }
        news += change.isNew() ? 1 : 0;
        changes += change.isNew() ? 0 : 1;
        change.gone().forEach(row -> rows(gone, row.kind())
                .row(3)
                .uuid(row.hash())
                .uuid(row.account())
                .time(row.from()));
        change.added().forEach(row -> rows(added, row.kind())
                .row(4)
                .uuid(row.hash())
                .uuid(row.account())
                .time(row.from())
                .time(row.until()));
    }

    private static CopyRows rows(Map<ClueKind, CopyRows> tables, ClueKind kind) {
        return tables.computeIfAbsent(kind, none -> new CopyRows(1 << 13));
    }

    boolean isFirstLoad() {
        return firstLoad;
    }

    CopyRows accounts() {
        return accounts;
    }

    Map<ClueKind, CopyRows> gone() {
        return gone;
    }

    Map<ClueKind, CopyRows> added() {
        return added;
    }

    /** Accounts that are not on file. */
    int news() {
        return news;
    }

    /** Accounts that are on file, but otherwise. */
    int changes() {
        return changes;
    }
}
