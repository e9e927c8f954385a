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
    void valuesOfOthersThatBreakTheirVrAreKept() throws Exception {
        Dataset deviant = Samples.image().toBuilder()
                .put(Tag.StudyDate, new Element.Text(VR.DA, List.of("2026.01.02")))
                .put(Tag.Modality, new Element.Text(VR.CS, List.of("much too long a modality")))
                .put(Tag.SliceThickness, new Element.Text(VR.DS, List.of("1,25", "1.2345678901234567")))
                .put(Tag.StudyInstanceUID, new Element.Text(VR.UI, List.of("1.2.x")))
                .put(Tag.PatientID, new Element.Text(VR.LO, List.of("x".repeat(65))))
                .build();
        assertThat(codec().read(write("deviant.dcm", deviant, EXPLICIT_VR_LITTLE_ENDIAN))
                        .dataset())
                .isEqualTo(deviant);
    }

    @Test
    void aCharacterThatTheCharacterSetLacksSaysWhichHasIt() {
        assertRefused(Samples.image().toBuilder().text(Tag.PatientName, "山田"), "PatientName");
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
