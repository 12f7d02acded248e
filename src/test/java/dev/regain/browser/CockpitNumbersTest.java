package dev.regain.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.regain.casefile.CaseId;
import dev.regain.story.Appellant;
import dev.regain.story.PastAppeal;
import dev.regain.story.Reviewer;
import dev.regain.story.Stage;
import dev.regain.story.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An analyst reads in Cockpit how many cases went, and takes the numbers along. */
@Story
class CockpitNumbersTest {

    private static int phones;

    @RegisterExtension
    final Browsers browsers = new Browsers();

    private static final String MARCH = "process=enterpriseAppeal&version=1&from=2022-03-01&until=2022-03-31";
    private static final LocalDateTime FRIDAY = LocalDateTime.parse("2022-03-04T10:00");
    /** Three working days, and no more. */
    private static final LocalDateTime WEDNESDAY = FRIDAY.plusDays(5);

    private final Stage stage;
    private final JdbcClient database;
    private final List<PastAppeal> past = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();
    private Page page;
    private Cockpit cockpit;

    CockpitNumbersTest(@Autowired Stage stage, @Autowired JdbcClient database) {
        this.stage = stage;
        this.database = database;
    }

    @BeforeEach
    void enter() {
        enter(browsers.desktop(Locale.ENGLISH));
    }

    private void enter(Page window) {
        page = window;
        Cockpit.onItsOwnError(page, errors::add);
        cockpit = new Cockpit(page, stage);
    }

    @AfterEach
    void nothingBroke() {
        past.forEach(PastAppeal::forget);
        assertEquals(List.of(), errors);
    }

    @Test
    void an_analyst_sees_where_appeals_stop_and_takes_the_table_along() throws IOException {
        rejected();
        cockpit.signIn("analyst").openHistory("#/history?view=find");
        page.locator(".rg-tabs a", new Page.LocatorOptions().setHasText("Numbers"))
                .click();

        Locator funnel = page.locator(".rg-numbers-funnel");
        assertThat(funnel.locator("canvas")).isVisible();
        funnel.locator("summary").click();
        assertThat(funnel.locator("tbody tr", new Locator.LocatorOptions().setHasText("Choose branch")))
                .isVisible();
        assertThat(funnel.locator("tbody tr", new Locator.LocatorOptions().setHasText("Review appeal")))
                .isVisible();
        assertThat(page.locator(".rg-numbers-heat .rg-heat-value").first()).isVisible();
        page.getByLabel("How long (p50)").check();
        assertThat(page.locator(".rg-numbers-heat .rg-heat-value").first()).isVisible();
        assertThat(page.locator(".rg-numbers-rejections canvas")).isVisible();
        assertThat(page.locator(".rg-numbers [aria-busy]")).hasCount(0);
        assertTrue(cockpit.fitsTheWindow());
        Browsers.assertAccessible(page, ".rg");

        Download file =
                page.waitForDownload(() -> funnel.getByText("Take along as CSV").click());
        assertEquals("regain-funnel.csv", file.suggestedFilename());
        assertTrue(Files.readString(file.path())
                .startsWith("\uFEFFselectedProcess,version,from,until,kind,process,activity"));
    }

    private CaseId rejected() {
        Appellant appellant = new Appellant(stage, "+86136663%05d".formatted(88_000 + phones++));
        appellant.submits();
        CaseId caseId = appellant.caseId();
        new Reviewer(stage).takes(caseId).decides(caseId, "reject", "reasonR03");
        return caseId;
    }

    @Test
    void two_times_stand_side_by_side_and_the_address_says_which() {
        rejected();
        cockpit.signIn("analyst").openHistory("#/history?view=many");
        page.getByText("Compare with the time before").click();

        assertThat(page).hasURL(Pattern.compile("thanFrom="));
        Locator outcomes = page.locator(".rg-numbers-outcomes");
        outcomes.locator("summary").click();
        assertThat(outcomes.locator("thead")).containsText("difference");
        assertThat(page.locator(".rg-numbers-heat .rg-diagram")).hasCount(2);
        assertTrue(cockpit.fitsTheWindow());
    }

