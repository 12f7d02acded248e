package dev.regain.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.converter.ClaimTypeConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/**
 * Sign-in by the staff's OpenID provider: authorization code with PKCE. It ends in the very session that the webapps' own
 * sign-in makes, and nothing of Spring's or the provider's tokens is kept but what signing out of the provider takes; so
 * everything behind it ({@link StaffSecurity}, the engine) knows one kind of session.
 */
@Configuration
@ConditionalOnProperty("regain.staff.oidc.issuer")
class SingleSignOn {

    static final String SIGN_IN = "/staff/sign-in";
    static final String SIGNED_IN = "/staff/signed-in";
    static final String SIGNED_OUT = "/staff/signed-out";
    static final String NO_ACCESS = "/staff/no-access";

    private static final Duration TIME_TO_CONNECT = Duration.ofSeconds(2);
    private static final Duration TIME_TO_ANSWER = Duration.ofSeconds(5);

    private static final String ONLY_OURS = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    private final SimpleClientHttpRequestFactory connections = new SimpleClientHttpRequestFactory();

    SingleSignOn() {
        connections.setConnectTimeout(TIME_TO_CONNECT);
        connections.setReadTimeout(TIME_TO_ANSWER);
    }

    @Bean
    OpenIdProvider openIdProvider(OidcSettings settings, Clock clock) {
        return new OpenIdProvider(settings, connections, clock);
    }

    @Bean
    MirrorPerson mirrorPerson(ProcessEngine engine, OidcSettings settings, PlatformTransactionManager transactions) {
        return new MirrorPerson(engine.getIdentityService(), settings, transactions);
    }

    @Bean
    EnterWebapps enterWebapps(ProcessEngine engine, MirrorPerson people) {
        return new EnterWebapps(engine, people);
    }

    /** The way to the provider and back. */
    @Bean
    @Order(0)
    SecurityFilterChain signIn(HttpSecurity http, OpenIdProvider provider, EnterWebapps enter) throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests =
                new DefaultOAuth2AuthorizationRequestResolver(provider, SIGN_IN);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        return http.securityMatcher("/staff/**")
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .securityContext(
                        context -> context.securityContextRepository(new RequestAttributeSecurityContextRepository()))
                .oauth2Login(login -> login.clientRegistrationRepository(provider)
                        .authorizedClientRepository(new NoTokenIsKept())
                        .loginPage(SIGN_IN)
                        .loginProcessingUrl(SIGNED_IN)
                        .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(requests))
                        .tokenEndpoint(endpoint -> endpoint.accessTokenResponseClient(tokens()))
                        .userInfoEndpoint(endpoint -> endpoint.oidcUserService(users()))
                        .successHandler(enter)
                        .failureHandler(enter)
                        .withObjectPostProcessor(new TellThatProviderIsDown(enter)))
                .authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(ONLY_OURS))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** What is closed of the webapps now: their own sign-in, and their pages for strangers, who are led to the provider. */
    @Bean
    @Order(0)
    SecurityFilterChain passwords(HttpSecurity http, ProcessEngine engine, StaffSettings staff, OpenIdProvider provider)
            throws Exception {
        LeadToProvider lead = new LeadToProvider(engine, provider);
        BreakGlass breakGlass = new BreakGlass(staff);
        return http.securityMatcher(
                        request -> breakGlass.isClosed(request) || lead.isFor(request) && !breakGlass.isUsed(request))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .authorizeHttpRequests(all -> all.anyRequest().denyAll())
                .exceptionHandling(closed -> closed.authenticationEntryPoint(lead))
                .build();
    }

    @Bean
    FilterRegistrationBean<EndLongSessions> endLongSessions(OidcSettings settings, Clock clock) {
        return StaffSecurity.onSessions(new EndLongSessions(settings.longestSession(), clock));
    }

    private RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(connections)
                .messageConverters(converters -> {
                    converters.clear();
                    converters.add(new FormHttpMessageConverter());
                    converters.add(new OAuth2AccessTokenResponseHttpMessageConverter());
                })
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    private OidcUserService users() {
        RestTemplate http = new RestTemplate(connections);
        http.setErrorHandler(new OAuth2ErrorResponseErrorHandler());
        DefaultOAuth2UserService claims = new DefaultOAuth2UserService();
        claims.setRestOperations(http);
        OidcUserService users = new OidcUserService();
        users.setOauth2UserService(claims);
        return users;
    }

    /** Spring's own, but with time-outs, and for providers that do not sign by RSA. */
    @Bean
    JwtDecoderFactory<ClientRegistration> idTokens() {
        Map<String, JwtDecoder> decoders = new ConcurrentHashMap<>();
        return client -> decoders.computeIfAbsent(client.getRegistrationId(), name -> idTokensOf(client));
    }

    private JwtDecoder idTokensOf(ClientRegistration client) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(
                        client.getProviderDetails().getJwkSetUri())
                .jwsAlgorithms(signed -> signed.addAll(
                        List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
                .restOperations(new RestTemplate(connections))
                .build();
        decoder.setJwtValidator(
                new DelegatingOAuth2TokenValidator<>(new JwtTimestampValidator(), new OidcIdTokenValidator(client)));
        decoder.setClaimSetConverter(
                new ClaimTypeConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverters()));
        return decoder;
    }

    /** Nothing is asked of the provider in the person's name later. */
    private static class NoTokenIsKept implements OAuth2AuthorizedClientRepository {

        @Override
        public <T extends OAuth2AuthorizedClient> T loadAuthorizedClient(
                String client, Authentication person, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication person,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String client, Authentication person, HttpServletRequest request, HttpServletResponse response) {}
    }

    /** On the way there, Spring would answer 500. */
    private record TellThatProviderIsDown(EnterWebapps enter)
            implements ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter> {

        @Override
        public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
            filter.setAuthenticationFailureHandler(enter);
            return filter;
        }
    }
}
