package dev.regain.outside.directory.wire;

import java.util.List;

/** What was told breaks rules; which ones, and nothing of what was told. */
public final class BrokenAccount extends Exception {

    private final transient List<BrokenField> fields;

    public BrokenAccount(List<BrokenField> fields) {
        // Made for every rejected line: nobody reads where.
        super("an account breaks rules", null, false, false);
        this.fields = List.copyOf(fields);
    }

    BrokenAccount(String field, String rule) {
        this(List.of(new BrokenField(field, rule)));
    }

    public List<BrokenField> fields() {
        return fields;
    }
}
