package dev.regain.flow.hardening;

import dev.regain.flow.Refused;
import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;

/**
 * Expressions as the diagrams need them, and no more: the process's facts, our delegates by name, and {@code
 * execution.processBusinessKey}. Nothing has properties, methods or functions, so that an expression that somebody smuggles
 * in (CVE-2026-109432: by a task query) has nothing to run; in a query it does not even reach our delegates.
 */
class FactsOnlyExpressions extends JuelExpressionManager {

    private final ApplicationContext beans;

    FactsOnlyExpressions(ApplicationContext beans) {
        super(Map.of());
        this.beans = beans;
    }

    @Override
    protected ELResolver createElResolver() {
        return new FactsAndDelegates();
    }

    /** The engine offers {@code now()} and {@code currentUser()}; no diagram needs them. */
    @Override
    public void addFunction(String name, Method function) {}

    /** What {@code execution} is in an expression. */
    private record InExecution(String processBusinessKey) {}

    private class FactsAndDelegates extends ELResolver {

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            if (base instanceof InExecution execution && "processBusinessKey".equals(property)) {
                context.setPropertyResolved(true);
                return execution.processBusinessKey();
            }
            if (base != null || !(property instanceof String name)) {
                return null;
            }
            if (context.getContext(VariableScope.class) instanceof VariableScope scope) {
                return inProcess(context, scope, name);
            }
            if (context.getContext(VariableContext.class) instanceof VariableContext decision) {
                return inDecision(context, decision, name);
            }
            return null;
        }

        private Object inProcess(ELContext context, VariableScope scope, String name) {
            if (name.equals("execution") && executionOf(scope) instanceof DelegateExecution execution) {
                context.setPropertyResolved(true);
                return new InExecution(execution.getProcessBusinessKey());
            }
            if (scope.hasVariable(name)) {
                context.setPropertyResolved(true);
                return scope.getVariable(name);
            }
            if (isDelegate(name)) {
                context.setPropertyResolved(true);
                return beans.getBean(name);
            }
            return null;
        }

        private static BaseDelegateExecution executionOf(VariableScope scope) {
            if (scope instanceof DelegateTask task) {
                return task.getExecution();
            }
            return scope instanceof DelegateExecution execution ? execution : null;
        }

        private boolean isDelegate(String name) {
            return beans.containsBean(name)
                    && (beans.isTypeMatch(name, JavaDelegate.class)
                            || beans.isTypeMatch(name, TaskListener.class)
                            || beans.isTypeMatch(name, ExecutionListener.class));
        }

        private static Object inDecision(ELContext context, VariableContext decision, String name) {
            TypedValue input = decision.resolve(name);
            if (input == null) {
                return null;
            }
            context.setPropertyResolved(true);
            return input.getValue();
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw new Refused("expression-writes");
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return true;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return Object.class;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return Object.class;
        }

        @Override
        public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }
    }
}
