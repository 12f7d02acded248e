package dev.regain.story;

import jakarta.servlet.Filter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;
import net.ttddyy.dsproxy.support.ProxyDataSourceBuilder;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;

/** How many SQL statements each request took, on the request's own thread. */
@TestConfiguration
public class StatementCount {

    static final String PROBE = "X-Probe";

    private static final ThreadLocal<Integer> SO_FAR = ThreadLocal.withInitial(() -> 0);
    private static final List<Counted> COUNTED = new CopyOnWriteArrayList<>();

    record Counted(String probe, String request, int statements) {}

    /** The counts of the requests that carried this probe, in order. */
    static List<Integer> of(String probe) {
        return COUNTED.stream()
                .filter(counted -> counted.probe().equals(probe))
                .map(Counted::statements)
                .toList();
    }

    @Bean
    static BeanPostProcessor counting() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source
                        ? ProxyDataSourceBuilder.create(source)
                                .listener(new Listener())
                                .build()
                        : bean;
            }
        };
    }

    @Bean
    FilterRegistrationBean<Filter> probing() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            SO_FAR.set(0);
            chain.doFilter(request, response);
            jakarta.servlet.http.HttpServletRequest http = (jakarta.servlet.http.HttpServletRequest) request;
            if (http.getHeader(PROBE) != null) {
                COUNTED.add(new Counted(http.getHeader(PROBE), http.getRequestURI(), SO_FAR.get()));
            }
        });
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }

    private static final class Listener implements QueryExecutionListener {

        @Override
        public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
            SO_FAR.set(SO_FAR.get() + queries.size());
        }

        @Override
        public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {}
    }
}
