package org.deltarad.cohort.calibrate;

import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.deltarad.signature.Limits;
import org.deltarad.signature.MaskSize;
import org.deltarad.signature.Measured;

/** The smallest mask and the shortest and longest interval of a cohort. What one patient's data do not say is not limited. */
final class CohortLimits {
    private CohortLimits() {}

    static Limits of(List<CohortPatient> patients) {
        List<Optional<MaskSize>> masks = patients.stream()
                .flatMap(p -> Stream.of(p.baseline(), p.mid()))
                .map(Measured::mask)
                .toList();
        boolean sized = masks.stream().allMatch(Optional::isPresent);
        int voxels = sized
                ? masks.stream().mapToInt(m -> m.orElseThrow().voxels()).min().orElse(0)
                : 0;
        double volume = sized
                ? masks.stream()
                        .mapToDouble(m -> m.orElseThrow().volume())
                        .min()
                        .orElse(0)
                : 0;
        return new Limits(voxels, volume, days(patients));
    }

    private static Optional<Range> days(List<CohortPatient> patients) {
        List<Long> days = patients.stream()
                .filter(p -> p.baseline().acquired().isPresent()
                        && p.mid().acquired().isPresent())
                .map(p -> ChronoUnit.DAYS.between(
                        p.baseline().acquired().get(), p.mid().acquired().get()))
                .toList();
        if (days.isEmpty() || days.size() < patients.size()) {
            return Optional.empty();
        }
        return Optional.of(new Range(
                days.stream().mapToLong(d -> d).min().orElseThrow(),
                days.stream().mapToLong(d -> d).max().orElseThrow()));
    }
}