    @Test
    void what_is_compared_is_told_above_each_table_and_is_of_the_same_version() {
        appeal("enterpriseAppeal:7:then", FRIDAY.minusDays(31));
        appeal(versionOne(), FRIDAY.minusDays(31));
        appeal(versionOne(), FRIDAY);
        cockpit.signIn("analyst").openHistory("#/history?view=many&" + MARCH);
        page.getByText("Compare with the time before").click();

        Locator outcomes = page.locator(".rg-numbers-outcomes");
        assertThat(outcomes.locator(".rg-sides dd"))
                .hasText(new String[] {"version 1, 2022-03-01 – 2022-03-31", "version 1, 2022-01-29 – 2022-02-28"});
        outcomes.locator("summary").click();
        assertThat(outcomes.locator("tbody tr").first().locator("td").nth(1)).hasText("1");
        assertThat(outcomes.locator("tbody tr").first().locator("td").nth(2)).hasText("1");
        assertThat(page.locator(".rg-numbers [aria-busy]")).hasCount(0);
        Browsers.assertAccessible(page, ".rg");
    }

    private PastAppeal appeal(String definition, LocalDateTime begun) {
        PastAppeal one = new PastAppeal(database, definition, begun, begun.plusDays(6), "approved");
        past.add(one);
        return one;
    }

    private String versionOne() {
        return database.sql("select ID_ from ACT_RE_PROCDEF where KEY_ = 'enterpriseAppeal' and VERSION_ = 1")
                .query(String.class)
                .single();
    }

    @Test
    void the_heat_map_shows_the_numbers_of_the_version_that_was_chosen() {
        for (int number = 0; number < 3; number++) {
            appeal(versionOne(), FRIDAY).activity("enterpriseAppeal", "decideAppeal", FRIDAY, WEDNESDAY);
            appeal("enterpriseAppeal:7:then", FRIDAY)
                    .activity("enterpriseAppeal", "decideAppeal", FRIDAY, WEDNESDAY.plusMinutes(1));
        }
        appeal(versionOne(), FRIDAY).activity("enterpriseAppeal", "decideAppeal", FRIDAY, WEDNESDAY.plusMinutes(1));
        cockpit.signIn("analyst").openHistory("#/history?view=many&" + MARCH);

        Locator value = page.locator(".rg-numbers-heat .djs-overlays[data-container-id=decideAppeal] .rg-heat-value");
        assertThat(value).hasText("4");
        page.getByLabel("How long (p50)").check();
        assertThat(value).hasText("5 d");
        page.getByLabel("Over target").check();
        assertThat(value).hasText("25.0 %");

        cockpit.openHistory("#/history?view=many&" + MARCH.replace("version=1", "version=7"));
        assertThat(page.locator(".rg-numbers-heat .rg-note")).containsText("was deleted");
        assertThat(page.locator(".rg-search [name=version]")).hasValue("7");
        page.locator(".rg-numbers-activities summary").click();
        assertThat(page.locator(".rg-numbers-activities tbody tr").first()).containsText("100.0 %");
    }

    @Test
    void in_black_and_white_each_series_of_a_chart_still_looks_like_no_other() {
        rejected();
        cockpit.signIn("analyst").openHistory("#/history?view=many");
        assertToldApart();
        page.getByText("Compare with the time before").click();
        assertThat(page.locator(".rg-numbers-funnel .rg-sides")).isVisible();
        assertToldApart();
    }

