package dev.regain.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class OidcSettingsTest {

    @Test
    void without_an_issuer_there_is_no_single_sign_on() {
        assertThat(off().isOn()).isFalse();
        assertThat(on().isOn()).isTrue();
    }

    @Test
    void who_forgets_the_client_is_told_in_a_line() {
        assertThat(told(with("client-id", "")))
                .contains("regain.staff.oidc.client-id")
                .doesNotContain("\n");
    }

    @Test
    void who_maps_no_group_is_told_in_a_line() {
        assertThat(told(with("groups.reviewers", ""))).contains("regain.staff.oidc.groups.reviewers");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://id.example.com",
                "id.example.com",
                "https:///realm",
                "https://id.example.com/?a=b",
                "ftp://localhost"
            })
    void an_issuer_that_anybody_on_the_way_could_be_is_refused(String issuer) {
        assertThat(told(with("issuer", issuer))).contains("regain.staff.oidc.issuer");
    }

    @Test
    void a_group_of_the_providers_is_ours_only_where_the_settings_say_so() {
        OidcSettings settings = bound(Map.of(
                "regain.staff.oidc.groups.reviewers", "desk-1, desk-2",
                "regain.staff.oidc.groups.review-leads", "leads",
                "regain.staff.oidc.groups.camunda-admin", "leads"));

        assertThat(settings.groups().of(List.of("desk-2", "desk-3"))).containsExactly("reviewers");
        assertThat(settings.groups().of(List.of("leads"))).containsExactlyInAnyOrder("review-leads", "camunda-admin");
        assertThat(settings.groups().of(List.of("reviewers", "camunda-admin", "DESK-1")))
                .isEmpty();
    }

    @Test
    void the_secret_is_not_shown() {
        assertThat(with("client-secret", "very-secret").get("regain.staff.oidc.client-secret"))
                .isNotNull();
        assertThat(bound(with("client-secret", "very-secret")).toString()).doesNotContain("very-secret");
    }

    static OidcSettings off() {
        return bound(Map.of());
    }

    static OidcSettings on() {
        return bound(with("scopes", "openid"));
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "regain.staff.oidc.issuer", "https://id.example.com/staff",
                "regain.staff.oidc.client-id", "regain",
                "regain.staff.oidc.groups.reviewers", "desk"));
        settings.put("regain.staff.oidc." + name, value);
        return settings;
    }

    private static OidcSettings bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("regain.staff.oidc", OidcSettings.class);
    }

    /** What is on the console when the start fails by it. */
    private static String told(Map<String, String> settings) {
        StringBuilder told = new StringBuilder();
        assertThatThrownBy(() -> bound(settings))
                .satisfies(
                        failure -> SpringFactoriesLoader.forDefaultResourceLocation()
                                .load(FailureAnalyzer.class, (type, name, needsMore) -> {})
                                .stream()
                                .findFirst()
                                .map(analyzer -> analyzer.analyze(failure))
                                .ifPresent(analysis -> told.append(analysis.getDescription())));
        return told.toString();
    }
}
