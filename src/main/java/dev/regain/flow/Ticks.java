package dev.regain.flow;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Several choices at once, each a flag of its own: what somebody ticks in a form.
 *
 * @param <E> the choices
 */
public final class Ticks<E extends Enum<E>> {

    private final List<E> choices;
    private final Function<E, Variable<Boolean>> flag;

    private Ticks(List<E> choices, Function<E, Variable<Boolean>> flag) {
        this.choices = choices;
        this.flag = flag;
    }

    public static <E extends Enum<E>> Ticks<E> of(E[] choices, Function<E, Variable<Boolean>> flag) {
        return new Ticks<>(List.of(choices), flag);
    }

    /** What is ticked, in the order of the choices. */
    public List<E> in(VariableScope scope) {
        return choices.stream()
                .filter(choice -> flag.apply(choice).of(scope, false))
                .toList();
    }

    /** What is ticked, each with what was chosen beside it; null where nothing was. */
    public <C, P> List<P> in(VariableScope scope, Function<E, Variable<C>> beside, BiFunction<E, C, P> pair) {
        return in(scope).stream()
                .map(ticked -> pair.apply(ticked, beside.apply(ticked).of(scope, null)))
                .toList();
    }

    /** The same as names of the choices. */
    public List<String> namesIn(VariableScope scope) {
        return in(scope).stream().map(Enum::name).toList();
    }

    /** For the next time: what was ticked before says nothing then. */
    public void clear(VariableScope scope) {
        choices.forEach(choice -> flag.apply(choice).set(scope, false));
    }
}
