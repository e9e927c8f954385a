package org.deltarad.node.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    @Test
    void pausesDoubleUpToTheLongestAndAreShortenedByUpToAHalf() {
        Backoff longest = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60), () -> 0);
        assertThat(longest.after(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(longest.after(2)).isEqualTo(Duration.ofSeconds(4));
        assertThat(longest.after(5)).isEqualTo(Duration.ofSeconds(32));
        assertThat(longest.after(6)).isEqualTo(Duration.ofSeconds(60));
        assertThat(longest.after(1_000_000)).isEqualTo(Duration.ofSeconds(60));
        Backoff shortest = new Backoff(Duration.ofSeconds(2), Duration.ofSeconds(60), () -> 0.999999);
        assertThat(shortest.after(1)).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1001));
    }
}
