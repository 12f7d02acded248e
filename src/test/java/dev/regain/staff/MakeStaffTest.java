package dev.regain.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.staff.StaffSettings.Login;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

/** Several starts on one database. */
class MakeStaffTest {

    private static final Login NOT_SET = new Login(null);
    private static final Login SET = new Login("correct-horse-battery");

    private ProcessEngine engine;

    @BeforeEach
    void openDatabase() {
        String name = "s" + UUID.randomUUID();
        StandaloneInMemProcessEngineConfiguration settings = new StandaloneInMemProcessEngineConfiguration();
        // As the product has it: the engine's own pattern has no dash.
        settings.setGroupResourceWhitelistPattern("[a-zA-Z0-9-]+");
        engine = settings.setProcessEngineName(name)
                .setJdbcUrl("jdbc:h2:mem:" + name)
                .buildProcessEngine();
    }

    @AfterEach
    void closeDatabase() {
        engine.close();
    }

    @Test
    void passwords_are_made_up_on_the_first_start_only() {
        MakeStaff first = start(true, NOT_SET);
        String shown = first.takeMadeUp().get("admin");
        assertThat(first.takeMadeUp()).isEmpty();
        assertThat(signsIn("admin", shown)).isTrue();

        MakeStaff second = start(true, NOT_SET);

        assertThat(second.takeMadeUp()).isEmpty();
        assertThat(signsIn("admin", shown)).isTrue();
    }

    @Test
    void a_password_in_the_settings_replaces_the_one_before() {
        String shown = start(true, NOT_SET).takeMadeUp().get("admin");

        start(true, SET);

        assertThat(signsIn("admin", SET.password())).isTrue();
        assertThat(signsIn("admin", shown)).isFalse();
    }

    @Test
    void who_has_no_password_is_not_made_outside_the_embedded_run() {
        start(false, SET);

        assertThat(engine.getIdentityService().createUserQuery().list())
                .extracting(user -> user.getId())
                .containsExactly("admin");
    }

    @Test
    void a_second_start_grants_nothing_anew() {
        start(true, SET);
        long before =
                engine.getAuthorizationService().createAuthorizationQuery().count();

        start(true, SET);

        assertThat(engine.getAuthorizationService().createAuthorizationQuery().count())
                .isEqualTo(before);
    }

    @Test
    void without_an_administrator_nothing_starts() {
        assertThatThrownBy(() -> start(false, NOT_SET))
                .isInstanceOf(NoAdministrator.class)
                .hasMessage("The group camunda-admin has no member: set regain.staff.admin.password.");
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, needsMore) -> {}))
                .anySatisfy(analyzer -> assertThat(analyzer.analyze(new NoAdministrator()))
                        .isNotNull()
                        .extracting(analysis -> analysis.getDescription())
                        .isEqualTo(new NoAdministrator().getMessage()));
    }

    @Test
    void with_single_sign_on_there_is_an_administrator_whose_password_nobody_knows() {
        MakeStaff staff = start(false, NOT_SET, OidcSettingsTest.on());

        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup("camunda-admin")
                        .list())
                .extracting(user -> user.getId())
                .containsExactly("admin");
        assertThat(engine.getIdentityService().createUserQuery().count()).isOne();
        assertThat(staff.takeMadeUp()).isEmpty();
    }

    private MakeStaff start(boolean makeMissing, Login admin) {
        return start(makeMissing, admin, OidcSettingsTest.off());
    }

    private MakeStaff start(boolean makeMissing, Login admin, OidcSettings oidc) {
        MakeStaff staff = new MakeStaff(
                engine.getIdentityService(),
                engine.getAuthorizationService(),
                new StaffSettings(makeMissing, admin, NOT_SET, NOT_SET, NOT_SET, NOT_SET),
                oidc);
        staff.afterSingletonsInstantiated();
        return staff;
    }

    private boolean signsIn(String user, String password) {
        engine.getIdentityService().unlockUser(user);
        return engine.getIdentityService().checkPassword(user, password);
    }
}
