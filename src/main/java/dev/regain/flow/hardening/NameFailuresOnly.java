package dev.regain.flow.hardening;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.delegate.DefaultDelegateInterceptor;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;

/**
 * What a delegate fails with is kept by the engine, shown in Cockpit and logged. A provider's client or a driver may put a number
 * or a name into its words; so a failure keeps its kind and its place, and only exceptions of ours keep their words.
 */
class NameFailuresOnly extends DefaultDelegateInterceptor {

    private static final String OURS = "dev.regain.";

    @Override
    public void handleInvocation(DelegateInvocation invocation) throws Exception {
        try {
            super.handleInvocation(invocation);
        } catch (ProcessEngineException said) {
            throw said;
        } catch (Exception failed) {
            throw new DelegateFailed(failed);
        }
    }

    private static class DelegateFailed extends RuntimeException {

        DelegateFailed(Throwable failed) {
            super(named(failed), failed.getCause() == null ? null : new DelegateFailed(failed.getCause()));
            setStackTrace(failed.getStackTrace());
        }

        private static String named(Throwable failed) {
            String kind = failed.getClass().getName();
            return kind.startsWith(OURS) ? failed.getMessage() : kind;
        }
    }
}
