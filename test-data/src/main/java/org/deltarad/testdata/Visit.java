package org.deltarad.testdata;

import java.time.LocalDateTime;
import java.util.Optional;

/**
 * When and under which name a time point is imaged.
 *
 * @param name                     of the time point, also of its folder: {@code baseline} or {@code mid}
 * @param start                    Study Date and Time; the T2 series starts twelve minutes later
 * @param clinicalTrialTimePointId Clinical Trial Time Point ID (0012,0050), where the series is to have one
 */
public record Visit(String name, LocalDateTime start, Optional<String> clinicalTrialTimePointId) {
    LocalDateTime seriesStart() {
        return start.plusMinutes(12);
    }

    LocalDateTime contoured() {
        return start.plusHours(3);
    }
}
