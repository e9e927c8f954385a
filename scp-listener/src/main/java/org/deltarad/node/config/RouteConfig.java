package org.deltarad.node.config;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.node.route.Match;
import org.deltarad.node.route.Route;

/**
 * A routing rule.
 *
 * @param name  of the rule, unique
 * @param match what falls under it; empty: everything that comes so far
 * @param use   what is done with it, in place of the settings of the configuration itself
 */
public record RouteConfig(String name, Optional<MatchConfig> match, Use use) {
    @JsonCreator
    public RouteConfig {
        Checks.text("name", name);
    }

    /** The same for the router. */
    public Route route() {
        return new Route(name, match.map(MatchConfig::match).orElse(Match.ALL));
    }

    RouteConfig resolvedAgainst(Path folder) {
        return new RouteConfig(name, match, use.resolvedAgainst(folder));
    }

    /** Which scan of a treatment it is. */
    public enum TimePointPart {
        /** Before the treatment. */
        @JsonProperty("baseline")
        BASELINE,
        /** During the treatment. */
        @JsonProperty("mid")
        MID
    }

    /**
     * What is done; what is empty is as the configuration itself says.
     *
     * @param ignore         why it is kept and not worked on
     * @param extraction     preset or parameter file
     * @param signatures     built-in names or files
     * @param calibration    file
     * @param roi            which ROI
     * @param series         values and volume of the series
     * @param timePoint      which scan it is, whatever its Clinical Trial Time Point ID says
     * @param pairing        days between the scans of a pair
     * @param pairs          time points pair with those of the same word only; empty: with those that have none, either
     * @param destinations   names of destinations; none: reports stay here
     * @param expectedSeries what must be here before work begins
     */
    public record Use(
            Optional<String> ignore,
            Optional<String> extraction,
            Optional<List<String>> signatures,
            Optional<Path> calibration,
            Optional<RoiConfig> roi,
            Optional<Series> series,
            Optional<TimePointPart> timePoint,
            Optional<Window> pairing,
            Optional<String> pairs,
            Optional<List<String>> destinations,
            Optional<ExpectedSeries> expectedSeries) {
        @JsonCreator
        public Use {
            ignore.ifPresent(r -> Checks.text("ignore", r));
            extraction.ifPresent(e -> Checks.text("extraction", e));
            pairs.ifPresent(p -> Checks.text("pairs", p));
            if (ignore.isPresent()
                    && List.of(
                                    extraction,
                                    signatures,
                                    calibration,
                                    roi,
                                    series,
                                    timePoint,
                                    pairing,
                                    pairs,
                                    destinations,
                                    expectedSeries)
                            .stream()
                            .anyMatch(Optional::isPresent)) {
                throw new InvalidValueException(
                        "ignore", "what is ignored is not worked on: no other key goes with it");
            }
            signatures = signatures.map(List::copyOf);
            destinations = destinations.map(List::copyOf);
        }

        private Use resolvedAgainst(Path folder) {
            return new Use(
                    ignore,
                    extraction.map(e -> FileNames.resolved(folder, e)),
                    signatures.map(all ->
                            all.stream().map(s -> FileNames.resolved(folder, s)).toList()),
                    calibration.map(c -> folder.resolve(c).normalize()),
                    roi,
                    series,
                    timePoint,
                    pairing,
                    pairs,
                    destinations,
                    expectedSeries);
        }
    }

    /**
     * How the series are read, in place of {@code series} of the configuration itself.
     *
     * @param values as {@link SeriesConfig#values()}, merged into it
     * @param volume as {@link SeriesConfig#volume()}; series.protocols is then left out
     */
    public record Series(Optional<Map<String, String>> values, Optional<String> volume) {
        @JsonCreator
        public Series {
            values = values.map(Map::copyOf);
            values.ifPresent(SeriesConfig::requireValues);
            volume.ifPresent(v -> SeriesConfig.rule("volume", v));
        }
    }

    /** Fewest and most days from baseline to mid-treatment. */
    public record Window(Optional<Integer> minDays, Optional<Integer> maxDays) {
        @JsonCreator
        public Window {
            if (minDays.isEmpty() && maxDays.isEmpty()) {
                throw new InvalidValueException("", "needs minDays, maxDays or both");
            }
        }
    }
}
