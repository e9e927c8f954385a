package org.deltarad.node.batch;

import java.time.Duration;
import java.util.Optional;

/** Is told how a batch goes; by one thread. */
public interface Progress {
    /**
     * The run begins.
     *
     * @param total cases of the table
     * @param kept  of them, those that an earlier run has done
     */
    void start(int total, int kept);

    /**
     * A case has been done, and its result is on disk.
     *
     * @param took the time that it took
     */
    void done(CaseRow row, CaseResult result, Duration took);

    /** About a second has passed. */
    void tick();

    /** The run has ended, whatever came of it. */
    void end();

    /** A case as a reader finds it again: {@code line 7, brain1.nrrd}, and the region where the table names one. */
    static String name(CaseRow row) {
        Optional<String> roi = row.roi().map(r -> " " + r);
        return "line " + row.line() + ", " + row.image().getFileName() + roi.orElse("");
    }
}
