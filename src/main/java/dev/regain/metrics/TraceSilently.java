package dev.regain.metrics;

import io.micrometer.common.KeyValues;
import io.micrometer.tracing.exporter.FinishedSpan;
import io.micrometer.tracing.exporter.SpanFilter;
import java.util.List;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * [S19] What a trace tells somebody outside: which page was asked for, how long it took and how it ended. Not the address itself, for
 * some are secrets ({@code /f/…}), nor the words of what went wrong, for clients of others repeat there what they were asked.
 */
final class TraceSilently {

    private TraceSilently() {}

    @Component
    static class WithoutAddresses extends DefaultServerRequestObservationConvention {

        @Override
        public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
            return KeyValues.empty();
        }
    }

    /** Events of a span are the exceptions that were met, with their messages and traces. */
    @Component
    static class WithoutWords implements SpanFilter {

        @Override
        public FinishedSpan map(FinishedSpan span) {
            return span.setEvents(List.of());
        }
    }
}
