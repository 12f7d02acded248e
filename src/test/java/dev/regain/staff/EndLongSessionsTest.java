package dev.regain.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class EndLongSessionsTest {

    private static final Duration LONGEST = Duration.ofHours(12);

    private final MockHttpSession session = new MockHttpSession();

    @Test
    void who_signed_in_today_goes_on() throws Exception {
        asksAfter(LONGEST.minusMinutes(1));

        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void who_signed_in_yesterday_signs_in_anew_however_busy() throws Exception {
        asksAfter(LONGEST.plusMinutes(1));

        assertThat(session.isInvalid()).isTrue();
    }

    private void asksAfter(Duration time) throws Exception {
        Instant then = Instant.ofEpochMilli(session.getCreationTime()).plus(time);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/camunda/api/engine/engine/default/task");
        request.setSession(session);
        new EndLongSessions(LONGEST, Clock.fixed(then, ZoneOffset.UTC))
                .doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
