package org.deltarad.report;

import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/**
 * The patient and the study that a report belongs to, as the source images say it.
 *
 * @param attributes Patient, Clinical Trial Subject, General Study and Patient Study Module attributes and Specific
 *                   Character Set, copied from the latest image series
 */
public record Subject(Dataset attributes) {
    public String patientId() {
        return attributes.string(Tag.PatientID).orElse("");
    }

    public Optional<String> issuerOfPatientId() {
        return attributes.string(Tag.IssuerOfPatientID);
    }

    /** DICOM PN form; never log it. */
    public Optional<String> patientName() {
        return attributes.string(Tag.PatientName);
    }

    /** DA form. */
    public Optional<String> birthDate() {
        return attributes.string(Tag.PatientBirthDate);
    }

    /** M, F or O. */
    public Optional<String> sex() {
        return attributes.string(Tag.PatientSex);
    }

    public String studyInstanceUid() {
        return attributes.string(Tag.StudyInstanceUID).orElse("");
    }

    public Optional<String> accessionNumber() {
        return attributes.string(Tag.AccessionNumber);
    }
}
