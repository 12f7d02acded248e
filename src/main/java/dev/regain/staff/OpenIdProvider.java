package dev.regain.staff;

import static org.springframework.security.oauth2.core.AuthorizationGrantType.AUTHORIZATION_CODE;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.web.client.RestClient;

/**
 * Where the staff has its accounts. What it says of itself is asked for at the first sign-in, not at the start: we start, and
 * applicants are served, though it is down.
 */
class OpenIdProvider implements ClientRegistrationRepository {

    /** The one provider's name in addresses of ours. */
    static final String NAME = "oidc";

    private static final Logger LOG = LoggerFactory.getLogger(OpenIdProvider.class);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final OidcSettings settings;
    private final RestClient http;
    private final Clock clock;
    private final Lock asking = new ReentrantLock();
    private volatile ClientRegistration registration;
    private volatile Instant askAgainAt = Instant.MIN;

    OpenIdProvider(OidcSettings settings, ClientHttpRequestFactory connections, Clock clock) {
        this.settings = settings;
        this.http = RestClient.builder().requestFactory(connections).build();
        this.clock = clock;
    }

    /** @throws ProviderIsDown where it does not answer, or not for this issuer */
    @Override
    public ClientRegistration findByRegistrationId(String name) {
        return NAME.equals(name) ? registration() : null;
    }

    /** Where people sign out of the provider, if it has such a page and has ever answered. */
    Optional<URI> signOutPage() {
        return Optional.ofNullable(registration)
                .map(known ->
                        known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint"))
                .map(page -> URI.create(page.toString()));
    }

    /** One asks, and not again at once: a provider that hangs must not hold every thread, those of applicants too. */
    private ClientRegistration registration() {
        if (registration != null) {
            return registration;
        }
        if (clock.instant().isBefore(askAgainAt) || !asking.tryLock()) {
            throw new ProviderIsDown();
        }
        try {
            registration = discover();
            return registration;
        } catch (RuntimeException failed) {
            askAgainAt = clock.instant().plus(PAUSE);
            LOG.warn("The OpenID provider {} does not answer as one: {}", settings.issuer(), failed.getMessage());
            throw new ProviderIsDown();
        } finally {
            asking.unlock();
        }
    }

    private ClientRegistration discover() {
        String issuer = settings.issuer().toString();
        Map<String, Object> metadata = http.get()
                .uri(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration")
                .retrieve()
                .body(new ParameterizedTypeReference<>() {});
        if (metadata == null || !issuer.equals(metadata.get("issuer"))) {
            throw new IllegalStateException("it says that it is " + (metadata == null ? "" : metadata.get("issuer")));
        }
        ClientRegistration.Builder client = ClientRegistrations.fromOidcConfiguration(metadata)
                .registrationId(NAME)
                .authorizationGrantType(AUTHORIZATION_CODE)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope(settings.scopes())
                .redirectUri("{baseUrl}" + SingleSignOn.SIGNED_IN);
        if (settings.clientSecret() == null) {
            client.clientAuthenticationMethod(ClientAuthenticationMethod.NONE);
        }
        return client.build();
    }

    static class ProviderIsDown extends RuntimeException {

        ProviderIsDown() {
            super("The OpenID provider does not answer.");
        }
    }
}
