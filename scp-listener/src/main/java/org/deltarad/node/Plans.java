package org.deltarad.node;

import static org.deltarad.node.config.RouteConfig.TimePointPart.MID;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.ExtractionChoice;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.config.RouteConfig;
import org.deltarad.node.deliver.Destination;
import org.deltarad.node.imaging.mask.SegOfRoi;
import org.deltarad.node.imaging.mask.SegmentProperties;
import org.deltarad.node.pair.PairingRule;
import org.deltarad.node.pair.PairingTerms;
import org.deltarad.node.retrieve.Criteria;
import org.deltarad.node.route.Match;
import org.deltarad.node.route.Route;
import org.deltarad.node.work.Protocol;
import org.deltarad.node.work.Protocols;
import org.deltarad.node.work.ReadingRules;
import org.deltarad.node.work.RoiMeasurer;
import org.deltarad.node.work.Scoring;
import org.deltarad.report.Device;
import org.deltarad.report.Finding;
import org.deltarad.report.seg.SegmentAlgorithm;

/** What the configuration and each of its routes say of the work, with the files that they name loaded. */
final class Plans {
    private final NodeConfig config;
    private final List<Plan> routes = new ArrayList<>();
    private final Plan standard;

    /** @param destinations in the configuration's order */
    Plans(NodeConfig config, List<Destination> destinations) throws ConfigException {
        this(destinations.stream().map(Destination::name).toList(), config);
    }

    /** Without connections to anyone. */
    static Plans withoutDestinations(NodeConfig config) throws ConfigException {
        return new Plans(config.destinations().names(), config);
    }

    private Plans(List<String> all, NodeConfig config) throws ConfigException {
        this.config = config;
        Map<String, String> byLabel = new HashMap<>();
        List<String> labels = config.destinations().names();
        IntStream.range(0, labels.size()).forEach(n -> byLabel.put(labels.get(n), all.get(n)));
        this.standard = plan(Route.DEFAULT, config, Optional.empty(), all);
        for (RouteConfig r : config.routes()) {
            try {
                List<String> own = r.use()
                        .destinations()
                        .map(d -> d.stream().map(byLabel::get).toList())
                        .orElse(all);
                // What is ignored needs nothing that the configuration names.
                routes.add(
                        r.use().ignore().isPresent()
                                ? new Plan(
                                        r.route(),
                                        config,
                                        Optional.of(r.use()),
                                        standard.extraction(),
                                        standard.scoring(),
                                        own)
                                : plan(r.route(), config.forRoute(r), Optional.of(r.use()), own));
            } catch (ConfigException e) {
                throw new ConfigException("route '" + r.name() + "': " + e.getMessage(), e);
            }
        }
    }

    /**
     * @param settings with what the route says in their place
     * @param use      what the route says; empty for none
     */
    private record Plan(
            Route route,
            NodeConfig settings,
            Optional<RouteConfig.Use> use,
            ExtractionChoice extraction,
            Scoring scoring,
            List<String> destinations) {}

    private static Plan plan(Route route, NodeConfig settings, Optional<RouteConfig.Use> use, List<String> destinations)
            throws ConfigException {
        ExtractionChoice extraction;
        try {
            extraction = ExtractionChoice.load(settings.extraction());
        } catch (ConfigException e) {
            throw new ConfigException("extraction: " + e.getMessage(), e);
        }
        return new Plan(route, settings, use, extraction, Scoring.load(settings, extraction.name()), destinations);
    }

    Protocols protocols(DicomToolkit toolkit, Device device) {
        return new Protocols(
                routes.stream().map(p -> protocol(p, toolkit, device)).toList(), protocol(standard, toolkit, device));
    }

    PairingRule pairingRule() {
        Map<String, PairingTerms> terms = new HashMap<>();
        routes.forEach(p -> terms.put(p.route().name(), terms(p)));
        return new PairingRule(
                terms,
                terms(standard),
                config.retrieve().always() && !config.archives().isEmpty());
    }

    /** What the baselines of a route's scans may be: of routes that pair with it. */
    Criteria criteria(String route) {
        Plan own = routes.stream()
                .filter(p -> p.route().name().equals(route))
                .findFirst()
                .orElse(standard);
        List<Match> series = Stream.concat(routes.stream(), Stream.of(standard))
                .filter(p -> p.use().flatMap(RouteConfig.Use::ignore).isEmpty())
                .filter(p -> terms(p).extraction().equals(terms(own).extraction())
                        && terms(p).pairs().equals(terms(own).pairs()))
                .filter(p ->
                        p.equals(own) || terms(p).part().filter(MID::equals).isEmpty())
                .map(p -> p.route().match())
                .toList();
        NodeConfig.Pairing window = own.settings().pairing();
        return new Criteria(series, window.minDays(), window.maxDays());
    }

    private static PairingTerms terms(Plan p) {
        return new PairingTerms(
                p.extraction().name(),
                p.use().flatMap(RouteConfig.Use::pairs).orElse(""),
                p.use().flatMap(RouteConfig.Use::timePoint),
                p.settings().pairing());
    }

    private Protocol protocol(Plan p, DicomToolkit toolkit, Device device) {
        NodeConfig s = p.settings();
        ReadingRules reading = new ReadingRules(
                s.series().valueOptions(),
                s.roiChoice(),
                s.masks().rules(),
                s.series().policy());
        return new Protocol(
                p.route(),
                p.use().flatMap(RouteConfig.Use::ignore),
                p.extraction(),
                new RoiMeasurer(
                        toolkit,
                        reading,
                        p.extraction(),
                        new SegOfRoi(device, segments(), new SegmentAlgorithm.Manual())),
                p.scoring(),
                p.use().flatMap(RouteConfig.Use::expectedSeries),
                p.destinations());
    }

    /** What segments show, as the configuration says of the finding. */
    private SegmentProperties segments() {
        Finding finding = config.finding().toFinding();
        return new SegmentProperties(SegmentProperties.NEOPLASM.category(), finding.type(), finding.site());
    }
}
