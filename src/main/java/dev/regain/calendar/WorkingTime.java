package dev.regain.calendar;

/**
 * Working time in SQL, for H2 and PostgreSQL: how much of it passes between two moments that the engine wrote, each a column or an
 * expression of type {@code timestamp}. Where a moment is null, or outside the years that the table has, so is the working time.
 *
 * @param from the earlier moment
 * @param until the later one
 * @param lasts seconds from one to the other, where the rows say it already: then those of one day take no reckoning
 */
public record WorkingTime(String from, String until, String lasts) {

    public WorkingTime(String from, String until) {
        this(from, until, "extract(epoch from " + until + " - " + from + ")");
    }

    /** To be put behind the tables that have the moments. The names begun and done are taken by them. */
    public String joins() {
        return " left join working_time begun on begun.on_day = cast(" + from + " as date)"
                + " left join working_time done on done.on_day = cast(" + until + " as date) ";
    }

    /** In seconds, as an expression. */
    public String seconds() {
        return "(case when begun.on_day = done.on_day and begun.runs_before = begun.runs_after then begun.runs_before * "
                + lasts + " else " + passed("done", until) + " - " + passed("begun", from) + " end)";
    }

    private static String passed(String day, String moment) {
        return "(%1$s.seconds_before + %1$s.runs_before * extract(epoch from least(%2$s, %1$s.turns_at) - cast(%1$s.on_day as timestamp)) + %1$s.runs_after * extract(epoch from greatest(%2$s, %1$s.turns_at) - %1$s.turns_at))"
                .formatted(day, moment);
    }
}
