package org.deltarad.node.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BarProgressTest {
    private static final CaseRow ROW = new CaseRow(
            7,
            List.of(),
            Path.of("/x/b.nrrd"),
            Path.of("/x/m.nrrd"),
            Optional.of("GTV"),
            OptionalInt.empty(),
            Optional.empty());

    private final StringWriter out = new StringWriter();
    private final AtomicLong clock = new AtomicLong();
    private final BarProgress bar = new BarProgress(new PrintWriter(out), clock::get);

    @Test
    void rateAndTimeLeftAreOfTheCasesOfThisRun() {
        bar.start(50, 20);
        clock.addAndGet(Duration.ofSeconds(4).toNanos());
        bar.done(ROW, new CaseResult(Optional.empty(), Map.of(), Map.of()), Duration.ofSeconds(4));
        assertThat(line()).isEqualTo("[##########..............] 21/50  15.0 cases/min  1:56 min left");
        clock.addAndGet(Duration.ofSeconds(1).toNanos());
        for (int n = 0; n < 9; n++) {
            bar.done(ROW, new CaseResult(Optional.empty(), Map.of(), Map.of()), Duration.ofSeconds(1));
        }
        assertThat(line()).isEqualTo("[##############..........] 30/50  2.0 cases/s  10 s left");
    }

    @Test
    void aFailureStaysAboveTheBar() {
        bar.start(2, 0);
        bar.done(ROW, CaseResult.failed("no such file"), Duration.ofSeconds(1));
        assertThat(out.toString()).contains("line 7, b.nrrd GTV failed: no such file" + System.lineSeparator());
        assertThat(line()).startsWith("[############............] 1/2").endsWith("1 failed");
        bar.end();
        assertThat(out.toString()).endsWith("\r");
    }

    @Test
    void timesAreShort() {
        assertThat(BarProgress.time(59.4)).isEqualTo("59 s");
        assertThat(BarProgress.time(60)).isEqualTo("1:00 min");
        assertThat(BarProgress.time(7500)).isEqualTo("2:05 h");
    }

    /** What the terminal shows last. */
    private String line() {
        return out.toString().substring(out.toString().lastIndexOf('\r') + 1);
    }
}
