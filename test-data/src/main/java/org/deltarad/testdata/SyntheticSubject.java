package org.deltarad.testdata;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Who a synthetic patient pretends to be.
 *
 * @param patientId         Patient ID (0010,0020)
 * @param issuerOfPatientId Issuer of Patient ID (0010,0021)
 * @param patientName       Patient's Name (0010,0010), PN form
 * @param birthDate         Patient's Birth Date (0010,0030)
 * @param sex               Patient's Sex (0010,0040)
 */
public record SyntheticSubject(
        String patientId, Optional<String> issuerOfPatientId, String patientName, LocalDate birthDate, String sex) {

    /** {@code Synthetic^Patient}, ID {@code SYN-<seed>} of issuer {@code DELTARAD-SYNTHETIC}, female, born 1972. */
    public static SyntheticSubject ofSeed(long seed) {
        return new SyntheticSubject(
                "SYN-" + Long.toUnsignedString(seed),
                Optional.of("DELTARAD-SYNTHETIC"),
                "Synthetic^Patient",
                LocalDate.of(1972, 5, 17),
                "F");
    }
}
