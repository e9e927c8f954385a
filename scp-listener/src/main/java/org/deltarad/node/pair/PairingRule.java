package org.deltarad.node.pair;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.pair.Decision.Part;

/**
 * Which time points of one patient are baseline and mid-treatment. In order of acquisition: the first is the baseline,
 * and so is any that its Clinical Trial Time Point ID says to be; a later one is mid-treatment when that ID says so, or
 * when it lies within the window of days after the baseline. Two scans after the window that are themselves a window
 * apart are a course of their own. A scan without a date goes by its Clinical Trial Time Point ID alone.
 */
public final class PairingRule {
    private final NodeConfig.Pairing settings;

    public PairingRule(NodeConfig.Pairing settings) {
        this.settings = settings;
    }

    /**
     * Decides for all measured time points of one Patient ID and issuer.
     *
     * @return one decision for each
     */
    public List<Decision> decide(List<Scan> scans) {
        List<Decision> decisions = new ArrayList<>();
        List<Scan> remaining = newestOfEachSeries(ofOnePerson(scans, decisions), decisions);
        remaining.sort(Comparator.comparing(this::orderedBy).thenComparing(Scan::id));
        decisions.addAll(place(remaining));
        return decisions;
    }

    private LocalDateTime orderedBy(Scan scan) {
        return scan.acquired()
                .orElse(isOneOf(scan, settings.timePointIds().baseline()) ? LocalDateTime.MIN : LocalDateTime.MAX);
    }

    private Collection<Decision> place(List<Scan> inOrder) {
        Map<Long, Decision> placed = new LinkedHashMap<>();
        List<Scan> afterTheWindow = new ArrayList<>();
        Optional<Scan> baseline = Optional.empty();
        for (Scan scan : inOrder) {
            Decision d = decide(scan, baseline);
            if (d.part() == Part.BASELINE) {
                baseline = Optional.of(scan);
                afterTheWindow.clear();
            } else if (d.part() == Part.UNPAIRED) {
                Optional<Scan> course =
                        afterTheWindow.stream().filter(s -> inWindow(s, scan)).findFirst();
                if (course.isPresent()) {
                    baseline = course;
                    afterTheWindow.clear();
                    placed.put(
                            course.get().id(),
                            Decision.of(course.get(), Part.BASELINE, "baseline of a later course of treatment"));
                    d = decide(scan, baseline);
                } else if (days(baseline.orElseThrow(), scan).orElse(0L) > settings.maxDays()) {
                    afterTheWindow.add(scan);
                }
            }
            placed.put(scan.id(), d);
        }
        return placed.values();
    }

    private Decision decide(Scan scan, Optional<Scan> baseline) {
        boolean saidMid = isOneOf(scan, settings.timePointIds().mid());
        if (isOneOf(scan, settings.timePointIds().baseline()) || (baseline.isEmpty() && !saidMid)) {
            return Decision.of(scan, Part.BASELINE, "");
        }
        if (baseline.isEmpty()) {
            return Decision.of(
                    scan,
                    Part.WAITING_FOR_BASELINE,
                    "its Clinical Trial Time Point ID '" + scan.timePointId().orElse("")
                            + "' says mid-treatment, and no baseline before it is here");
        }
        String distance = distance(baseline.get(), scan);
        if (saidMid || inWindow(baseline.get(), scan)) {
            return new Decision(
                    scan.id(), Part.MID_TREATMENT, Optional.of(baseline.get().id()), distance);
        }
        if (days(baseline.get(), scan).isEmpty()) {
            return Decision.of(
                    scan,
                    Part.UNPAIRED,
                    "not paired: it or the baseline has no date, and its Clinical Trial Time Point ID does not say what it is"
                            + " (pairing.timePointIds)");
        }
        return Decision.of(
                scan,
                Part.UNPAIRED,
                "not paired: " + distance + ", outside the window of " + settings.minDays() + " to "
                        + settings.maxDays() + " days (pairing.minDays, pairing.maxDays)");
    }

    private boolean inWindow(Scan baseline, Scan scan) {
        return days(baseline, scan)
                .filter(days -> days >= settings.minDays() && days <= settings.maxDays())
                .isPresent();
    }

    private static Optional<Long> days(Scan from, Scan to) {
        return from.acquired()
                .flatMap(a -> to.acquired().map(b -> ChronoUnit.DAYS.between(a.toLocalDate(), b.toLocalDate())));
    }

    private static String distance(Scan baseline, Scan scan) {
        return days(baseline, scan)
                .map(days -> days + " days after the baseline of "
                        + baseline.acquired().orElseThrow().toLocalDate())
                .orElse("by its Clinical Trial Time Point ID, without dates");
    }

    /** Refuses scans whose birth date or sex contradicts that of the scan that came first. */
    private static List<Scan> ofOnePerson(List<Scan> scans, List<Decision> decisions) {
        List<Scan> kept = new ArrayList<>();
        for (Scan scan : scans.stream().sorted(Comparator.comparing(Scan::id)).toList()) {
            Optional<String> conflict = kept.stream()
                    .flatMap(k -> scan.patient().conflictWith(k.patient()).stream())
                    .findFirst();
            if (conflict.isPresent()) {
                decisions.add(Decision.of(
                        scan,
                        Part.REFUSED,
                        "identity conflict: " + scan.patient().label() + " has " + conflict.get()
                                + " in two scans; correct the wrong one in the PACS and send it again"));
            } else {
                kept.add(scan);
            }
        }
        return kept;
    }

    private static List<Scan> newestOfEachSeries(List<Scan> scans, List<Decision> decisions) {
        Map<String, Scan> newest = new HashMap<>();
        scans.forEach(s -> newest.merge(s.seriesInstanceUid(), s, (a, b) -> a.id() > b.id() ? a : b));
        List<Scan> kept = new ArrayList<>();
        for (Scan scan : scans) {
            if (newest.get(scan.seriesInstanceUid()).equals(scan)) {
                kept.add(scan);
            } else {
                decisions.add(Decision.of(scan, Part.UNPAIRED, "a later mask of the same series is used instead"));
            }
        }
        return kept;
    }

    private static boolean isOneOf(Scan scan, List<String> ids) {
        return scan.timePointId()
                .filter(id -> ids.stream().anyMatch(id::equalsIgnoreCase))
                .isPresent();
    }
}
