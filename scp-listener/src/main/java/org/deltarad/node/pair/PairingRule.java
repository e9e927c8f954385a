package org.deltarad.node.pair;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.pair.Decision.Part;

/**
 * Which time points of one patient are baseline and mid-treatment. In order of acquisition: the first is the baseline,
 * and so is any that its Clinical Trial Time Point ID says to be; a later one is mid-treatment when that ID says so, or
 * when it lies within the window of days after the baseline.
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
        remaining.sort(Comparator.comparing(Scan::acquired).thenComparing(Scan::id));
        Optional<Scan> baseline = Optional.empty();
        for (Scan scan : remaining) {
            Decision d = decide(scan, baseline);
            decisions.add(d);
            if (d.part() == Part.BASELINE) {
                baseline = Optional.of(scan);
            }
        }
        return decisions;
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
        Scan before = baseline.get();
        long days = ChronoUnit.DAYS.between(
                before.acquired().toLocalDate(), scan.acquired().toLocalDate());
        String distance =
                days + " days after the baseline of " + before.acquired().toLocalDate();
        if (saidMid || (days >= settings.minDays() && days <= settings.maxDays())) {
            return new Decision(scan.id(), Part.MID_TREATMENT, Optional.of(before.id()), distance);
        }
        return Decision.of(
                scan,
                Part.UNPAIRED,
                "not paired: " + distance + ", outside the window of " + settings.minDays() + " to "
                        + settings.maxDays() + " days (pairing.minDays, pairing.maxDays)");
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
