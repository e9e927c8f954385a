package org.deltarad.dicom.pixelmed.codec;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;

/** Made-up data sets. */
public final class Samples {
    private static final int GROUP = 0x00110000;

    private Samples() {}

    /** A small CT image with nested sequences, private elements and pixel data of 16 bit words. */
    public static Dataset image() {
        byte[] pixels = new byte[64 * 64 * 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((i * 31) >> 3);
        }
        Dataset code = Dataset.builder()
                .text(Tag.CodeValue, "T-28000")
                .text(Tag.CodingSchemeDesignator, "SRT")
                .text(Tag.CodeMeaning, "Lunge, rechts oben (Überblick)")
                .build();
        return Dataset.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 100")
                .text(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                .text(Tag.SOPInstanceUID, "2.25.329800735698586629295641978511506172918")
                .text(Tag.StudyDate, "20260102")
                .text(Tag.Modality, "CT")
                .text(Tag.PatientName, "Müller^Jürgen")
                .text(Tag.PatientID, "P-1")
                .text(Tag.PatientBirthDate)
                .text(Tag.ImageComments, "  leading blanks stay, a \\ is no delimiter")
                .text(Tag.StudyInstanceUID, "2.25.1")
                .text(Tag.SeriesInstanceUID, "2.25.2")
                .items(
                        Tag.AnatomicRegionSequence,
                        Dataset.builder()
                                .text(Tag.CodeValue, "X")
                                .items(Tag.ProcedureCodeSequence, code, Dataset.empty())
                                .build())
                .items(Tag.ReferencedStudySequence)
                .numbers(Tag.InstanceNumber, 7)
                .numbers(Tag.ImagePositionPatient, -125.5, 1e-7, 3)
                .numbers(Tag.Rows, 64)
                .numbers(Tag.Columns, 64)
                .numbers(Tag.BitsAllocated, 16)
                .numbers(Tag.PixelRepresentation, 1)
                .put(Tag.PixelPaddingValue, new Element.Integers(VR.SS, List.of(-2000L)))
                .bulk(Tag.PixelData, VR.OW, pixels)
                .build();
    }

    /** The image with a private block that has an element of each VR. */
    public static Dataset everyVr() {
        Dataset.Builder b = image().toBuilder().put(GROUP | 0x10, new Element.Text(VR.LO, List.of("DELTARAD TEST")));
        int tag = GROUP | 0x1000;
        for (VR vr : VR.values()) {
            b.put(tag++, sample(vr));
        }
        return b.build();
    }

    private static Element sample(VR vr) {
        return switch (vr) {
            case AE -> text(vr, "STORE_1", "STORE_2");
            case AS -> text(vr, "042Y");
            case CS -> text(vr, "A_B 1", "", "C");
            case DA -> text(vr, "20260102");
            case DS -> text(vr, "-1.5E-10", "0.123456789012");
            case DT -> text(vr, "20260102030405.678901+0100");
            case IS -> text(vr, "-2147483648", "2147483647");
            case TM -> text(vr, "235959.999999");
            case UI -> text(vr, "1.2.3", "1.2.34");
            case UR -> text(vr, "https://example.org/a?b=c");
            case PN -> text(vr, "Doe^Jane^^Dr.", "Roe");
            case LT, ST, UT -> text(vr, " two\r\nlines\\");
            case LO, SH, UC -> text(vr, "eins", "zwéi");
            case AT -> integers(vr, 0x00100020L, 0xfffee000L);
            case SS -> integers(vr, -32768L, 32767L);
            case US -> integers(vr, 0L, 65535L);
            case SL -> integers(vr, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case UL -> integers(vr, 0L, 0xffffffffL);
            case SV, UV -> integers(vr, Long.MIN_VALUE, -1L);
            case FL -> new Element.Floats(vr, List.of(1.5, -0.0, (double) Float.MAX_VALUE));
            case FD -> new Element.Floats(vr, List.of(Math.PI, Double.MIN_VALUE));
            case OB, UN -> Element.Bulk.of(vr, new byte[] {1, 2, 3, 4});
            case OW, OL, OF, OD, OV -> Element.Bulk.of(vr, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
            case SQ ->
                new Element.Sequence(
                        List.of(Dataset.builder().text(Tag.PatientID, "inner").build()));
        };
    }

    private static Element text(VR vr, String... values) {
        return new Element.Text(vr, List.of(values));
    }

    private static Element integers(VR vr, long... values) {
        return new Element.Integers(vr, Arrays.stream(values).boxed().toList());
    }

    /** Writes a Part 10 file. */
    public static Path write(Path file, Dataset dataset, String transferSyntax) throws IOException, DicomException {
        try (OutputStream out = Files.newOutputStream(file)) {
            new PixelmedCodec().write(new DicomFile(transferSyntax, dataset), out);
        }
        return file;
    }
}
