package dev.regain.staff;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.authorization.Groups;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Single sign-on for the staff by OpenID Connect; on where there is an issuer.
 *
 * @param issuer the provider's issuer identifier, below which its {@code .well-known/openid-configuration} is; https, but on
 *     this machine itself
 * @param clientId as which we are registered at the provider, with the redirect address {@code <ours>/staff/signed-in} and,
 *     after signing out, {@code <ours>/staff/signed-out}
 * @param clientSecret null for a public client, which proves itself by PKCE alone
 * @param personClaim what the provider never gives to a second person: 1 to 60 of {@code A-Za-z0-9._@-}
 * @param groupsClaim a list of groups, or one; dots lead into it, as in Keycloak's {@code realm_access.roles}
 * @param groups which of the provider's groups are ours; whoever is in none has no access
 * @param longestSession after which a person signs in anew, however busy they are; Tasklist's own refreshing keeps a session
 *     from being idle
 */
@Validated
@ConfigurationProperties("regain.staff.oidc")
record OidcSettings(
        URI issuer,
        String clientId,
        String clientSecret,
        @NotEmpty @DefaultValue({"openid", "profile"}) Set<String> scopes,
        @NotBlank @DefaultValue("sub") String personClaim,
        @NotBlank @DefaultValue("groups") String groupsClaim,
        @Valid @NotNull @DefaultValue Provided groups,
        @NotNull @DefaultValue("12h") Duration longestSession) {

    private static final String PLACE = "regain.staff.oidc.";
    private static final Set<String> OF_THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    OidcSettings {
        if (issuer != null) {
            boolean safe = "https".equals(issuer.getScheme())
                    || "http".equals(issuer.getScheme()) && OF_THIS_MACHINE.contains(issuer.getHost());
            if (!safe || issuer.getHost() == null || issuer.getQuery() != null || issuer.getFragment() != null) {
                throw new IllegalStateException(PLACE + "issuer is not an https address: " + issuer);
            }
            if (clientId == null || clientId.isBlank()) {
                throw new IllegalStateException("Single sign-on needs " + PLACE
                        + "client-id: as which client is Regain registered at " + issuer + "?");
            }
            if (groups.ours().values().stream().allMatch(Set::isEmpty)) {
                throw new IllegalStateException("Nobody could sign in: name a group of " + issuer + " in " + PLACE
                        + "groups.reviewers, .review-leads, .analysts or .camunda-admin.");
            }
        }
    }

    boolean isOn() {
        return issuer != null;
    }

    /** A record's own would print the secret. */
    @Override
    public String toString() {
        return "OidcSettings[" + issuer + "]";
    }

    /** The provider's groups, by which of ours they are. */
    record Provided(
            @NotNull @DefaultValue Set<String> reviewers,
            @NotNull @DefaultValue Set<String> reviewLeads,
            @NotNull @DefaultValue Set<String> analysts,
            @NotNull @DefaultValue Set<String> camundaAdmin) {

        /** Ours, for somebody who is in these of the provider's. */
        Set<String> of(Collection<String> provided) {
            Set<String> ours = new LinkedHashSet<>();
            ours().forEach((group, names) -> {
                if (names.stream().anyMatch(provided::contains)) {
                    ours.add(group);
                }
            });
            return ours;
        }

        private Map<String, Set<String>> ours() {
            return Map.of(
                    MakeStaff.REVIEWERS, reviewers,
                    MakeStaff.REVIEW_LEADS, reviewLeads,
                    MakeStaff.ANALYSTS, analysts,
                    Groups.CAMUNDA_ADMIN, camundaAdmin);
        }
    }
}
