package dev.regain.outside.directory.load;

import dev.regain.outside.directory.wire.BrokenField;
import java.util.List;

/** A line that is not loaded, and why. */
record Reject(Line line, List<BrokenField> broken) {}
