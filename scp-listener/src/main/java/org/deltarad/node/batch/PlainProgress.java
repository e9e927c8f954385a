package org.deltarad.node.batch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;

/** A line for each case, in the order in which they are done. */
public final class PlainProgress implements Progress {
    private final PrintWriter out;
    private final Function<CaseRow, String> name;
    private int total;
    private int done;

    public PlainProgress(PrintWriter out) {
        this(out, Progress::name);
    }

    /** @param name of a case as a reader finds it again */
    public PlainProgress(PrintWriter out, Function<CaseRow, String> name) {
        this.out = out;
        this.name = name;
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
        out.println("[" + done + "/" + total + "] " + name.apply(row) + ": " + outcome);
        out.flush();
    }

    @Override
    public void tick() {}

    @Override
    public void end() {
        out.flush();
    }
}
