package org.deltarad.node.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.series.SeriesPolicy;
import org.deltarad.node.imaging.series.VolumeKind;
import org.deltarad.node.imaging.series.VolumeRule;
import org.deltarad.node.imaging.values.ValueChoice;
import org.deltarad.node.imaging.values.ValueOptions;

/**
 * How series are read: which volume, and which values.
 *
 * @param values      key of a {@link ValueChoice} for CT, MR and PT
 * @param units       of real world values, where a series maps to several
 * @param acceptLossy whether images compressed with loss are measured
 * @param volume            which volume of a series is wanted, as {@link VolumeRule} is written
 * @param protocols         rules of their own for some protocols, the first that fits
 * @param patterns          regular expressions found in Series Description per {@link VolumeKind}, in place of its own
 * @param geometryTolerance how far positions may be from where the grid puts them
 * @param minSlices         fewest slices of a volume
 */
public record SeriesConfig(
        Map<String, String> values,
        Optional<String> units,
        boolean acceptLossy,
        String volume,
        List<Protocol> protocols,
        Map<VolumeKind, String> patterns,
        Tolerance geometryTolerance,
        int minSlices) {
    private static final Set<String> MODALITIES = Set.of("CT", "MR", "PT");

    public SeriesConfig {
        values = Map.copyOf(values);
        requireValues(values);
        protocols = List.copyOf(protocols);
        patterns = Map.copyOf(patterns);
        rule("volume", volume);
        patterns.values().forEach(p -> Checks.pattern("patterns", p));
        Checks.range("minSlices", minSlices, 2, 100_000);
    }

    static void requireValues(Map<String, String> values) {
        values.forEach((modality, key) -> {
            if (!MODALITIES.contains(modality)) {
                throw new InvalidValueException("values", "takes CT, MR and PT, not " + modality);
            }
            if (ValueChoice.of(key).isEmpty()) {
                throw new InvalidValueException(
                        "values", modality + " must be one of " + ValueChoice.keys() + ", was '" + key + "'");
            }
        });
    }

    /** The same, with what a route says in its place. */
    SeriesConfig with(RouteConfig.Series route) {
        Map<String, String> merged = new HashMap<>(values);
        route.values().ifPresent(merged::putAll);
        return new SeriesConfig(
                merged,
                units,
                acceptLossy,
                route.volume().orElse(volume),
                route.volume().isPresent() ? List.of() : protocols,
                patterns,
                geometryTolerance,
                minSlices);
    }

    /** The same for the reader. */
    public ValueOptions valueOptions() {
        return new ValueOptions(
                values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> ValueChoice.of(e.getValue())
                        .orElseThrow())),
                units,
                acceptLossy);
    }

    /**
     * A rule for a protocol.
     *
     * @param protocol regular expression found in Protocol Name or Series Description, case ignored
     */
    public record Protocol(String protocol, String volume) {
        public Protocol {
            Checks.pattern("protocol", protocol);
            rule("volume", volume);
        }
    }

    /** A fraction of the spacing or a distance in mm, whichever is larger. */
    public record Tolerance(double fraction, double mm) {
        public Tolerance {
            try {
                new GeometryTolerance(fraction, mm);
            } catch (IllegalArgumentException e) {
                throw new InvalidValueException("fraction", e.getMessage());
            }
        }
    }

    /** For the reader of series. */
    public SeriesPolicy policy() {
        Map<VolumeKind, Pattern> compiled = new EnumMap<>(VolumeKind.class);
        patterns.forEach((kind, p) -> compiled.put(kind, pattern(p)));
        return new SeriesPolicy(
                VolumeRule.parse(volume),
                protocols.stream()
                        .map(p -> new SeriesPolicy.ProtocolRule(pattern(p.protocol()), VolumeRule.parse(p.volume())))
                        .toList(),
                compiled,
                new GeometryTolerance(geometryTolerance.fraction(), geometryTolerance.mm()),
                minSlices);
    }

    private static Pattern pattern(String text) {
        return Pattern.compile(text, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    static VolumeRule rule(String key, String text) {
        try {
            return VolumeRule.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidValueException(key, e.getMessage());
        }
    }
}
