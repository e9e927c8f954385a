package org.deltarad.node.batch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** One line of a terminal that is written over: a bar, cases done, rate and time left; failures stay above it. */
public final class BarProgress implements Progress {
    private static final int CELLS = 24;
    private static final double NANOS = 1e9;
    private static final String CLEAR = "\r" + " ".repeat(79) + "\r";

    private final PrintWriter out;
    private final LongSupplier clock;
    private long began;
    private int total;
    private int kept;
    private int done;
    private int failed;

    public BarProgress(PrintWriter out) {
        this(out, System::nanoTime);
    }

    /** @param clock nanoseconds */
    BarProgress(PrintWriter out, LongSupplier clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void start(int total, int kept) {
        this.total = total;
        this.kept = kept;
        this.done = kept;
        began = clock.getAsLong();
        draw();
    }

    @Override
    public void done(CaseRow row, CaseResult result, Duration took) {
        done++;
        result.error().ifPresent(reason -> {
            failed++;
            out.print(CLEAR);
            out.println(Progress.name(row) + " failed: " + reason);
        });
        draw();
    }

    @Override
    public void tick() {
        draw();
    }

    @Override
    public void end() {
        out.print(CLEAR);
        out.flush();
    }

    private void draw() {
        int filled = total == 0 ? CELLS : (int) ((long) CELLS * done / total);
        out.print(CLEAR);
        out.print("[" + "#".repeat(filled) + ".".repeat(CELLS - filled) + "] " + done + "/" + total + speed()
                + (failed > 0 ? "  " + failed + " failed" : ""));
        out.flush();
    }

    /** Rate and time left, from the cases of this run. */
    private String speed() {
        double elapsed = (clock.getAsLong() - began) / NANOS;
        int here = done - kept;
        if (here == 0 || elapsed <= 0) {
            return "  " + time(elapsed);
        }
        double perSecond = here / elapsed;
        String rate = perSecond >= 1
                ? String.format(Locale.ROOT, "%.1f cases/s", perSecond)
                : String.format(Locale.ROOT, "%.1f cases/min", perSecond * 60);
        return "  " + rate + (done < total ? "  " + time((total - done) / perSecond) + " left" : "");
    }

    /** {@code 42 s}, {@code 3:07 min} or {@code 2:05 h}. */
    public static String time(double seconds) {
        long s = Math.round(seconds);
        if (s < 60) {
            return s + " s";
        }
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d min", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d h", s / 3600, s % 3600 / 60);
    }
}
