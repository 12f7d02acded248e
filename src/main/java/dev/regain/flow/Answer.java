package dev.regain.flow;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What a step says to what a person sent: the case goes on with these facts, or the page comes again with what is wrong. */
public sealed interface Answer {

    /** The rule that is broken by asking too often. */
    String RATE_LIMITED = "rate-limited";

    /** The task is completed with these facts, in the transaction in which the step was asked. */
    record Accepted(List<Fact> facts) implements Answer {

        @Override
        public List<Rejected> complaints() {
            return List.of();
        }
    }

    /**
     * The same page again. What the step wrote is rolled back.
     *
     * @param field the form's field, or empty for the form as a whole
     * @param rule names the broken rule, and with the field's name the text to read
     * @param details figures for the text, in its order
     * @param besides what else is wrong, so that it is told at once
     */
    record Rejected(String field, String rule, List<Object> details, List<Rejected> besides) implements Answer {

        @Override
        public List<Rejected> complaints() {
            return Stream.concat(Stream.of(this), besides.stream()).toList();
        }
    }

    /** All that is wrong, in the order of the page; nothing where it was accepted. */
    List<Rejected> complaints();

    static Accepted accepted(Fact... facts) {
        return new Accepted(List.of(facts));
    }

    static Rejected rejected(String field, String rule, Object... details) {
        return new Rejected(field, rule, List.of(details), List.of());
    }

    /** Several fields break the same rule. */
    static Rejected rejected(List<String> fields, String rule) {
        List<Rejected> all = fields.stream().map(field -> rejected(field, rule)).toList();
        return new Rejected(fields.get(0), rule, List.of(), all.subList(1, all.size()));
    }

    /** @param all that is wrong, at least one, in the order of the page */
    static Rejected rejected(List<Rejected> all) {
        Rejected first = all.get(0);
        return new Rejected(first.field(), first.rule(), first.details(), all.subList(1, all.size()));
    }

    /** Too often; the person reads in minutes how long to wait, 1 at least. */
    static Rejected rateLimited(Duration wait) {
        return rejected("", RATE_LIMITED, Math.max(1, wait.plusSeconds(59).toMinutes()));
    }
}
