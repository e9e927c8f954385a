package org.deltarad.node.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SeldomTest {
    @Test
    void itIsDueOnceInAPeriod() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
        Seldom seldom = new Seldom(Duration.ofNanos(100), nanos::get);
        assertThat(seldom.isDue()).isTrue();
        assertThat(seldom.isDue()).isFalse();
        nanos.addAndGet(99);
        assertThat(seldom.isDue()).isFalse();
        nanos.addAndGet(1);
        assertThat(seldom.isDue()).isTrue();
        assertThat(seldom.isDue()).isFalse();
    }
}
