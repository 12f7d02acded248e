package dev.regain.web;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** Chinese first, English complete: chosen by the browser's languages, switched by a link, kept in a cookie. */
@Configuration
class Languages implements WebMvcConfigurer {

    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    static final Locale ENGLISH = Locale.ENGLISH;

    private static final String ENGLISH_SUFFIX = "_en.properties";

    /** The bundles lie beside the pages; each is found by being there. What a provider says otherwise comes first. */
    @Bean
    MessageSource messageSource(
            ResourcePatternResolver resources,
            @Value("${regain.sources}") String sources,
            @Value("${spring.thymeleaf.cache:true}") boolean cached,
            BrandSettings brand)
            throws IOException {
        List<String> bundles = new ArrayList<>(List.of(brand.texts().toUri().toString()));
        for (Resource words : resources.getResources(sources + "forms/**/*.properties")) {
            String address = words.getURL().toString();
            if (!address.endsWith(ENGLISH_SUFFIX)) {
                bundles.add(address.substring(0, address.length() - ".properties".length()));
            }
        }
        ReloadableResourceBundleMessageSource words = new ReloadableResourceBundleMessageSource();
        words.setBasenames(bundles.toArray(String[]::new));
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
        words.setCacheSeconds(cached ? -1 : 0);
        return words;
    }

    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver resolver = new CookieLocaleResolver("regain_language") {
            @Override
            protected Locale parseLocaleValue(String kept) {
                return closest(kept);
            }
        };
        resolver.setDefaultLocaleFunction(request -> closest(request.getHeader("Accept-Language")));
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSameSite("Lax");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        LocaleChangeInterceptor link = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String chosen) {
                return closest(chosen);
            }
        };
        link.setParamName("lang");
        link.setHttpMethods("GET");
        interceptors.addInterceptor(link);
    }

    /** The first of the languages that we speak; Chinese where there is none. */
    static Locale closest(String languages) {
        if (languages == null) {
            return CHINESE;
        }
        try {
            return LanguageRange.parse(languages).stream()
                    .map(range -> Locale.forLanguageTag(range.getRange()).getLanguage())
                    .filter(language -> language.equals("zh") || language.equals("en"))
                    .findFirst()
                    .map(language -> language.equals("en") ? ENGLISH : CHINESE)
                    .orElse(CHINESE);
        } catch (IllegalArgumentException notLanguages) {
            return CHINESE;
        }
    }
}
