package dev.regain.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.regain.casefile.CaseId;
import dev.regain.flow.Flow;
import dev.regain.flow.Whereabouts;
import dev.regain.flow.Whereabouts.AtStep;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case goes on in another tab while this one's page is being made. */
@Story
class OvertakenTest {

    private final Stage stage;
    private final Flow flow;

    OvertakenTest(@Autowired Stage stage, @Autowired Flow flow) {
        this.stage = stage;
        this.flow = flow;
    }

    @Test
    void a_page_that_stumbles_over_it_shows_where_the_case_is_now() {
        Applicant ana = stage.applicant().begins(2, "accountId", "100012340002");
        AtomicInteger views = new AtomicInteger();
        Whereabouts shown = flow.look(caseOf(ana), where -> {
            if (views.incrementAndGet() == 1) {
                ana.answers("choose-proof", "proof", "sms");
                throw new IllegalStateException("What the page was about is not there any more.");
            }
            return where;
        });
        assertThat(shown).isInstanceOfSatisfying(AtStep.class, at -> assertThat(at.step())
                .isEqualTo("enterSecurePhone"));
        assertThat(views).hasValue(2);
    }

    @Test
    void what_fails_while_nothing_moves_is_not_tried_again() {
        Applicant ana = stage.applicant().begins(2, "accountId", "100012340002");
        AtomicInteger views = new AtomicInteger();
        assertThatThrownBy(() -> flow.look(caseOf(ana), where -> {
                    views.incrementAndGet();
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(views).hasValue(1);
    }

    private CaseId caseOf(Applicant applicant) {
        return stage.caseOf(applicant.secret());
    }
}
