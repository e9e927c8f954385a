package org.deltarad.node.pair;

import static org.deltarad.node.config.RouteConfig.TimePointPart.BASELINE;
import static org.deltarad.node.config.RouteConfig.TimePointPart.MID;

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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.config.RouteConfig.TimePointPart;
import org.deltarad.node.index.RetrievalRow;
import org.deltarad.node.pair.Decision.Part;
import org.deltarad.node.route.Route;

/**
 * Which time points of one patient are baseline and mid-treatment. In order of acquisition: the first is the baseline,
 * and so is any that its route or its Clinical Trial Time Point ID says to be; a later one is mid-treatment when one of
 * those says so, or when it lies within the window of days after the baseline. Two scans after the window that are
 * themselves a window apart are a course of their own. A scan without a date goes by what is said of it alone. Only
 * scans of one extraction pair, and of one word {@code pairs} of their routes.
 */
public final class PairingRule {
    private final Map<String, PairingTerms> routes;
    private final PairingTerms standard;
    private final boolean archivesFirst;

    /**
     * @param routes        terms by a route's name
     * @param standard      of scans without a route
     * @param archivesFirst whether a scan is a baseline, unless it is said to be, only when the archives have none before
     */
    public PairingRule(Map<String, PairingTerms> routes, PairingTerms standard, boolean archivesFirst) {
        this.routes = Map.copyOf(routes);
        this.standard = standard;
        this.archivesFirst = archivesFirst;
    }

    /** Where no archive is asked for the baselines of scans of which nothing is said. */
    public PairingRule(Map<String, PairingTerms> routes, PairingTerms standard) {
        this(routes, standard, false);
    }

    /**
     * Decides for all measured time points of one Patient ID and issuer.
     *
     * @return one decision for each
     */
    public List<Decision> decide(List<Scan> scans) {
        List<Decision> decisions = new ArrayList<>();
        Map<String, List<Scan>> kept = ofOnePerson(scans, decisions).stream()
                .collect(Collectors.groupingBy(s -> terms(s).pairs(), TreeMap::new, Collectors.toList()));
        kept.values().forEach(k -> decisions.addAll(decideOnePairing(k)));
        return decisions;
    }

    private List<Decision> decideOnePairing(List<Scan> scans) {
        List<Decision> decisions = new ArrayList<>();
        scans.stream()
                .collect(Collectors.groupingBy(s -> terms(s).extraction(), TreeMap::new, Collectors.toList()))
                .values()
                .forEach(same -> {
                    List<Scan> remaining = newestOfEachSeries(same, decisions);
                    remaining.sort(Comparator.comparing(this::orderedBy).thenComparing(Scan::id));
                    decisions.addAll(place(remaining));
                });
        Map<Long, Scan> byId = scans.stream().collect(Collectors.toMap(Scan::id, s -> s));
        List<Scan> baselines = decisions.stream()
                .filter(d -> d.part() == Part.BASELINE)
                .map(d -> byId.get(d.id()))
                .toList();
        return decisions.stream()
                .map(d -> ofAnotherExtraction(d, byId.get(d.id()), baselines).orElse(d))
                .toList();
    }

    /** What has no baseline of its own extraction, and would have one of another. */
    private Optional<Decision> ofAnotherExtraction(Decision d, Scan scan, List<Scan> baselines) {
        boolean assumed = d.part() == Part.BASELINE && said(scan).isEmpty();
        if (!assumed && d.part() != Part.WAITING_FOR_BASELINE) {
            return Optional.empty();
        }
        boolean saidMid = d.part() == Part.WAITING_FOR_BASELINE;
        return baselines.stream()
                .filter(b -> !terms(b).extraction().equals(terms(scan).extraction()))
                .filter(b -> inWindow(b, scan)
                        || (saidMid && days(b, scan).filter(n -> n >= 0).isPresent()))
                .findFirst()
                .map(b -> Decision.of(
                        scan,
                        Part.UNPAIRED,
                        "not paired: it was measured with extraction "
                                + terms(scan).extraction() + ", the baseline of "
                                + b.acquired().orElseThrow().toLocalDate() + " with "
                                + terms(b).extraction() + " (routes: extraction, pairs)"));
    }

    private PairingTerms terms(Scan scan) {
        return routes.getOrDefault(scan.route(), standard);
    }

    private LocalDateTime orderedBy(Scan scan) {
        return scan.acquired().orElse(isSaid(scan, BASELINE) ? LocalDateTime.MIN : LocalDateTime.MAX);
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
                } else if (days(baseline.orElseThrow(), scan).orElse(0L)
                        > terms(scan).settings().maxDays()) {
                    afterTheWindow.add(scan);
                }
            }
            placed.put(scan.id(), d);
        }
        return placed.values();
    }

    private Decision decide(Scan scan, Optional<Scan> baseline) {
        boolean saidMid = isSaid(scan, MID);
        if (isSaid(scan, BASELINE)) {
            return Decision.of(scan, Part.BASELINE, "");
        }
        if (baseline.isEmpty()) {
            return saidMid || mayHaveABaseline(scan)
                    ? Decision.of(scan, Part.WAITING_FOR_BASELINE, waiting(scan, saidMid))
                    : Decision.of(scan, Part.BASELINE, archivesFirst ? answer(scan) : "");
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
                            + " (pairing.timePointIds, timePoint of a route)");
        }
        NodeConfig.Pairing settings = terms(scan).settings();
        return Decision.of(
                scan,
                Part.UNPAIRED,
                "not paired: " + distance + ", outside the window of " + settings.minDays() + " to "
                        + settings.maxDays() + " days (pairing.minDays, pairing.maxDays)");
    }

    private boolean mayHaveABaseline(Scan scan) {
        return archivesFirst && scan.acquired().isPresent() && !scan.isFirstEverywhere();
    }

    private String waiting(Scan scan, boolean saidMid) {
        return (saidMid ? whoSaysMid(scan) + ", and no" : "no") + " baseline before it is here"
                + (answer(scan).isEmpty() ? "" : "; " + answer(scan));
    }

    /** What the archives say. */
    private static String answer(Scan scan) {
        return scan.asked().map(RetrievalRow::reason).orElse("");
    }

    private String whoSaysMid(Scan scan) {
        return terms(scan).part().isPresent()
                ? "its " + Route.label(scan.route()) + " says mid-treatment"
                : "its Clinical Trial Time Point ID '" + scan.timePointId().orElse("") + "' says mid-treatment";
    }

    private boolean inWindow(Scan baseline, Scan scan) {
        NodeConfig.Pairing settings = terms(scan).settings();
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

    private boolean isSaid(Scan scan, TimePointPart part) {
        return said(scan).filter(part::equals).isPresent();
    }

    /** What its route, else its Clinical Trial Time Point ID says. */
    private Optional<TimePointPart> said(Scan scan) {
        PairingTerms terms = terms(scan);
        NodeConfig.TimePointIds ids = terms.settings().timePointIds();
        return terms.part().or(() -> scan.timePointId()
                .flatMap(id -> isOneOf(id, ids.baseline())
                        ? Optional.of(BASELINE)
                        : Optional.of(MID).filter(m -> isOneOf(id, ids.mid()))));
    }

    private static boolean isOneOf(String id, List<String> ids) {
        return ids.stream().anyMatch(id::equalsIgnoreCase);
    }
}
