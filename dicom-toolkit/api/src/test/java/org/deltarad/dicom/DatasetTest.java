package org.deltarad.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Modality         | CT_1 2             | lower              | much too long a modality | A-B
            StudyDate        | 20260102           | 2026-01-02         | 20261301                 | 20260102-20260103
            StudyTime        | 235960.123456      | 24                 | 12:30                    | 123
            AcquisitionDateTime | 20260102030405.5+0100 | 2026010203040500 | 20260102+1500        | x
            SliceThickness   | -1.5E-10           | thin               | 1.2345678901234567       | 1,5
            InstanceNumber   | -2147483648        | 2147483648         | 1.0                      | one
            PatientAge       | 042Y               | 42Y                | 042y                     | 042
            PatientName      | Yamada^Tarou=山田^太郎=やまだ | a^b^c^d^e^f | a=b=c=d             | 0123456789012345678901234567890123456789012345678901234567890123x
            StudyInstanceUID | 2.25.1             | 1.2.x              | 1..2                     | 1.22222222222222222222222222222222222222222222222222222222222222222
            AccessionNumber  | 1234567890123456   | 12345678901234567  | a\\b                   | tab	here
            """)
    void textOfOursIsHeldToItsVr(String keyword, String good, String bad, String worse, String worst) throws Exception {
        int tag = Tag.class.getField(keyword).getInt(null);
        assertThat(Dataset.builder().text(tag, good).build().requireString(tag)).isEqualTo(good);
        for (String value : List.of(bad, worse, worst)) {
            assertThatThrownBy(() -> Dataset.builder().text(tag, good, value))
                    .as(value)
                    .isInstanceOf(InvalidValueException.class)
                    .hasMessageContaining(keyword);
        }
    }

    @Test
    void whatWasReadMayBreakItsVrAndKeysMayBePatterns() {
        Dataset read = Dataset.builder()
                .put(Tag.StudyDate, new Element.Text(VR.DA, List.of("2026.01.02")))
                .key(Tag.StudyTime, "1200-1300")
                .key(Tag.StudyInstanceUID, "*")
                .key(Tag.PatientName)
                .build();

        assertThat(read.toBuilder().build()).isEqualTo(read).hasSameHashCodeAs(read);
        assertThat(read.string(Tag.StudyDate)).contains("2026.01.02");
        assertThat(Dataset.builder().copy(Tag.StudyDate, read).build().string(Tag.StudyDate))
                .contains("2026.01.02");
    }

    @Test
    void elementsThatNoEncodingCanTellApartDoNotExist() {
        assertThatThrownBy(() -> new Element.Text(VR.LO, List.of("a\\b"))).hasMessageContaining("backslash");
        assertThatThrownBy(() -> new Element.Text(VR.UT, List.of("a", "b"))).hasMessageContaining("one value");
        assertThatThrownBy(() -> new Element.Integers(VR.US, List.of(65536L))).hasMessageContaining("65536");
        assertThat(new Element.Text(VR.LO, List.of("  a ", "b\0")))
                .isEqualTo(new Element.Text(VR.LO, List.of("a", "b")));
        assertThat(new Element.Text(VR.LT, List.of("  a "))).isEqualTo(new Element.Text(VR.LT, List.of("  a")));
        assertThat(new Element.Text(VR.LO, List.of(""))).isEqualTo(new Element.Text(VR.LO, List.of()));
    }

    @Test
    void numbersAndBytesOfOursFitTheirVr() {
        assertThatThrownBy(() -> Dataset.builder().numbers(Tag.Rows, 65536)).hasMessageContaining("Rows");
        assertThatThrownBy(() -> Dataset.builder().numbers(Tag.Rows, -1)).hasMessageContaining("Rows");
        assertThatThrownBy(() -> Dataset.builder().numbers(Tag.InstanceNumber, 1L << 31))
                .isInstanceOf(InvalidValueException.class)
                .hasMessageContaining("InstanceNumber");
        assertThatThrownBy(() -> Dataset.builder().numbers(Tag.SliceThickness, Double.NaN))
                .hasMessageContaining("SliceThickness");
        assertThatThrownBy(() -> Dataset.builder().bulk(Tag.PixelData, VR.OW, new byte[3]))
                .hasMessageContaining("PixelData");
        byte[] bytes = {1, 2};
        Dataset d = Dataset.builder().bulk(Tag.PixelData, VR.OW, bytes).build();
        bytes[0] = 9;
        assertThat(d.get(Tag.PixelData)).contains(Element.Bulk.of(VR.OW, new byte[] {1, 2}));
    }

    @Test
    void privateElementsAreFoundByTheirCreator() {
        Dataset.Builder b = Dataset.builder().put(0x00110010, new Element.Text(VR.LO, List.of("OTHER")));
        int tag = b.privateTag(0x0011, "DELTARAD TEST", 0x05);
        Dataset d = b.numbers(tag, VR.FD, 1.5).build();

        assertThat(tag).isEqualTo(0x00111105);
        assertThat(d.string(0x00110011)).contains("DELTARAD TEST");
        assertThat(d.getPrivate(0x0011, "DELTARAD TEST", 0x05)).contains(new Element.Floats(VR.FD, List.of(1.5)));
        assertThat(d.getPrivate(0x0011, "NOBODY", 0x05)).isEmpty();
        assertThat(d.getPrivate(0x0013, "DELTARAD TEST", 0x05)).isEmpty();
        assertThat(d.toBuilder().privateTag(0x0011, "DELTARAD TEST", 0x06)).isEqualTo(0x00111106);
        assertThatThrownBy(() -> d.privateTag(0x0010, "DELTARAD TEST", 5)).hasMessageContaining("0010");
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
