package org.deltarad.node.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import org.deltarad.cohort.study.StudyRun;

/** Prints the steps of a study as they are done. */
record StudyProgress(PrintWriter out) implements StudyRun.Listener {
    @Override
    public void done(String step, String summary, boolean skipped) {
        out.println(step + (skipped ? " (current): " : ": ") + summary);
        out.flush();
    }

    /** The output folder that is not given: beside the study, by its name without extension. */
    static Path folder(Path study) {
        String name = study.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return study.toAbsolutePath().resolveSibling(dot > 0 ? name.substring(0, dot) : name + ".out");
    }
}
