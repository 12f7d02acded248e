package dev.regain.flow;

import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * A fact that the engine may know: a flag, a count, a choice, a reference or a time. There is no variable of text, so
 * what a person typed has no way in. The engine itself refuses a variable that no room declares.
 *
 * @param <T> the fact's type on our side
 */
public final class Variable<T> {

    private final String name;
    private final Class<?> stored;
    private final Function<T, Object> toStored;
    private final Function<Object, T> toFact;

    private Variable(String name, Class<?> stored, Function<T, Object> toStored, Function<Object, T> toFact) {
        this.name = name;
        this.stored = stored;
        this.toStored = toStored;
        this.toFact = toFact;
    }

    public static Variable<Boolean> flag(String name) {
        return new Variable<>(name, Boolean.class, fact -> fact, Boolean.class::cast);
    }

    public static Variable<Integer> count(String name) {
        return new Variable<>(name, Integer.class, fact -> fact, Integer.class::cast);
    }

    public static Variable<Instant> time(String name) {
        return new Variable<>(name, Date.class, Date::from, stored -> ((Date) stored).toInstant());
    }

    public static Variable<UUID> reference(String name) {
        return new Variable<>(name, String.class, UUID::toString, stored -> UUID.fromString((String) stored));
    }

    /** Stored as the constant's name in lower case, so that a diagram can say {@code ${proof == 'sms'}}. */
    public static <E extends Enum<E>> Variable<E> choice(String name, Class<E> type) {
        return new Variable<>(
                name,
                String.class,
                fact -> fact.name().toLowerCase(Locale.ROOT),
                stored -> Enum.valueOf(type, ((String) stored).toUpperCase(Locale.ROOT)));
    }

    public String name() {
        return name;
    }

    public Fact is(T value) {
        return new Fact(this, toStored.apply(value));
    }

    public void set(VariableScope scope, T value) {
        scope.setVariable(name, toStored.apply(value));
    }

    /** @throws IllegalStateException where the process has no such fact */
    public T of(VariableScope scope) {
        Object value = scope.getVariable(name);
        if (value == null) {
            throw new IllegalStateException("the process does not know " + name);
        }
        return toFact.apply(value);
    }

    T read(Object value) {
        return toFact.apply(value);
    }

    public T of(VariableScope scope, T otherwise) {
        Object value = scope.getVariable(name);
        return value == null ? otherwise : toFact.apply(value);
    }

    /**
     * Whether the engine may hold this value under this variable's name: the right type and, for text, spelt as we store it; {@code
     * UUID.fromString} alone would take a phone number with dashes.
     */
    public boolean permits(Object value) {
        if (!stored.isInstance(value)) {
            return false;
        }
        try {
            return toStored.apply(toFact.apply(value)).equals(value);
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
