package dev.regain.flow.hardening;

import dev.regain.audit.AuditLog;
import dev.regain.flow.Exclusion;
import dev.regain.flow.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.VariableSerializers;
import org.springframework.context.ApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * What must hold in the engine whoever asks: Tasklist, its REST calls, Cockpit, an administrator, our own code. Set here and not
 * in the configuration, so that no setting undoes it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class HardenEngine extends AbstractProcessEnginePlugin {

    private static final int MOST_RESULTS = 2_000;

    private final ApplicationContext beans;
    private final DeclaredFacts declared;
    private final StaffAnswer answer = new StaffAnswer();

    HardenEngine(ApplicationContext beans, DeclaredFacts declared) {
        this.beans = beans;
        this.declared = declared;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new FactsOnlyExpressions(beans));
        engine.setEnableExpressionsInAdhocQueries(false);
        engine.setEnableExpressionsInStoredQueries(false);
        refuseScripts(engine);
        engine.setDeserializationTypeValidationEnabled(true);
        engine.setQueryMaxResultsLimit(MOST_RESULTS);
        engine.setAuthorizationEnabled(true);
        // Whoever asked gets the exception; in the log it would be a stack trace for every refusal.
        engine.setEnableCmdExceptionLogging(false);
        engine.setDelegateInterceptor(new NameFailuresOnly());
        engine.setHistoryEventProducer(new KeepRemovalTime());

        engine.setCustomPreCommandInterceptorsTxRequired(
                first(guards(engine), engine.getCustomPreCommandInterceptorsTxRequired()));
        engine.setCustomPreCommandInterceptorsTxRequiresNew(
                first(guards(engine), engine.getCustomPreCommandInterceptorsTxRequiresNew()));
        List<BpmnParseListener> listeners = List.of(
                new GuardUserTasks(
                        engine, answer, beans.getBeanProvider(Exclusion.class), beans.getBeanProvider(AuditLog.class)),
                new RequireCaseAsBusinessKey());
        engine.setCustomPreBPMNParseListeners(first(listeners, engine.getCustomPreBPMNParseListeners()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        VariableSerializers known = engine.getVariableSerializers();
        for (TypedValueSerializer<?> serializer : List.copyOf(known.getSerializers())) {
            int place = known.getSerializerIndex(serializer);
            known.removeSerializer(serializer);
            known.addSerializer(new WriteDeclaredFacts<>(serializer, declared, answer), place);
        }
    }

    /** Each chain links its interceptors, so each needs its own. */
    private List<CommandInterceptor> guards(ProcessEngineConfigurationImpl engine) {
        return List.of(new LimitStaffCommands(engine, answer, beans), new DeployAtStartUpOnly());
    }

    private static <T> List<T> first(List<? extends T> ours, List<T> theirs) {
        List<T> all = new ArrayList<>(ours);
        if (theirs != null) {
            all.addAll(theirs);
        }
        return all;
    }

    private static void refuseScripts(ProcessEngineConfigurationImpl engine) {
        // The engine brings FEEL and JUEL, which it is not given either; with any other, a mistake here would be
        // costly.
        for (ScriptEngineFactory language : ServiceLoader.load(ScriptEngineFactory.class)) {
            if (!language.getClass().getName().startsWith("org.camunda.")) {
                throw new IllegalStateException("Take " + language.getEngineName()
                        + " off the class path: no script language may be within the engine's reach.");
            }
        }
        engine.setScriptEngineResolver(new NoScripts());
    }

    private static class NoScripts implements ScriptEngineResolver {

        @Override
        public void addScriptEngineFactory(ScriptEngineFactory language) {}

        @Override
        public ScriptEngineManager getScriptEngineManager() {
            return null;
        }

        @Override
        public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
            throw new Refused("no-scripts");
        }
    }
}
