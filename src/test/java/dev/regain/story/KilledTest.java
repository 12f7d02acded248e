package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * [S26] What was answered is there after the power went: the embedded run is killed in the middle of a case. A command, KilledAppeals,
 * does it more thoroughly, and takes its time.
 */
class KilledTest {

    /** H2 2.5.252 lost what was answered in the fourth life, and more in each one after. */
    private static final int LIVES = 5;

    @TempDir
    private Path home;

    @Test
    void every_case_goes_on_where_it_was_however_often_the_process_is_killed() throws Exception {
        List<Browser> people = new ArrayList<>();
        try (RegainProcess regain = new RegainProcess(home, List.of())) {
            for (int life = 0; life < LIVES; life++) {
                regain.start();
                for (Browser before : people) {
                    before.opens("/case");
                    assertThat(before.step()).isEqualTo("check-face");
                }
                people.add(reachesTheCode(regain));
                regain.kill();
            }
        }
    }

    private static Browser reachesTheCode(RegainProcess regain) {
        Browser ana = new Browser(regain.address(), Locale.ENGLISH);
        ana.opens("/account/recover?type=2");
        ana.sends("accountId", "8613579");
        ana.sends("proof", "face");
        ana.sends("consent", "yes");
        assertThat(ana.step()).isEqualTo("check-face");
        return ana;
    }
}
