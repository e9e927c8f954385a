package org.deltarad.signature;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.LinearHarmonisation;
import org.deltarad.harmonisation.LinearHarmonisation.FeatureModel;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.deltarad.signature.RangeCheck.Kind;
import org.deltarad.signature.RangeCheck.Outcome;

/** Makes {@link RangeCheck}s. A value on an end of the range is inside. */
final class RangeChecks {
    private static final String COHORT = "the calibration cohort's range ";

    private RangeChecks() {}

    /** Numeric predictors against the cohort's; those that are missing are left to the harmonisation, which refuses them. */
    static List<RangeCheck> acquisition(LinearHarmonisation cohort, String timePoint, Acquisition acquisition) {
        List<RangeCheck> checks = new ArrayList<>();
        cohort.ranges().forEach((predictor, range) -> {
            Double value = acquisition.numeric().get(predictor);
            if (value != null) {
                checks.add(known(Kind.ACQUISITION, timePoint, predictor, predictor, value, range, COHORT + range));
            }
        });
        return checks;
    }

    /** z of a feature against the cohort's. */
    static RangeCheck feature(LinearHarmonisation cohort, String timePoint, String feature, double z) {
        FeatureModel model = cohort.features().get(feature);
        Range range = new Range(model.min(), model.max());
        return known(Kind.FEATURE_RANGE, timePoint, feature, "z of " + feature, z, range, COHORT + range);
    }

    /** Size of the mask, as far as it is limited. */
    static List<RangeCheck> mask(Limits limits, String timePoint, Optional<MaskSize> mask) {
        List<RangeCheck> checks = new ArrayList<>();
        if (limits.minVoxels() > 0) {
            checks.add(atLeast(
                    timePoint, RangeCheck.VOXELS, mask.map(m -> (double) m.voxels()), limits.minVoxels(), " voxels"));
        }
        if (limits.minVolume() > 0) {
            checks.add(atLeast(timePoint, RangeCheck.VOLUME, mask.map(MaskSize::volume), limits.minVolume(), " mm3"));
        }
        return checks;
    }

    private static RangeCheck atLeast(
            String timePoint, String subject, Optional<Double> size, double minimum, String unit) {
        String least = Range.text(minimum) + unit;
        boolean large = size.filter(s -> s >= minimum).isPresent();
        String sentence = size.map(s -> "the mask has " + Range.text(s) + unit + ", "
                        + (large ? "not fewer than " : "fewer than ") + least)
                .orElse("the size of the mask is not known; it must have at least " + least);
        return new RangeCheck(
                Kind.MASK_SIZE,
                timePoint,
                subject,
                size.orElse(Double.NaN),
                minimum,
                Double.POSITIVE_INFINITY,
                size.isEmpty() ? Outcome.UNKNOWN : large ? Outcome.INSIDE : Outcome.OUTSIDE,
                timePoint + ": " + sentence);
    }

    /** Calendar days between the scans, as far as they are limited. */
    static List<RangeCheck> interval(Limits limits, Measured baseline, Measured mid) {
        if (limits.days().isEmpty()) {
            return List.of();
        }
        Range window = limits.days().get();
        Optional<Long> days =
                baseline.acquired().flatMap(from -> mid.acquired().map(to -> ChronoUnit.DAYS.between(from, to)));
        if (days.isPresent()) {
            return List.of(known(
                    Kind.SCAN_INTERVAL,
                    "",
                    RangeCheck.DAYS,
                    "days between the scans:",
                    days.get(),
                    window,
                    "the window " + window));
        }
        return List.of(new RangeCheck(
                Kind.SCAN_INTERVAL,
                "",
                RangeCheck.DAYS,
                Double.NaN,
                window.min(),
                window.max(),
                Outcome.UNKNOWN,
                "the days between the scans are not known; the window is " + window));
    }

    private static RangeCheck known(
            Kind kind, String timePoint, String subject, String words, double value, Range range, String rangeInWords) {
        boolean inside = range.contains(value);
        return new RangeCheck(
                kind,
                timePoint,
                subject,
                value,
                range.min(),
                range.max(),
                inside ? Outcome.INSIDE : Outcome.OUTSIDE,
                (timePoint.isEmpty() ? "" : timePoint + ": ") + words + " " + Range.text(value)
                        + (inside ? " is within " : " is outside ") + rangeInWords);
    }
}