    /** What is plain may be one of them; all others have lines or dots. */
    private void assertToldApart() {
        assertThat(page.locator(".rg-numbers [aria-busy]")).hasCount(0);
        List<?> charts = (List<?>) page.evaluate("""
                [...document.querySelectorAll('.rg-chart canvas')].map(canvas => {
                    const bars = Chart.getChart(canvas).data.datasets.filter(one => one.type === 'bar');
                    const fills = bars.map(({ backgroundColor }) => {
                        const tile = Object.assign(document.createElement('canvas'), { width: 8, height: 8 });
                        const pen = tile.getContext('2d');
                        pen.fillStyle = backgroundColor;
                        pen.fillRect(0, 0, 8, 8);
                        const shades = pen.getImageData(0, 0, 8, 8).data.filter((value, at) => at % 4 === 1);
                        return { plain: new Set(shades).size === 1, said: shades.join(' ') };
                    });
                    return [fills.length, new Set(fills.map(one => one.said)).size, fills.filter(one => one.plain).length];
                })\
                """);
        assertTrue(charts.size() >= 4, charts.toString());
        for (Object chart : charts) {
            List<?> counts = (List<?>) chart;
            assertEquals(counts.get(0), counts.get(1), "series and different fills: " + charts);
            assertTrue((int) counts.get(2) <= 1, "without a pattern: " + charts);
        }
    }

    @Test
    void the_last_days_are_those_of_the_house_whatever_the_clock_of_the_window_says() {
        // In Shanghai it is past midnight.
        page.clock().setFixedTime("2026-11-24T17:00:00Z");
        cockpit.signIn("analyst").openHistory("#/history?view=many");

        assertThat(page.locator(".rg-search [name=until]")).hasValue("2026-11-25");
        assertThat(page.locator(".rg-search [name=from]")).hasValue("2026-08-28");
    }

    @Test
    void what_cannot_be_told_is_said_in_chinese_to_who_reads_chinese() {
        enter(browsers.desktop(Locale.SIMPLIFIED_CHINESE));
        cockpit.signIn("analyst");

        assertTold("view=many&process=enterpriseAppeal&version=99", "版本: 该版本及其案件已不存在。");
        assertTold("view=many&process=enterpriseAppeal&from=2026-03-02&until=2026-03-01", "至: 结束值早于开始值。");
        assertTold("view=many&process=enterpriseAppeal&thanFrom=2026-03", "对比起始日: 不是有效日期，例如 2026-11-24。");
        assertTold("view=find&startedFrom=2026-03-02&startedTo=2026-03-01", "开始于 … 至: 结束值早于开始值。");
        assertTold("view=find&process=recoverByPhone&version=99", "版本: 该版本及其案件已不存在。");
        assertTold("view=find&reviewer=nobody", "审核员: 不足 5 件。案件过少时不显示个人数据。");
        assertTold("view=find&size=999", "每页: 不是整数，或超出范围。");
        assertTold("view=case&id=nothing", "历史中没有此案件：从未存在，或已到期清理。");
    }

    private void assertTold(String address, String words) {
        cockpit.openHistory("#/history?" + address);
        assertThat(page.locator("[role=alert]")).hasText(words);
    }

    @Test
    void a_process_that_nobody_ever_began_has_nothing_to_show_and_says_so() {
        cockpit.signIn("analyst").openHistory("#/history?view=many&process=waitForNobody");

        assertThat(page.locator(".rg-numbers [aria-busy]")).hasCount(0);
        assertThat(page.locator(".rg-numbers-activities")).containsText("Nothing in this time.");
        assertThat(page.locator("[role=alert]")).hasCount(0);
    }

    @Test
    void a_time_turned_round_is_said_once_and_not_nine_times() {
        cockpit.signIn("analyst")
                .openHistory("#/history?view=many&process=enterpriseAppeal&from=2026-03-02&until=2026-03-01");

        assertThat(page.locator("[role=alert]")).hasCount(1);
        assertThat(page.locator(".rg-numbers")).hasCount(0);
        assertThat(page.locator(".rg-search [name=process]")).hasValue("enterpriseAppeal");
    }

    @Test
    void a_version_that_is_gone_is_said_too() {
        cockpit.signIn("analyst").openHistory("#/history?view=many&process=enterpriseAppeal&version=99");

        assertThat(page.locator("[role=alert]")).hasCount(1);
    }
}
