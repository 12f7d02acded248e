package dev.regain.flow.hardening;

import dev.regain.flow.Refused;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * The one place through which every variable passes before it is written, whoever sets it and in whatever scope, before any
 * listener and even where listeners are skipped: only a declared fact gets in, and only with a value that it permits.
 */
class WriteDeclaredFacts<T extends TypedValue> implements TypedValueSerializer<T> {

    private final TypedValueSerializer<T> serializer;
    private final DeclaredFacts declared;
    private final StaffAnswer answer;

    WriteDeclaredFacts(TypedValueSerializer<T> serializer, DeclaredFacts declared, StaffAnswer answer) {
        this.serializer = serializer;
        this.declared = declared;
        this.answer = answer;
    }

    @Override
    public void writeValue(T value, ValueFields fields) {
        if (fields instanceof VariableInstanceEntity variable && !isDecisionResult(value)) {
            check(variable.getName(), value);
            answer.wrote(variable.getName());
        }
        serializer.writeValue(value, fields);
    }

    private void check(String name, TypedValue value) {
        if (name == null || !declared.declares(name)) {
            throw new Refused("not-declared");
        }
        // Never deserialised in order to look at it.
        if (value instanceof SerializableValue || !declared.permits(name, value.getValue())) {
            throw new Refused("not-a-value", name);
        }
    }

    /** The engine hands a decision's result to the output mapping like this. It is not stored. */
    private static boolean isDecisionResult(TypedValue value) {
        return value.isTransient()
                && !(value instanceof SerializableValue serializable && !serializable.isDeserialized())
                && value.getValue() instanceof DmnDecisionResult;
    }

    @Override
    public String getName() {
        return serializer.getName();
    }

    @Override
    public ValueType getType() {
        return serializer.getType();
    }

    @Override
    public T readValue(ValueFields fields, boolean deserializeValue, boolean asTransientValue) {
        return serializer.readValue(fields, deserializeValue, asTransientValue);
    }

    @Override
    public boolean canHandle(TypedValue value) {
        return serializer.canHandle(value);
    }

    @Override
    public T convertToTypedValue(UntypedValueImpl untypedValue) {
        return serializer.convertToTypedValue(untypedValue);
    }

    @Override
    public String getSerializationDataformat() {
        return serializer.getSerializationDataformat();
    }

    @Override
    public boolean isMutableValue(T value) {
        return serializer.isMutableValue(value);
    }
}
