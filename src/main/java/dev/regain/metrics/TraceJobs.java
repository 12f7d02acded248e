package dev.regain.metrics;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;

/** What the engine does beside the pages is a trace, too, so that the lines of one job in the log have one id. */
@Component
class TraceJobs implements BeanPostProcessor {

    /** The name that Camunda's starter gives it. */
    private static final String ENGINES = "camundaTaskExecutor";

    private final ObjectProvider<Tracer> tracer;

    TraceJobs(ObjectProvider<Tracer> tracer) {
        this.tracer = tracer;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (name.equals(ENGINES) && bean instanceof ThreadPoolTaskExecutor executor) {
            executor.setTaskDecorator(jobs -> () -> trace(jobs));
        }
        return bean;
    }

    private void trace(Runnable jobs) {
        Tracer traces = tracer.getIfAvailable(() -> Tracer.NOOP);
        Span span = traces.nextSpan().name("jobs").start();
        try (Tracer.SpanInScope scope = traces.withSpan(span)) {
            jobs.run();
        } finally {
            span.end();
        }
    }
}
