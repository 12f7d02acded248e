package dev.regain.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

class FileAddressesTest {

    private final List<String> lookedFor = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "/regain.css, /regain-hash.css, 1",
        "/regain.css?lang=en, /regain-hash.css?lang=en, 1",
        "/account/recover?type=7, /account/recover?type=7, 0",
        "/account/recover?back=regain.css, /account/recover?back=regain.css, 0",
        "/case#a.b, /case#a.b, 0",
        "/case, /case, 0",
        "'', '', 0"
    })
    void a_files_address_has_its_hash_and_no_file_is_looked_for_behind_a_page(String address, String written, int looks)
            throws Exception {
        List<String> encoded = new ArrayList<>();

        new FileAddresses()
                .resourceUrlEncodingFilter()
                .getFilter()
                .doFilter(
                        new MockHttpServletRequest("GET", "/case"), new MockHttpServletResponse(), (asked, answer) -> {
                            asked.setAttribute(
                                    ResourceUrlProviderExposingInterceptor.RESOURCE_URL_PROVIDER_ATTR, hashing());
                            encoded.add(((HttpServletResponse) answer).encodeURL(address));
                        });

        assertThat(encoded).containsExactly(written);
        assertThat(lookedFor).hasSize(looks);
    }

    private ResourceUrlProvider hashing() {
        ResourceHttpRequestHandler files = new ResourceHttpRequestHandler();
        files.setResourceResolvers(List.of(new AbstractResourceResolver() {
            @Override
            protected Resource resolveResourceInternal(
                    HttpServletRequest request,
                    String path,
                    List<? extends Resource> locations,
                    ResourceResolverChain others) {
                return null;
            }

            @Override
            protected String resolveUrlPathInternal(
                    String path, List<? extends Resource> locations, ResourceResolverChain others) {
                lookedFor.add(path);
                return path.replace(".css", "-hash.css");
            }
        }));
        ResourceUrlProvider provider = new ResourceUrlProvider();
        provider.setHandlerMap(Map.of("/**", files));
        return provider;
    }
}
