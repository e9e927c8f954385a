package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.deltarad.dicom.TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
import static org.deltarad.dicom.TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strict when writing. */
abstract class WritingContract extends ToolkitPart {
    @Test
    void fileMetaInformationInFrontOfReceivedBytesMakesAFile() throws Exception {
        Dataset d = Samples.image();
        byte[] received = encode(d, IMPLICIT_VR_LITTLE_ENDIAN);
        FileMetaInformation meta =
                new FileMetaInformation(IMPLICIT_VR_LITTLE_ENDIAN, Samples.CT, Samples.INSTANCE, Optional.of("SENDER"));
        Path file = dir.resolve("received.dcm");
        try (OutputStream out = Files.newOutputStream(file)) {
            codec().writeMetaInformation(meta, out);
            out.write(received);
        }

        assertThat(codec().read(file).dataset()).isEqualTo(d);
        assertThat(codec().readMetaInformation(file)).isEqualTo(meta);
        assertThat(Part10Bytes.dataset(Files.readAllBytes(file))).isEqualTo(received);
    }

    @Test
    void fileMetaInformationNamesTheInstance() throws Exception {
        Path file = write("a.dcm", Samples.image(), EXPLICIT_VR_LITTLE_ENDIAN);

        assertThat(codec().readMetaInformation(file))
                .isEqualTo(new FileMetaInformation(
                        EXPLICIT_VR_LITTLE_ENDIAN, Samples.CT, Samples.INSTANCE, Optional.empty()));
    }

    @Test
    void theStreamStaysOpen() throws Exception {
        AtomicBoolean closed = new AtomicBoolean();
        OutputStream out = new OutputStream() {
            @Override
            public void write(int b) {}

            @Override
            public void close() {
                closed.set(true);
            }
        };
        for (String syntax : List.of(EXPLICIT_VR_LITTLE_ENDIAN, "1.2.840.10008.1.2.1.99")) {
            codec().write(new DicomFile(syntax, Samples.image()), out);
            codec().writeDataset(Samples.image(), syntax, out);
        }
        assertThat(closed).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.5", "1.2.3", "nonsense"})
    void nativePixelDataAreNotWrittenInSyntaxesThatDoNotTakeThem(String syntax) {
        assertThatThrownBy(() -> codec().write(new DicomFile(syntax, Samples.image()), OutputStream.nullOutputStream()))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining(syntax);
        assertThatThrownBy(() -> codec().writeDataset(Samples.image(), syntax, OutputStream.nullOutputStream()))
                .isInstanceOf(DicomException.class)
                .hasMessageContaining(syntax);
    }

    @Test
    void refusesValuesThatDoNotFitTheirVrNamingTheAttribute() {
        assertRefused(Samples.image().toBuilder().text(Tag.Modality, "much too long a modality"), "Modality");
        assertRefused(Samples.image().toBuilder().text(Tag.Modality, "lower"), "Modality");
        assertRefused(Samples.image().toBuilder().text(Tag.StudyDate, "2026-01-02"), "StudyDate");
        assertRefused(Samples.image().toBuilder().text(Tag.SliceThickness, "thin"), "SliceThickness");
        assertRefused(Samples.image().toBuilder().text(Tag.SliceThickness, "1.2345678901234567"), "SliceThickness");
        assertRefused(Samples.image().toBuilder().text(Tag.PatientID, "a\\b"), "PatientID");
        assertRefused(Samples.image().toBuilder().text(Tag.PatientID, "tab\there"), "PatientID");
        assertRefused(Samples.image().toBuilder().text(Tag.PatientID, "x".repeat(65)), "PatientID");
        assertRefused(Samples.image().toBuilder().text(Tag.ImageComments, "x".repeat(10_241)), "ImageComments");
        assertRefused(Samples.image().toBuilder().text(Tag.StudyInstanceUID, "1.2.x"), "StudyInstanceUID");
        assertRefused(
                Samples.image().toBuilder().text(Tag.StudyInstanceUID, "1." + "2".repeat(63)), "StudyInstanceUID");
        assertRefused(Samples.image().toBuilder().numbers(Tag.Rows, 65536), "Rows");
        assertRefused(Samples.image().toBuilder().numbers(Tag.Rows, -1), "Rows");
        assertRefused(
                Samples.image().toBuilder().put(Tag.PixelPaddingValue, new Element.Integers(VR.SS, List.of(32768L))),
                "PixelPaddingValue");
        assertRefused(Samples.image().toBuilder().text(Tag.PatientName, "山田"), "PatientName");
        assertRefused(
                Samples.image().toBuilder()
                        .items(
                                Tag.ContentSequence,
                                Dataset.builder().text(Tag.Modality, "lower").build()),
                "Modality");
    }

    @Test
    void aCharacterThatTheCharacterSetLacksSaysWhichHasIt() {
        assertRefused(Samples.image().toBuilder().text(Tag.PatientName, "山田"), "ISO_IR 192");
    }

    @Test
    void aFileNeedsTheUidsOfItsInstance() {
        assertRefused(Samples.image().toBuilder().remove(Tag.SOPInstanceUID), "SOPInstanceUID");
        assertRefused(Samples.image().toBuilder().remove(Tag.SOPClassUID), "SOPClassUID");
    }

    private void assertRefused(Dataset.Builder dataset, String named) {
        DicomFile file = new DicomFile(EXPLICIT_VR_LITTLE_ENDIAN, dataset.build());
        assertThatThrownBy(() -> codec().write(file, OutputStream.nullOutputStream()))
                .as(named)
                .isInstanceOf(DicomException.class)
                .hasMessageContaining(named);
    }
}
