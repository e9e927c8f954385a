package org.deltarad.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
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
                .put(Tag.PatientID, sent(Tag.PatientID, "P".repeat(70)))
                .text(Tag.StudyInstanceUID, "2.25.1")
                .put(Tag.StudyDate, sent(Tag.StudyDate, "2024.03.04"))
                .put(Tag.StudyTime, sent(Tag.StudyTime, "09:12:00"))
                .put(Tag.PatientBirthDate, sent(Tag.PatientBirthDate, "1972-05-17"))
                .put(Tag.AccessionNumber, sent(Tag.AccessionNumber, "ACC-20240304-00001"))
                .put(Tag.StudyDescription, sent(Tag.StudyDescription, "MR pelvis ".repeat(7)))
                .put(Tag.PatientWeight, sent(Tag.PatientWeight, "72.574800000000003"))
                .put(Tag.PatientAge, sent(Tag.PatientAge, "51Y"))
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

    /** A value as others may send it. */
    private static Element sent(int tag, String value) {
        return new Element.Text(DataDictionary.vr(tag).orElseThrow(), List.of(value));
    }
}
