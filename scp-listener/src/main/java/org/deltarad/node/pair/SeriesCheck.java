package org.deltarad.node.pair;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Tables;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;

/** Whether the series that a mask references is here, complete, and quiet. */
public final class SeriesCheck {
    private static final int UIDS_SHOWN = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final NodeConfig.Pairing settings;

    public SeriesCheck(NodeConfig.Pairing settings) {
        this.settings = settings;
    }

    /**
     * Checks the series of a time point whose references are known.
     *
     * @param now the time
     */
    public Result check(Tables t, TimePointRow row, Instant now) {
        List<String> missing = t.timePoints().missingImages(row.id());
        Optional<String> series =
                row.seriesInstanceUid().or(() -> t.timePoints().seriesOfNamedImages(row.id()));
        List<InstanceRow> instances =
                series.map(uid -> t.instances().ofSeries(uid)).orElseGet(List::of);
        if (instances.isEmpty()) {
            String what = series.map(uid -> "series " + uid + " of the images is not here")
                    .orElseGet(() -> "none of the " + missing.size() + " images that the mask names is here");
            return waiting(row, what, now);
        }
        if (!missing.isEmpty()) {
            int named = t.timePoints().namedImages(row.id());
            return waiting(
                    row,
                    missing.size() + " of the " + named + " images that the mask names are not here: " + list(missing),
                    now);
        }
        Instant quietAt = quietAt(instances, now);
        return now.isBefore(quietAt)
                ? new Waiting("the series is complete; waiting until it is quiet", quietAt, false)
                : new Complete(instances);
    }

    /**
     * When the last of these instances is so old that more are not to be expected. What came before the clock was set back
     * lies in the future, and is no sign of more to come.
     */
    Instant quietAt(List<InstanceRow> instances, Instant now) {
        return instances.stream()
                .map(InstanceRow::receivedAt)
                .filter(at -> !at.isAfter(now))
                .max(Comparator.naturalOrder())
                .map(at -> at.plus(settings.quiet()))
                .orElse(now);
    }

    /** Something is missing: when to look again, and whether the time for it is over. */
    Waiting waiting(TimePointRow row, String what, Instant now) {
        Instant deadline = row.createdAt().plus(settings.timeout());
        boolean late = !now.isBefore(deadline);
        Instant next = now.plus(pause(Duration.between(row.createdAt(), now)));
        if (!late && next.isAfter(deadline)) {
            next = deadline;
        }
        return new Waiting(what, next, late || row.state() == TimePointState.INCOMPLETE);
    }

    /** A tenth of the age, so that what has waited long is asked about seldom. */
    private Duration pause(Duration age) {
        Duration tenth = age.dividedBy(10);
        Duration atLeast = tenth.compareTo(settings.quiet()) < 0 ? settings.quiet() : tenth;
        return atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast;
    }

    private static String list(List<String> uids) {
        String shown = String.join(", ", uids.subList(0, Math.min(UIDS_SHOWN, uids.size())));
        return uids.size() > UIDS_SHOWN ? shown + ", ..." : shown;
    }

    /** What was found. */
    public sealed interface Result {}

    /** All there and quiet. */
    public record Complete(List<InstanceRow> instances) implements Result {}

    /**
     * Not yet.
     *
     * @param what       what is missing
     * @param checkAgain when to look again
     * @param late       whether the time for it is over
     */
    public record Waiting(String what, Instant checkAgain, boolean late) implements Result {}

    /**
     * Why images and mask are not of one patient; empty when they are.
     *
     * @param mask the mask's patient
     */
    public static Optional<String> identityProblem(TimePointRow mask, List<InstanceRow> instances) {
        if (mask.patient().id().isEmpty()) {
            return Optional.of("the mask has no Patient ID; correct it in the PACS and send it again");
        }
        for (InstanceRow i : instances) {
            if (!mask.patient().sameIdAs(i.patient())) {
                return Optional.of("the mask is of " + mask.patient().label() + ", its images are of "
                        + i.patient().label() + "; correct the wrong one in the PACS and send it again");
            }
            Optional<String> conflict = mask.patient().conflictWith(i.patient());
            if (conflict.isPresent()) {
                return Optional.of("identity conflict: mask and images of "
                        + mask.patient().label() + " have " + conflict.get()
                        + "; correct the wrong one in the PACS and send it again");
            }
        }
        return Optional.empty();
    }
}
