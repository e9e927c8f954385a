package org.deltarad.node.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.deltarad.node.config.HttpConfig;
import org.deltarad.node.config.Role;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);

    @Test
    void aSessionEndsAfterSilenceAndAtTheLatest() {
        Sessions sessions = new Sessions(new HttpConfig.Session(60, 150), clock);
        String id = sessions.begin("vera", Role.VIEWER);
        pass(59);
        assertThat(sessions.use(id)).isPresent();
        pass(59);
        assertThat(sessions.use(id)).isPresent();
        pass(59);
        assertThat(sessions.use(id)).as("150 s are over").isEmpty();
        String other = sessions.begin("vera", Role.VIEWER);
        pass(60);
        assertThat(sessions.use(other)).as("60 s of silence").isEmpty();
    }

    @Test
    void waitsGrowPerUserAndAddressAndEndWithTheRightPassword() {
        Attempts attempts = new Attempts(clock);
        for (int n = 0; n < 4; n++) {
            attempts.failed("otto", "10.0.0.1");
        }
        assertThat(attempts.wait("otto", "10.0.0.1")).isEmpty();
        attempts.failed("otto", "10.0.0.1");
        assertThat(attempts.wait("otto", "10.0.0.1")).contains(Duration.ofSeconds(2));
        assertThat(attempts.wait("otto", "10.0.0.2")).isEmpty();
        assertThat(attempts.wait("vera", "10.0.0.1")).isEmpty();
        pass(2);
        attempts.failed("otto", "10.0.0.1");
        assertThat(attempts.wait("otto", "10.0.0.1")).contains(Duration.ofSeconds(4));
        for (int n = 0; n < 30; n++) {
            attempts.failed("otto", "10.0.0.1");
        }
        assertThat(attempts.wait("otto", "10.0.0.1")).contains(Duration.ofMinutes(15));
        attempts.succeeded("otto", "10.0.0.1");
        assertThat(attempts.wait("otto", "10.0.0.1")).isEmpty();
    }

    private void pass(long seconds) {
        now = now.plusSeconds(seconds);
    }
}
