package org.deltarad.feature.ibsi;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.ParameterNode;
import org.deltarad.feature.ibsi.process.Discretisation;
import org.deltarad.feature.ibsi.process.Interpolation;
import org.deltarad.feature.ibsi.process.Resegmentation;
import org.deltarad.feature.ibsi.texture.Scope;

/** Checks the section {@code ibsi} of a parameter document and turns it into {@link IbsiParameters}. */
final class IbsiParameterReader {
    private static final double DEFAULT_THRESHOLD = 0.5;

    private final String source;

    IbsiParameterReader(String source) {
        this.source = source;
    }

    IbsiParameters read(ParameterNode document) throws ParameterException {
        ParameterSection root = ParameterSection.of(source, document, "", Set.of(IbsiParameters.SECTION));
        ParameterSection ibsi = root.section(
                IbsiParameters.SECTION,
                Set.of(
                        "dimension",
                        "interpolation",
                        "resegmentation",
                        "discretisation",
                        "intensityVolumeHistogram",
                        "textures",
                        "families",
                        "label"));
        boolean flat = ibsi.choice("dimension", Map.of("2D", true, "3D", false), null);
        Set<Scope> textures = flat ? EnumSet.of(Scope.SLICES, Scope.MERGED_SLICES) : EnumSet.of(Scope.VOLUME);
        return new IbsiParameters(
                source,
                interpolation(ibsi, flat),
                resegmentation(ibsi),
                discretisation(ibsi, "discretisation")
                        .orElseThrow(
                                () -> ibsi.fault("discretisation", "is missing; give fixedBinSize or fixedBinNumber")),
                discretisation(ibsi, "intensityVolumeHistogram"),
                ibsi.members("textures", textures, IbsiParameterReader::scope),
                ibsi.members("families", EnumSet.allOf(IbsiFamily.class), IbsiFamily::ofLabel),
                ibsi.label(),
                ibsi.plain());
    }

    private static Optional<Scope> scope(String label) {
        return EnumSet.allOf(Scope.class).stream()
                .filter(s -> s.label().equals(label))
                .findFirst();
    }

    private Optional<Interpolation> interpolation(ParameterSection ibsi, boolean flat) throws ParameterException {
        if (!ibsi.has("interpolation")) {
            return Optional.empty();
        }
        ParameterSection given = ibsi.section(
                "interpolation", Set.of("spacing", "method", "roiMethod", "roiThreshold", "roundIntensities"));
        List<OptionalDouble> spacing = given.numbers("spacing");
        if (spacing.size() != (flat ? 2 : 3) || !spacing.stream().allMatch(s -> s.orElse(0) > 0)) {
            throw given.fault("spacing", "needs " + (flat ? "two" : "three") + " positive numbers for this dimension");
        }
        Map<String, Interpolation.Method> roi =
                Map.of("nearest", Interpolation.Method.NEAREST, "linear", Interpolation.Method.LINEAR);
        Map<String, Interpolation.Method> image = Map.of(
                "nearest",
                Interpolation.Method.NEAREST,
                "linear",
                Interpolation.Method.LINEAR,
                "cubicSpline",
                Interpolation.Method.CUBIC_SPLINE);
        double threshold = given.has("roiThreshold") ? given.number("roiThreshold") : DEFAULT_THRESHOLD;
        if (!(threshold > 0 && threshold <= 1)) {
            throw given.fault("roiThreshold", threshold + " is not above 0 and at most 1");
        }
        return Optional.of(new Interpolation(
                spacing.stream().map(OptionalDouble::getAsDouble).toList(),
                given.choice("method", image, Interpolation.Method.LINEAR),
                given.choice("roiMethod", roi, Interpolation.Method.LINEAR),
                threshold,
                given.choice("roundIntensities", Map.of("true", true, "false", false), false)));
    }

    private Resegmentation resegmentation(ParameterSection ibsi) throws ParameterException {
        if (!ibsi.has("resegmentation")) {
            return Resegmentation.NONE;
        }
        ParameterSection given = ibsi.section("resegmentation", Set.of("range", "outliers"));
        List<OptionalDouble> range =
                given.has("range") ? given.numbers("range") : List.of(OptionalDouble.empty(), OptionalDouble.empty());
        if (range.size() != 2
                || range.get(0).orElse(Double.NEGATIVE_INFINITY) > range.get(1).orElse(Double.POSITIVE_INFINITY)) {
            throw given.fault("range", "needs a lower and an upper bound, rising; null for an open end");
        }
        OptionalDouble outliers =
                given.has("outliers") ? OptionalDouble.of(given.number("outliers")) : OptionalDouble.empty();
        if (!(outliers.orElse(1) > 0)) {
            throw given.fault("outliers", "must be a positive number of standard deviations");
        }
        return new Resegmentation(range.get(0), range.get(1), outliers);
    }

    private static Optional<Discretisation> discretisation(ParameterSection ibsi, String key)
            throws ParameterException {
        if (!ibsi.has(key)) {
            return Optional.empty();
        }
        ParameterSection given = ibsi.section(key, Set.of("fixedBinSize", "fixedBinNumber"));
        if (given.has("fixedBinSize") == given.has("fixedBinNumber")) {
            throw ibsi.fault(key, "needs either fixedBinSize or fixedBinNumber");
        }
        if (given.has("fixedBinSize")) {
            double width = given.number("fixedBinSize");
            if (!(width > 0)) {
                throw given.fault("fixedBinSize", width + " is not positive");
            }
            return Optional.of(new Discretisation.FixedBinSize(width));
        }
        double count = given.number("fixedBinNumber");
        if (!(count >= 1 && count <= Integer.MAX_VALUE && count == Math.rint(count))) {
            throw given.fault("fixedBinNumber", count + " is not a positive integer");
        }
        return Optional.of(new Discretisation.FixedBinNumber((int) count));
    }
}
