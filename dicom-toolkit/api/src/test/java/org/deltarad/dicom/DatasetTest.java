package org.deltarad.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatasetTest {
    private final Dataset dataset = Dataset.builder()
            .text(Tag.PatientID, "P-1")
            .text(Tag.PatientBirthDate)
            .text(Tag.PatientComments, "  ")
            .text(Tag.SliceThickness, " 1.25 ")
            .numbers(Tag.PixelSpacing, 0.5, 0.7)
            .numbers(Tag.Rows, 512)
            .text(Tag.StudyDescription, "no number")
            .items(Tag.ReferencedStudySequence, Dataset.empty())
            .build();

    @Test
    void typedGettersReadWhatIsThere() throws Exception {
        assertThat(dataset.requireString(Tag.PatientID)).isEqualTo("P-1");
        assertThat(dataset.requireDoubles(Tag.PixelSpacing, 2)).containsExactly(0.5, 0.7);
        assertThat(dataset.requireDoubles(Tag.SliceThickness, 1)).containsExactly(1.25);
        assertThat(dataset.requireInt(Tag.Rows)).isEqualTo(512);
        assertThat(dataset.requireItem(Tag.ReferencedStudySequence)).isEqualTo(Dataset.empty());
    }

    @Test
    void emptyBlankAndAbsentAreNoValue() {
        assertThat(dataset.hasValue(Tag.PatientBirthDate)).isFalse();
        assertThat(dataset.string(Tag.PatientBirthDate)).isEmpty();
        assertThat(dataset.string(Tag.PatientComments)).isEmpty();
        assertThat(dataset.string(Tag.PatientName)).isEmpty();
        assertThat(dataset.number(Tag.StudyDescription)).isEmpty();
        assertThat(dataset.items(Tag.ContentSequence)).isEmpty();
    }

    @Test
    void failuresNameTheKeyword() {
        assertThatThrownBy(() -> dataset.requireString(Tag.PatientName))
                .isInstanceOf(AttributeException.class)
                .hasMessageContaining("PatientName (0010,0010)");
        assertThatThrownBy(() -> dataset.requireDoubles(Tag.PixelSpacing, 3)).hasMessageContaining("PixelSpacing");
        assertThatThrownBy(() -> dataset.requireInt(Tag.SliceThickness)).hasMessageContaining("SliceThickness");
        assertThatThrownBy(() -> dataset.requireItem(Tag.ContentSequence)).hasMessageContaining("ContentSequence");
    }

    @Test
    void elementsAreInUnsignedTagOrder() {
        Dataset d = Dataset.builder()
                .put(0xfffcfffc, Element.Bulk.of(VR.OB, new byte[2]))
                .text(Tag.PatientID, "x")
                .build();

        assertThat(d.elements().firstKey()).isEqualTo(Tag.PatientID);
    }

    @Test
    void aBuilderDoesNotChangeWhatItBuilt() {
        Dataset.Builder b = dataset.toBuilder();
        Dataset before = b.build();
        b.text(Tag.PatientID, "P-2");

        assertThat(before).isEqualTo(dataset);
        assertThat(b.build().string(Tag.PatientID)).contains("P-2");
    }

    @Test
    void refusesValuesOfTheWrongKind() {
        assertThatThrownBy(() -> Dataset.builder().numbers(Tag.Rows, 1.5)).hasMessageContaining("Rows");
        assertThatThrownBy(() -> Dataset.builder().numbers(Tag.PatientID, 1)).hasMessageContaining("PatientID");
        assertThatThrownBy(() -> Dataset.builder().items(Tag.PatientID)).hasMessageContaining("PatientID");
        assertThatThrownBy(() -> Dataset.builder().text(0x00111001, "x")).hasMessageContaining("(0011,1001)");
    }

    @Test
    void bulkElementsAreEqualWhenTheirBytesAre() {
        assertThat(Element.Bulk.of(VR.OB, new byte[] {1, 2})).isEqualTo(Element.Bulk.of(VR.OB, new byte[] {1, 2}));
        assertThat(Element.Bulk.of(VR.OB, new byte[] {1, 2})).isNotEqualTo(Element.Bulk.of(VR.OB, new byte[] {1, 3}));
    }
}
