package org.deltarad.node.cohort;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.deltarad.node.batch.CaseResult;
import org.deltarad.node.batch.CaseRow;
import org.deltarad.node.batch.Progress;

/** A line for each case, with patient and time point. */
public final class CohortProgress implements Progress {
    private final PrintWriter out;
    private final Map<Long, String> labels = new HashMap<>();
    private int total;
    private int done;

    public CohortProgress(PrintWriter out, CohortCases cohort) {
        this.out = out;
        cohort.cases().forEach(c -> labels.put(c.row().line(), c.label()));
    }

    @Override
    public void start(int all, int kept) {
        total = all;
        done = kept;
        if (kept > 0) {
            out.println(kept + " of " + all + " cases were measured before");
        }
    }

    @Override
    public void done(CaseRow row, CaseResult result, Duration took) {
        done++;
        String outcome = result.error()
                .map(reason -> "failed: " + reason)
                .orElseGet(() -> String.format(
                        Locale.ROOT, "%d features in %.1f s", result.features().size(), took.toMillis() / 1000.0));
        out.println("[" + done + "/" + total + "] " + labels.get(row.line()) + ": " + outcome);
        out.flush();
    }

    @Override
    public void tick() {}

    @Override
    public void end() {
        out.flush();
    }
}
