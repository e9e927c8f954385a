package org.deltarad.node.batch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** A line for each case, in the order in which they are done. */
public final class PlainProgress implements Progress {
    private final PrintWriter out;
    private int total;
    private int done;

    public PlainProgress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void start(int total, int kept) {
        this.total = total;
        this.done = kept;
        if (kept > 0) {
            out.println(kept + " of " + total + " cases were done before");
        }
    }

    @Override
    public void done(CaseRow row, CaseResult result, Duration took) {
        done++;
        String outcome = result.error()
                .map(reason -> "failed: " + reason)
                .orElseGet(() -> String.format(
                        Locale.ROOT, "%d features in %.1f s", result.features().size(), took.toMillis() / 1000.0));
        out.println("[" + done + "/" + total + "] " + Progress.name(row) + ": " + outcome);
    }

    @Override
    public void tick() {}

    @Override
    public void end() {
        out.flush();
    }
}
