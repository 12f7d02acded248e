package dev.regain.outside.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class SandboxStandsAloneTest {

    @Test
    void it_does_not_run_beside_a_real_provider() {
        assertThatThrownBy(() -> new SandboxStandsAlone(withFacesBy("tencent")))
                .hasMessageContaining("does not run beside a real provider");
    }

    @Test
    void people_who_compare_photos_are_no_provider() {
        assertThatCode(() -> new SandboxStandsAlone(withFacesBy("reviewers"))).doesNotThrowAnyException();
    }

    @Test
    void it_never_runs_in_production() {
        MockEnvironment settings = withFacesBy("reviewers");
        settings.setActiveProfiles("production");
        assertThatThrownBy(() -> new SandboxStandsAlone(settings)).hasMessageContaining("production");
    }

    private static MockEnvironment withFacesBy(String choice) {
        return new MockEnvironment()
                .withProperty("regain.outside.sms.by", "sandbox")
                .withProperty("regain.outside.mail.by", "sandbox")
                .withProperty("regain.outside.faces.by", choice);
    }
}
