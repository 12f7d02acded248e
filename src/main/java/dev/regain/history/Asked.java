package dev.regain.history;

import dev.regain.history.WrongQuestion.Why;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.util.MultiValueMap;

/**
 * The parameters of an address, by their names. What is empty was not asked for; what cannot be understood is a {@link
 * WrongQuestion}, never a guess.
 */
final class Asked {

    private static final int LONGEST = 255;
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2999, 12, 31);

    private final Map<String, String> values = new HashMap<>();

    /** @param known the parameters that there are; another is a slip of the pen and not passed over */
    Asked(MultiValueMap<String, String> parameters, String... known) {
        Set<String> names = Set.of(known);
        parameters.forEach((name, told) -> {
            if (!names.contains(name)) {
                throw new WrongQuestion(
                        "address",
                        Why.NO_SUCH_PARAMETER,
                        "a parameter is asked that is none of " + String.join(", ", known));
            }
            if (told.size() > 1) {
                throw new WrongQuestion(name, Why.TWICE, "is there more than once");
            }
            put(name, told.get(0).strip());
        });
    }

    private void put(String name, String value) {
        if (value.length() > LONGEST) {
            throw new WrongQuestion(name, Why.TOO_LONG, "is longer than " + LONGEST + " characters");
        }
        // A database may refuse them, and nothing that is kept has one.
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new WrongQuestion(name, Why.CONTROL_CHARACTER, "has a control character");
        }
        if (!value.isEmpty()) {
            values.put(name, value);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The constant whose name, in small letters with dashes, is asked for. */
    <E extends Enum<E>> Optional<E> oneOf(String name, Class<E> kind) {
        return text(name).map(value -> Arrays.stream(kind.getEnumConstants())
                .filter(one -> written(one).equals(value))
                .findFirst()
                .orElseThrow(() -> new WrongQuestion(
                        name,
                        Why.NO_SUCH_CHOICE,
                        "is one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(kind.getEnumConstants())
                                                .map(Asked::written)
                                                .toList()))));
    }

    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Optional<Long> whole(String name, long least, long most) {
        return text(name).map(value -> {
            try {
                long number = Long.parseLong(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException noNumber) {
                // Said below, as what is out of bounds.
            }
            throw new WrongQuestion(name, Why.NO_NUMBER, "is a whole number from " + least + " to " + most);
        });
    }

    /** The first moment of a day, {@code 2026-11-24}. */
    Optional<Instant> day(String name, ZoneId zone) {
        return date(name).map(day -> day.atStartOfDay(zone).toInstant());
    }

    /** The first moment after a day. */
    Optional<Instant> dayAfter(String name, ZoneId zone) {
        return date(name).map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
    }

    /** A day, {@code 2026-11-24}. */
    Optional<LocalDate> date(String name) {
        return text(name).map(value -> {
            try {
                LocalDate day = LocalDate.parse(value);
                if (!day.isBefore(EARLIEST) && !day.isAfter(LATEST)) {
                    return day;
                }
            } catch (DateTimeParseException noDay) {
                // Said below, as what is out of bounds.
            }
            throw new WrongQuestion(name, Why.NO_DAY, "is a day such as 2026-11-24");
        });
    }

    /** A range, be it of days or of numbers, does not end before it begins. */
    static <T extends Comparable<? super T>> void inOrder(
            String from, Optional<T> begin, String to, Optional<T> end, boolean mayBeEqual) {
        if (begin.isPresent() && end.isPresent()) {
            int order = begin.get().compareTo(end.get());
            if (order > 0 || order == 0 && !mayBeEqual) {
                throw new WrongQuestion(to, Why.TURNED_ROUND, "is before " + from);
            }
        }
    }
}
