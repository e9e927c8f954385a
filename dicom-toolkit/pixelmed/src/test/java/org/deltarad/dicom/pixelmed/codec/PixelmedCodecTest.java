package org.deltarad.dicom.pixelmed.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PixelmedCodecTest {
    private final DatasetCodec codec = DicomToolkit.standard().codec();

    @TempDir
    private Path dir;

    @Test
    void keepsEveryVrInExplicitVr() throws Exception {
        Path file = Samples.write(dir.resolve("a.dcm"), Samples.everyVr(), EXPLICIT_VR_LITTLE_ENDIAN);

        DicomFile read = codec.read(file);

        assertThat(read.transferSyntax()).isEqualTo(EXPLICIT_VR_LITTLE_ENDIAN);
        assertThat(read.dataset().elements()).isEqualTo(Samples.everyVr().elements());
    }

    @Test
    void keepsStandardAttributesInImplicitVr() throws Exception {
        Path file = Samples.write(dir.resolve("a.dcm"), Samples.image(), IMPLICIT_VR_LITTLE_ENDIAN);

        assertThat(codec.read(file).dataset().elements())
                .isEqualTo(Samples.image().elements());
    }

    @Test
    void readsPrivateElementsOfImplicitVrAsBytes() throws Exception {
        int tag = 0x00111000;
        Dataset d = Samples.image().toBuilder()
                .put(0x00110010, new Element.Text(VR.LO, List.of("DELTARAD TEST")))
                .put(tag, new Element.Integers(VR.US, List.of(0x0201L)))
                .build();
        Path file = Samples.write(dir.resolve("a.dcm"), d, IMPLICIT_VR_LITTLE_ENDIAN);

        Dataset read = codec.read(file).dataset();

        assertThat(read.get(tag)).contains(Element.Bulk.of(VR.UN, new byte[] {1, 2}));
        assertThat(read.string(0x00110010)).contains("DELTARAD TEST");
    }

    @Test
    void headerEndsBeforePixelDataAndDoesNotNeedThem() throws Exception {
        Path file = Samples.write(dir.resolve("a.dcm"), Samples.image(), EXPLICIT_VR_LITTLE_ENDIAN);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 5000));

        Dataset read = codec.readHeader(file).dataset();

        assertThat(read)
                .isEqualTo(Samples.image().toBuilder().remove(Tag.PixelData).build());
    }

    @Test
    void leavesPixelDataInTheFileUntilAskedFor() throws Exception {
        Path file = Samples.write(dir.resolve("a.dcm"), Samples.image(), EXPLICIT_VR_LITTLE_ENDIAN);
        Dataset read = codec.read(file).dataset();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] = 42;
        Files.write(file, bytes);

        Element.Bulk pixels = (Element.Bulk) read.get(Tag.PixelData).orElseThrow();

        assertThat(pixels.data().length()).isEqualTo(64 * 64 * 2);
        assertThat(pixels.data().bytes().get(64 * 64 * 2 - 1)).isEqualTo((byte) 42);
    }

    @Test
    void longDecimalStringsOfContoursComeBackAlthoughTheyAreWrittenAsUn() throws Exception {
        double[] points = new double[30_000];
        Arrays.setAll(points, i -> i / 8.0);
        Dataset d = Samples.image().toBuilder().numbers(Tag.ContourData, points).build();
        Path file = Samples.write(dir.resolve("a.dcm"), d, EXPLICIT_VR_LITTLE_ENDIAN);

        assertThat(codec.read(file).dataset().doubles(Tag.ContourData)).isEqualTo(points);
    }

    @Test
    void fileMetaInformationInFrontOfReceivedBytesMakesAFile() throws Exception {
        Dataset d = Samples.image();
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        DataSetCoding.write(d, IMPLICIT_VR_LITTLE_ENDIAN, sent);
        FileMetaInformation meta = new FileMetaInformation(
                IMPLICIT_VR_LITTLE_ENDIAN,
                d.requireString(Tag.SOPClassUID),
                d.requireString(Tag.SOPInstanceUID),
                Optional.of("SENDER"));
        Path file = dir.resolve("received.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            codec.writeMetaInformation(meta, out);
            out.write(sent.toByteArray());
        }

        assertThat(codec.read(file).dataset()).isEqualTo(d);
        assertThat(codec.readMetaInformation(file)).isEqualTo(meta);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3", "nonsense", "1.2.840.10008.5.1.4.1.1.2"})
    void writesNoUnknownTransferSyntax(String syntax) {
        assertThatThrownBy(() -> codec.writeDataset(Samples.image(), syntax, OutputStream.nullOutputStream()))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining(syntax);
    }

    @Test
    void nativePixelDataAreNotWrittenAsCompressedOnes() {
        assertThatThrownBy(() -> codec.writeDataset(
                        Samples.image(), TransferSyntax.JPEG_LOSSLESS_SV1, OutputStream.nullOutputStream()))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining("PixelData");
    }

    @Test
    void valuesOfOthersThatBreakTheirVrAreKept() throws Exception {
        Dataset deviant = Samples.image().toBuilder()
                .put(Tag.StudyDate, new Element.Text(VR.DA, List.of("2026.01.02")))
                .put(Tag.Modality, new Element.Text(VR.CS, List.of("much too long a modality")))
                .put(Tag.SliceThickness, new Element.Text(VR.DS, List.of("1,25")))
                .build();
        Path file = Samples.write(dir.resolve("a.dcm"), deviant, EXPLICIT_VR_LITTLE_ENDIAN);

        assertThat(codec.read(file).dataset()).isEqualTo(deviant);
    }

    @Test
    void refusesWhatWouldBeReadBackAsSomethingElse() {
        assertRefused(Samples.image().toBuilder().text(Tag.PatientName, "山田"), "ISO_IR 192");
        assertRefused(Samples.image().toBuilder().remove(Tag.SOPInstanceUID), "SOPInstanceUID");
    }

    private void assertRefused(Dataset.Builder dataset, String named) {
        DicomFile file = new DicomFile(EXPLICIT_VR_LITTLE_ENDIAN, dataset.build());
        assertThatThrownBy(() -> codec.write(file, OutputStream.nullOutputStream()))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining(named);
    }
}
