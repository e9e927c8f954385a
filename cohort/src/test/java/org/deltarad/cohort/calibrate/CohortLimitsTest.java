package org.deltarad.cohort.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.harmonisation.LinearHarmonisation.Range;
import org.deltarad.signature.Limits;
import org.deltarad.signature.MaskSize;
import org.deltarad.signature.Measured;
import org.junit.jupiter.api.Test;

class CohortLimitsTest {
    private static final Optional<LocalDate> START = Optional.of(LocalDate.of(2026, 1, 1));

    private static Measured measured(Optional<MaskSize> mask, Optional<LocalDate> day) {
        return new Measured(Map.of(), new Acquisition(Map.of(), Map.of()), mask, day);
    }

    private static Measured measured(int voxels, double volume, int day) {
        return measured(Optional.of(new MaskSize(voxels, volume)), START.map(d -> d.plusDays(day)));
    }

    private static CohortPatient patient(String id, Measured baseline, Measured mid) {
        return new CohortPatient(id, baseline, mid, false);
    }

    @Test
    void areTheSmallestMaskAndTheShortestAndLongestInterval() {
        Limits limits = CohortLimits.of(List.of(
                patient("a", measured(900, 3000, 0), measured(120, 950.5, 21)),
                patient("b", measured(800, 700.25, 3), measured(130, 1200, 40)),
                patient("c", measured(500, 2000, 0), measured(400, 1600, 28))));

        assertThat(limits).isEqualTo(new Limits(120, 700.25, Optional.of(new Range(21, 37))));
    }

    @Test
    void whatOnePatientDoesNotSayIsNotLimited() {
        CohortPatient whole = patient("a", measured(900, 3000, 0), measured(120, 950, 21));
        CohortPatient noMask =
                patient("b", measured(800, 700, 0), measured(Optional.empty(), START.map(d -> d.plusDays(14))));
        CohortPatient noDay =
                patient("c", measured(Optional.of(new MaskSize(100, 500)), Optional.empty()), measured(110, 550, 14));

        assertThat(CohortLimits.of(List.of(whole, noMask))).isEqualTo(new Limits(0, 0, Optional.of(new Range(14, 21))));
        assertThat(CohortLimits.of(List.of(whole, noDay))).isEqualTo(new Limits(100, 500, Optional.empty()));
    }
}
