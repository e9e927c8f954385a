package org.deltarad.node.index;

import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/**
 * Whom an instance is of, as it says itself. The name is not kept.
 *
 * @param id        Patient ID, empty when absent
 * @param issuer    Issuer of Patient ID
 * @param birthDate Patient's Birth Date, DA form
 * @param sex       Patient's Sex
 */
public record Patient(String id, Optional<String> issuer, Optional<String> birthDate, Optional<String> sex) {
    public static Patient of(Dataset d) {
        return new Patient(
                d.string(Tag.PatientID).orElse(""),
                d.string(Tag.IssuerOfPatientID),
                d.string(Tag.PatientBirthDate),
                d.string(Tag.PatientSex));
    }

    /** Whether both are one patient by Patient ID and issuer; an issuer that only one of them has is no difference. */
    public boolean sameIdAs(Patient o) {
        return id.equals(o.id) && agree(issuer, o.issuer);
    }

    /** What contradicts that two instances of one Patient ID are of one person; empty when nothing does. */
    public Optional<String> conflictWith(Patient o) {
        if (!agree(birthDate, o.birthDate)) {
            return Optional.of("two birth dates");
        }
        return agree(sex, o.sex) ? Optional.empty() : Optional.of("two sexes");
    }

    /** Patient ID and issuer for messages. */
    public String label() {
        return "Patient ID '" + id + "'"
                + issuer.map(i -> " issued by '" + i + "'").orElse("");
    }

    private static boolean agree(Optional<String> a, Optional<String> b) {
        return a.isEmpty() || b.isEmpty() || a.equals(b);
    }
}
