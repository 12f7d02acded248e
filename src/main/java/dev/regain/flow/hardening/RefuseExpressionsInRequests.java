package dev.regain.flow.hardening;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.regain.flow.RequestWithBody;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * The first of two walls before CVE-2026-109432 (the second is {@link FactsOnlyExpressions}): no request to the webapps' API
 * carries an expression, in whatever depth of its body or in its query.
 */
@Component
class RefuseExpressionsInRequests extends FilterRegistrationBean<OncePerRequestFilter> {

    RefuseExpressionsInRequests() {
        super(new Filter());
        addUrlPatterns("/camunda/api/*");
        setOrder(Ordered.HIGHEST_PRECEDENCE + 100);
    }

    private static class Filter extends OncePerRequestFilter {

        private static final int MOST_BYTES = 1 << 20;

        /** What no API method reads as JSON: the sign-in's form, and files. Anything else is looked at. */
        private static final Set<String> NOT_JSON = Set.of("application/x-www-form-urlencoded", "multipart/form-data");

        private final JsonFactory json = new JsonFactory();

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain rest)
                throws ServletException, IOException {
            if (request.getHeader(HttpHeaders.CONTENT_ENCODING) != null
                    || asksForExpression(request.getQueryString())) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
                return;
            }
            if (isNotJson(request.getContentType())) {
                rest.doFilter(request, response);
                return;
            }
            byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
            if (body.length > MOST_BYTES) {
                response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            } else if (asksForExpression(body)) {
                response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            } else {
                rest.doFilter(new RequestWithBody(request, body), response);
            }
        }

        private static boolean asksForExpression(String query) {
            return query != null
                    && UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet().stream()
                            .anyMatch(name -> isExpression(decoded(name)));
        }

        private static String decoded(String name) {
            try {
                return UriUtils.decode(name, StandardCharsets.UTF_8);
            } catch (IllegalArgumentException malformed) {
                return name;
            }
        }

        private static boolean isNotJson(String contentType) {
            try {
                return contentType != null
                        && NOT_JSON.stream().anyMatch(type -> MimeTypeUtils.parseMimeType(contentType)
                                .equalsTypeAndSubtype(MimeTypeUtils.parseMimeType(type)));
            } catch (InvalidMimeTypeException odd) {
                return false;
            }
        }

        /** What is no JSON is refused too: somebody behind us might read it less strictly. */
        private boolean asksForExpression(byte[] body) throws IOException {
            try (JsonParser parser = json.createParser(body)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) {
                        return true;
                    }
                }
                return false;
            } catch (JsonProcessingException noJson) {
                return true;
            }
        }

        private static boolean isExpression(String name) {
            return name.endsWith("Expression");
        }
    }
}
