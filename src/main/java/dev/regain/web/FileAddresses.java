package dev.regain.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * The address of a file that a page needs changes with its content. Spring's own filter for that looks for a file behind every
 * link, in all jars, which took half of the time of a page; ours does so where a file may be.
 */
@Configuration
class FileAddresses {

    /** Files have an ending, pages have none. */
    private static final Pattern FILE = Pattern.compile("^[^?#]*\\.\\w+(?:[?#]|$)");

    /** By this type Spring Boot leaves its own out. */
    @Bean
    FilterRegistrationBean<ResourceUrlEncodingFilter> resourceUrlEncodingFilter() {
        FilterRegistrationBean<ResourceUrlEncodingFilter> filter = new FilterRegistrationBean<>(new OfFilesOnly());
        filter.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
        return filter;
    }

    private static final class OfFilesOnly extends ResourceUrlEncodingFilter {

        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain rest)
                throws ServletException, IOException {
            super.doFilter(
                    request,
                    response,
                    (asked, hashing) ->
                            rest.doFilter(asked, new HttpServletResponseWrapper((HttpServletResponse) response) {
                                @Override
                                public String encodeURL(String address) {
                                    return FILE.matcher(address).find()
                                            ? ((HttpServletResponse) hashing).encodeURL(address)
                                            : super.encodeURL(address);
                                }
                            }));
        }
    }
}
