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

    @Test
    void leavesOutWhatBreaksItsVrAndKeepsWhoItIs() {
        Dataset image = Dataset.builder()
                .text(Tag.PatientID, "P".repeat(70))
                .text(Tag.StudyInstanceUID, "2.25.1")
                .text(Tag.StudyDate, "2024.03.04")
                .text(Tag.StudyTime, "09:12:00")
                .text(Tag.PatientBirthDate, "1972-05-17")
                .text(Tag.AccessionNumber, "ACC-20240304-00001")
                .text(Tag.StudyDescription, "MR pelvis ".repeat(7))
                .text(Tag.PatientWeight, "72.574800000000003")
                .text(Tag.PatientAge, "51Y")
                .text(Tag.StudyID, "1")
                .build();

        Dataset copied = Subject.of(image).attributes();

        assertThat(copied.string(Tag.PatientID)).hasValue("P".repeat(70));
        assertThat(copied.string(Tag.StudyDate)).hasValue("20240304");
        assertThat(copied.string(Tag.StudyTime)).hasValue("091200");
        assertThat(copied.string(Tag.StudyID)).hasValue("1");
        for (int type2 : new int[] {Tag.PatientBirthDate, Tag.AccessionNumber}) {
            assertThat(copied.get(type2)).isPresent();
            assertThat(copied.hasValue(type2)).isFalse();
        }
        for (int type3 : new int[] {Tag.StudyDescription, Tag.PatientWeight, Tag.PatientAge}) {
            assertThat(copied.get(type3)).isEmpty();
        }
    }
}
