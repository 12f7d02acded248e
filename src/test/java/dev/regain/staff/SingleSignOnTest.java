package dev.regain.staff;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.regain.browser.Browsers;
import dev.regain.casefile.CaseId;
import dev.regain.doors.Addresses;
import dev.regain.doors.WhoMayWhat;
import dev.regain.doors.WhoMayWhat.Row;
import dev.regain.story.Appellant;
import dev.regain.story.Stage;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.context.WebApplicationContext;

/** The staff signs in at a provider that is really one, and works in the webapps and on our own pages by that. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:sso;DEFAULT_NULL_ORDERING=HIGH",
            "regain.home=target/sso",
            "camunda.bpm.process-engine-name=sso",
            "camunda.bpm.job-execution.wait-time-in-millis=200",
            "camunda.bpm.job-execution.max-wait=200",
            "regain.ratelimit.free-by-address=1000",
            "regain.staff.admin.password=" + SingleSignOnTest.BREAK_GLASS,
            "regain.staff.oidc.client-id=" + RealProvider.CLIENT,
            "regain.staff.oidc.client-secret=" + RealProvider.SECRET,
            "regain.staff.oidc.groups-claim=realm_access.roles",
            "regain.staff.oidc.groups.reviewers=appeals-desk",
            "regain.staff.oidc.groups.review-leads=appeals-leads",
            "regain.staff.oidc.groups.analysts=insight",
            "regain.staff.oidc.groups.camunda-admin=platform"
        })
@Import(Stage.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SingleSignOnTest {

    static final String BREAK_GLASS = "a-password-behind-glass";

    private static final RealProvider PROVIDER = new RealProvider();
    private static final String TASKLIST = "/camunda/app/tasklist/sso/";
    private static final double PATIENCE = 30_000;
    private static final AtomicInteger APPELLANTS = new AtomicInteger();

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private final Stage stage;
    private final IdentityService people;
    private final WebApplicationContext application;

    SingleSignOnTest(
            @Autowired Stage stage, @Autowired IdentityService people, @Autowired WebApplicationContext application) {
        this.stage = stage;
        this.people = people;
        this.application = application;
    }

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry settings) {
        settings.add("regain.staff.oidc.issuer", PROVIDER::issuer);
    }

    @AfterAll
    static void stopProvider() {
        PROVIDER.stop();
    }

    @Test
    @Order(1)
    void the_product_is_there_though_its_provider_is_down_and_the_staff_is_told() {
        stage.applicant().begins(2, "accountId", "100012340001").sees("choose-proof");

        SsoBrowser reviewer = new SsoBrowser(stage.address()).opens("/camunda");
        assertThat(reviewer.told()).isEqualTo("provider-is-down");
        assertThat(reviewer.shown().statusCode()).isEqualTo(503);

        PROVIDER.start(stage.address());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(reviewer.opens("/camunda").at().getPath()).isEqualTo("/login"));
    }

    @Test
    @Order(2)
    void a_reviewer_signs_in_at_the_provider_and_works_on_both_sides_of_the_house() {
        CaseId appeal = appeal();
        SsoBrowser reviewer = signedIn("rina", "appeals-desk", "coffee");

        assertThat(reviewer.at().getPath()).isEqualTo(TASKLIST);
        assertThat(reviewer.led()).anySatisfy(address -> assertThat(address.toString())
                .startsWith(PROVIDER.issuer() + "/oauth2/authorize")
                .contains("code_challenge_method=S256", "nonce=", "state="));
        assertThat(reviewer.calls("GET", "/camunda/api/admin/auth/user/sso").body())
                .contains("\"userId\":\"sso-rina\"", "tasklist")
                .doesNotContain("cockpit", "admin");
        assertThat(reviewer.calls(
                                "GET",
                                "/camunda/api/engine/engine/sso/task?processInstanceBusinessKey=" + appeal
                                        + "&maxResults=5")
                        .body())
                .contains("reviewAppeal");
        assertThat(reviewer.opens("/review/cases/" + appeal).shown().statusCode())
                .isEqualTo(200);
        User known = people.createUserQuery().userId("sso-rina").singleResult();
        assertThat(known.getFirstName() + " " + known.getLastName()).isEqualTo("Rina Ray");
    }

    @Test
    @Order(2)
    void everybody_has_what_their_groups_at_the_provider_are_mapped_to() {
        signedIn("lea", "appeals-leads", "insight");

        assertThat(groupsOf("sso-lea")).containsExactlyInAnyOrder("review-leads", "analysts");
    }

    @Test
    @Order(2)
    void a_group_taken_away_at_the_provider_is_gone_at_the_next_sign_in_in_every_window() {
        SsoBrowser before = signedIn("max", "appeals-desk", "platform");
        assertThat(before.calls("GET", "/camunda/api/admin/auth/user/sso").body())
                .contains("admin");
        String anywhere = "/review/cases/" + appeal();
        assertThat(before.opens(anywhere).shown().statusCode()).isEqualTo(200);

        SsoBrowser after = signedIn("max", "insight");

        assertThat(groupsOf("sso-max")).containsExactly("analysts");
        assertThat(after.told()).isEmpty();
        assertThat(before.opens(anywhere).shown().statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void who_is_in_no_group_of_ours_any_more_has_no_access_and_reads_why() {
        signedIn("ned", "appeals-desk");

        SsoBrowser ned = signedIn("ned", "reviewers", "camunda-admin");

        assertThat(ned.told()).isEqualTo("no-group");
        assertThat(ned.shown().statusCode()).isEqualTo(403);
        assertThat(ned.page().select("h1").text()).isEqualTo("Your account has no access");
        assertThat(ned.opens("/staff/no-access?why=no_group&lang=zh-CN").page().text())
                .contains("您的账号没有权限");
        assertThat(groupsOf("sso-ned")).isEmpty();
        assertThat(ned.calls("GET", "/camunda/api/engine/engine/sso/task?maxResults=1")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(2)
    void a_token_without_the_claim_of_groups_gives_no_access_and_makes_nobody() {
        PROVIDER.knows("nora", Map.of("given_name", "Nora"));

        assertThat(led("nora").signsIn("nora").told()).isEqualTo("no-group");
        assertThat(people.createUserQuery().userId("sso-nora").count()).isZero();
    }

    @ParameterizedTest
    @Order(2)
    @ValueSource(
            strings = {
                "admin' or '1'='1",
                "../../admin",
                "*",
                "<script>alert(1)</script>",
                "用户",
                "a23456789012345678901234567890123456789012345678901234567890-too-long"
            })
    void a_name_that_is_no_name_comes_in_nowhere(String name) {
        long before = people.createUserQuery().count();

        assertThat(signedIn(name, "appeals-desk").told()).isEqualTo("no-person");
        assertThat(people.createUserQuery().count()).isEqualTo(before);
    }

    @Test
    @Order(2)
    void who_is_called_as_an_account_of_ours_is_somebody_else() {
        SsoBrowser namesake = signedIn("admin", "appeals-desk");

        assertThat(namesake.calls("GET", "/camunda/api/admin/auth/user/sso").body())
                .contains("\"userId\":\"sso-admin\"")
                .doesNotContain("\"admin\"");
        assertThat(groupsOf("admin")).containsExactly("camunda-admin");
        assertThat(groupsOf("sso-admin")).containsExactly("reviewers");
    }

    @Test
    @Order(2)
    void the_providers_answer_counts_once_and_in_the_browser_that_asked() {
        PROVIDER.knows("rex", Map.of("realm_access", Map.of("roles", List.of("appeals-desk"))));
        SsoBrowser asked = led("rex");
        URI back = asked.signsInWithoutComingBack("rex");

        assertThat(new SsoBrowser(stage.address()).comesTo(back).told())
                .as("another browser")
                .isEqualTo("not-signed-in");
        URI forged = URI.create(back.toString().replaceFirst("state=[^&]+", "state=guessed"));
        SsoBrowser tricked = led("rex");
        tricked.signsInWithoutComingBack("rex");
        assertThat(tricked.comesTo(forged).told()).as("another state").isEqualTo("not-signed-in");

        assertThat(asked.comesTo(back).told()).as("the first time").isEmpty();
        assertThat(asked.calls("GET", "/camunda/api/admin/auth/user/sso").body())
                .contains("sso-rex");
        assertThat(asked.comesTo(back).told()).as("the second time").isEqualTo("not-signed-in");
    }

    @Test
    @Order(2)
    void who_cancels_at_the_provider_or_makes_up_an_answer_is_not_signed_in() {
        SsoBrowser nobody = new SsoBrowser(stage.address());

        assertThat(nobody.opens("/staff/signed-in?error=access_denied&state=x").told())
                .isEqualTo("not-signed-in");
        assertThat(nobody.opens("/staff/signed-in?code=x&state=x").told()).isEqualTo("not-signed-in");
        assertThat(nobody.opens("/staff/signed-in").told()).isEqualTo("not-signed-in");
        assertThat(nobody.opens("/staff/sign-in/another").told()).isEqualTo("not-signed-in");
        assertThat(nobody.opens("/staff/no-access?why=made-up").told()).isEqualTo("not-signed-in");
        assertThat(nobody.shown().statusCode()).isEqualTo(403);
    }

    @Test
    @Order(2)
    void passwords_are_off_but_for_the_administrator_behind_glass() {
        SsoBrowser somebody = signedIn("pia", "appeals-desk");
        User local = people.newUser("olga");
        local.setPassword(BREAK_GLASS);
        people.saveUser(local);
        people.createMembership("olga", "reviewers");

        for (String form : List.of(
                "username=olga&password=" + BREAK_GLASS,
                "username=olga&username=admin&password=" + BREAK_GLASS,
                "username=admin&username=olga&password=" + BREAK_GLASS)) {
            SsoBrowser guesser = new SsoBrowser(stage.address());
            guesser.calls("GET", "/camunda/api/engine/engine/");
            assertThat(guesser.sendsPassword("", form).statusCode()).as(form).isEqualTo(403);
        }
        SsoBrowser two = new SsoBrowser(stage.address());
        two.calls("GET", "/camunda/api/engine/engine/");
        assertThat(two.sendsPassword("?username=admin", "username=olga&password=" + BREAK_GLASS)
                        .statusCode())
                .isEqualTo(403);
        assertThat(somebody.calls("GET", "/camunda/api/admin/auth/user/sso").body())
                .contains("sso-pia");

        SsoBrowser admin = new SsoBrowser(stage.address()).opens("/camunda/app/admin/sso/?password");
        assertThat(admin.at().getPath()).isEqualTo("/camunda/app/admin/sso/");
        assertThat(admin.sendsPassword("", "username=admin&password=" + BREAK_GLASS)
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Order(2)
    void signing_out_of_tasklist_signs_out_of_everything() {
        SsoBrowser tired = signedIn("tim", "appeals-desk");
        String anywhere = "/review/cases/" + appeal();
        assertThat(tired.opens(anywhere).shown().statusCode()).isEqualTo(200);

        assertThat(tired.calls("POST", "/camunda/api/admin/auth/user/sso/logout")
                        .statusCode())
                .isEqualTo(200);

        assertThat(tired.opens(anywhere).shown().statusCode()).isEqualTo(404);
        assertThat(tired.opens(TASKLIST).told()).isEqualTo("signed-out");
        assertThat(tired.led()).anySatisfy(address -> assertThat(address.toString())
                .startsWith(PROVIDER.issuer() + "/connect/logout?id_token_hint="));
        assertThat(tired.opens(TASKLIST).at().getPath())
                .as("the provider asks anew")
                .isEqualTo("/login");
    }

    @Test
    @Order(2)
    void strangers_get_at_its_addresses_what_is_written_and_there_are_no_others() {
        List<Row> written = new WhoMayWhat().section("single sign-on");
        PROVIDER.start(stage.address());

        for (Row row : written) {
            String[] what = row.what().replaceAll("\\{(\\w+)}", "sso").split(" ");
            SsoBrowser stranger = new SsoBrowser(stage.address());
            stranger.calls("GET", "/camunda/api/engine/engine/");
            assertThat(stranger.calls(what[0], what[1]).statusCode())
                    .as(row.what())
                    .isEqualTo(Integer.parseInt(row.expected().get(0)));
        }
        assertThat(new Addresses(application).ofControllers().stream().filter(what -> what.contains(" /staff/")))
                .isSubsetOf(written.stream().map(Row::what).toList());
    }

    @Test
    @Order(3)
    void a_reviewer_walks_in_by_the_providers_page_and_out_again() {
        CaseId appeal = appeal();
        PROVIDER.start(stage.address());
        PROVIDER.knows("wanda", claims("Wanda", "appeals-desk"));
        Page page = browsers.desktop(Locale.ENGLISH);

        page.navigate(stage.address() + TASKLIST);
        page.locator("[name=username]").fill("wanda");
        page.locator("[name=password]").fill(RealProvider.PASSWORD);
        page.locator("button[type=submit]").click();
        assertThat(page.locator(".account")).containsText("Wanda Ray");
        assertThat(page).hasURL(Pattern.compile(".*" + TASKLIST + ".*"));
        picture(page, "sso-tasklist");

        page.navigate(stage.address() + "/review/cases/" + appeal);
        assertThat(page.locator("header.case h1")).isVisible();

        page.navigate(stage.address() + TASKLIST);
        page.locator(".account > a").first().click();
        page.locator(".account .logout a").click();
        page.locator("main[data-told=signed-out]")
                .waitFor(new com.microsoft.playwright.Locator.WaitForOptions()
                        .setState(WaitForSelectorState.VISIBLE)
                        .setTimeout(PATIENCE));
        Browsers.assertAccessible(page);
        picture(page, "sso-signed-out");
        page.locator("main .button").click();
        assertThat(page.locator("[name=username]")).isVisible(new IsVisibleOptions().setTimeout(PATIENCE));
    }

    private SsoBrowser signedIn(String person, String... groups) {
        PROVIDER.knows(person, claims(person.equals("rina") ? "Rina" : "Somebody", groups));
        return led(person).signsIn(person);
    }

    private static Map<String, Object> claims(String name, String... groups) {
        return Map.of("given_name", name, "family_name", "Ray", "realm_access", Map.of("roles", List.of(groups)));
    }

    /** At the provider's page. */
    private SsoBrowser led(String person) {
        PROVIDER.start(stage.address());
        SsoBrowser browser = new SsoBrowser(stage.address()).opens(TASKLIST);
        assertThat(browser.at().toString()).as(person).isEqualTo(PROVIDER.issuer() + "/login");
        return browser;
    }

    private List<String> groupsOf(String user) {
        return people.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
    }

    /** Each of another person: whoever comes again goes on with the appeal of before. */
    private CaseId appeal() {
        Appellant appellant = new Appellant(stage, "+86136661883%02d".formatted(APPELLANTS.incrementAndGet()));
        appellant.submits();
        return appellant.caseId();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "browser", name + ".png")));
    }
}
