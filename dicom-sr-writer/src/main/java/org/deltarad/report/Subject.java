package org.deltarad.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/**
 * The patient and the study that a report belongs to, as the source images say it.
 *
 * @param attributes Patient, Clinical Trial Subject, General Study, Patient Study and Clinical Trial Study Module
 *                   attributes and Specific Character Set, copied from the latest image series
 */
public record Subject(Dataset attributes) {
    /** Type 2 in the Patient and General Study Modules (PS3.3 C.7.1.1, C.7.2.1): there even when empty. */
    private static final List<Integer> TYPE_2 = List.of(
            Tag.PatientName,
            Tag.PatientID,
            Tag.PatientBirthDate,
            Tag.PatientSex,
            Tag.StudyDate,
            Tag.StudyTime,
            Tag.ReferringPhysicianName,
            Tag.StudyID,
            Tag.AccessionNumber);

    /** The modules' other attributes (PS3.3 C.7.1.1, C.7.1.3, C.7.2.1, C.7.2.2, C.7.2.3): copied when they have a value. */
    private static final List<Integer> COPIED = List.of(
            Tag.SpecificCharacterSet,
            Tag.IssuerOfPatientID,
            Tag.IssuerOfPatientIDQualifiersSequence,
            Tag.OtherPatientIDsSequence,
            Tag.EthnicGroup,
            Tag.PatientComments,
            Tag.PatientIdentityRemoved,
            Tag.DeidentificationMethod,
            Tag.DeidentificationMethodCodeSequence,
            Tag.ClinicalTrialSponsorName,
            Tag.ClinicalTrialProtocolID,
            Tag.ClinicalTrialProtocolName,
            Tag.ClinicalTrialSiteID,
            Tag.ClinicalTrialSiteName,
            Tag.ClinicalTrialSubjectID,
            Tag.ClinicalTrialSubjectReadingID,
            Tag.StudyInstanceUID,
            Tag.IssuerOfAccessionNumberSequence,
            Tag.StudyDescription,
            Tag.ProcedureCodeSequence,
            Tag.PatientAge,
            Tag.PatientSize,
            Tag.PatientWeight,
            Tag.ClinicalTrialTimePointID,
            Tag.ClinicalTrialTimePointDescription,
            Tag.LongitudinalTemporalOffsetFromEvent,
            Tag.LongitudinalTemporalEventType);

    /** Who it is, and in which study: as it is, or the report cannot be written. */
    private static final Set<Integer> IDENTITY = Set.of(
            Tag.SpecificCharacterSet, Tag.PatientName, Tag.PatientID, Tag.IssuerOfPatientID, Tag.StudyInstanceUID);

    /**
     * The subject of an image, or of any other composite instance. Values that break their VR are left out, but for
     * those that identify patient and study.
     */
    public static Subject of(Dataset instance) {
        Dataset.Builder attributes = Dataset.builder();
        TYPE_2.forEach(tag -> copy(tag, instance, attributes.text(tag)));
        COPIED.stream().filter(instance::hasValue).forEach(tag -> copy(tag, instance, attributes));
        return new Subject(attributes.build());
    }

    private static void copy(int tag, Dataset from, Dataset.Builder to) {
        if (IDENTITY.contains(tag)) {
            to.copy(tag, from);
        } else {
            CopiedText.copy(tag, from, to);
        }
    }

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
