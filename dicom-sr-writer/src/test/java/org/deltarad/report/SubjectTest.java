package org.deltarad.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.junit.jupiter.api.Test;

class SubjectTest {
    @Test
    void takesPatientAndStudyAndNothingOfTheImage() {
        Dataset image = Dataset.builder()
                .text(Tag.PatientID, "P-1")
                .text(Tag.IssuerOfPatientID)
                .text(Tag.StudyInstanceUID, "2.25.1")
                .text(Tag.StudyDescription, "MR pelvis")
                .text(Tag.SeriesInstanceUID, "2.25.2")
                .text(Tag.InstitutionName, "Ward")
                .numbers(Tag.Rows, 4)
                .build();

        Subject subject = Subject.of(image);

        assertThat(subject.patientId()).isEqualTo("P-1");
        assertThat(subject.studyInstanceUid()).isEqualTo("2.25.1");
        assertThat(subject.attributes().elements().keySet())
                .containsExactlyInAnyOrder(
                        Tag.PatientID,
                        Tag.StudyInstanceUID,
                        Tag.StudyDescription,
                        Tag.PatientName,
                        Tag.PatientBirthDate,
                        Tag.PatientSex,
                        Tag.StudyDate,
                        Tag.StudyTime,
                        Tag.ReferringPhysicianName,
                        Tag.StudyID,
                        Tag.AccessionNumber);
        assertThat(Subject.of(subject.attributes())).isEqualTo(subject);
    }
}
