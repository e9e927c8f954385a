package org.deltarad.node.index;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Rows for tests. */
public final class Rows {
    private static final Instant NOW = Instant.parse("2026-03-01T10:15:30Z");

    private Rows() {}

    /** A received mask of patient P1. */
    public static InstanceRow mask(String uid) {
        return new InstanceRow(
                uid,
                InstanceRow.SEGMENTATION,
                "1",
                "1.2",
                "1.2.840.10008.1.2.1",
                "SEG",
                new Patient("P1", Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                "0".repeat(64),
                1234,
                "SENDER",
                "127.0.0.1",
                NOW);
    }

    /** A time point of a new mask. */
    public static long timePoint(Index index, String maskUid) {
        return index.write(t -> {
            t.instances().add(mask(maskUid));
            return t.timePoints().add(mask(maskUid), NOW);
        });
    }

    /** A written baseline report of a new mask; its SR has the mask's UID with .1 behind it. */
    public static long reported(Index index, String maskUid) {
        long timePoint = timePoint(index, maskUid);
        return index.write(t -> {
            long report = t.reports().addOnce(timePoint, Optional.empty(), NOW).orElseThrow();
            t.reports().setDocument(report, "1", "1.1", maskUid + ".1");
            List.of(ReportState.SCORED, ReportState.REPORTED)
                    .forEach(s -> t.reports().setState(report, s, "", NOW));
            return report;
        });
    }

    /** A delivery of a report. */
    public static long delivery(Index index, long report, String destination) {
        return index.write(t -> t.deliveries().add(report, destination, NOW));
    }
}
