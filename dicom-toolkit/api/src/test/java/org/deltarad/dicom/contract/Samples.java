package org.deltarad.dicom.contract;

import java.util.Arrays;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;

/** Made-up data sets. */
public final class Samples {
    /** CT Image Storage. */
    public static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    /** SOP Instance UID of {@link #image()}. */
    public static final String INSTANCE = "2.25.329800735698586629295641978511506172918";

    /** Rows and columns of {@link #image()}. */
    public static final int SIDE = 64;

    private static final int GROUP = 0x00110000;

    private Samples() {}

    /** A small CT image of signed 16 bit words in Latin-1, with sequences three deep, one empty, and an empty item. */
    public static Dataset image() {
        byte[] pixels = new byte[SIDE * SIDE * 2];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) ((i * 31) >> 3);
        }
        return header().numbers(Tag.BitsAllocated, 16)
                .numbers(Tag.BitsStored, 16)
                .numbers(Tag.HighBit, 15)
                .numbers(Tag.PixelRepresentation, 1)
                .put(Tag.PixelPaddingValue, new Element.Integers(VR.SS, List.of(-2000L)))
                .bulk(Tag.PixelData, VR.OW, pixels)
                .build();
    }

    /** The image with one byte a pixel. */
    public static Dataset bytes() {
        byte[] pixels = new byte[SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) (i / SIDE * 2 + i % SIDE);
        }
        return header().numbers(Tag.BitsAllocated, 8)
                .numbers(Tag.BitsStored, 8)
                .numbers(Tag.HighBit, 7)
                .numbers(Tag.PixelRepresentation, 0)
                .bulk(Tag.PixelData, VR.OB, pixels)
                .build();
    }

    /** The image with twelve bits a pixel, unsigned. */
    public static Dataset twelveBits() {
        byte[] pixels = new byte[SIDE * SIDE * 2];
        for (int i = 0; i < SIDE * SIDE; i++) {
            int v = (i / SIDE * 40 + i % SIDE * 23) & 0xfff;
            pixels[2 * i] = (byte) v;
            pixels[2 * i + 1] = (byte) (v >> 8);
        }
        return header().numbers(Tag.BitsAllocated, 16)
                .numbers(Tag.BitsStored, 12)
                .numbers(Tag.HighBit, 11)
                .numbers(Tag.PixelRepresentation, 0)
                .bulk(Tag.PixelData, VR.OW, pixels)
                .build();
    }

    private static Dataset.Builder header() {
        Dataset code = Dataset.builder()
                .text(Tag.CodeValue, "T-28000")
                .text(Tag.CodingSchemeDesignator, "SRT")
                .text(Tag.CodeMeaning, "Lunge, rechts oben (Überblick)")
                .build();
        return Dataset.builder()
                .text(Tag.SpecificCharacterSet, "ISO_IR 100")
                .text(Tag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
                .text(Tag.SOPClassUID, CT)
                .text(Tag.SOPInstanceUID, INSTANCE)
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
                                .items(
                                        Tag.ProcedureCodeSequence,
                                        code.toBuilder()
                                                .items(Tag.ContentSequence, code, Dataset.empty())
                                                .build(),
                                        Dataset.empty())
                                .build())
                .items(Tag.ReferencedStudySequence)
                .numbers(Tag.InstanceNumber, 7)
                .numbers(Tag.ImagePositionPatient, -125.5, 1e-7, 3)
                .numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.Rows, SIDE)
                .numbers(Tag.Columns, SIDE);
    }

    /** The image with a private block that has an element of each VR. */
    public static Dataset everyVr() {
        Dataset.Builder b = image().toBuilder().put(GROUP | 0x10, new Element.Text(VR.LO, List.of("DELTARAD TEST")));
        for (VR vr : VR.values()) {
            b.put(privateTag(vr), sample(vr));
        }
        return b.build();
    }

    /** The tag that {@link #everyVr()} has an element of that VR under. */
    public static int privateTag(VR vr) {
        return GROUP | 0x1000 + Arrays.asList(VR.values()).indexOf(vr);
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
                        List.of(Dataset.builder().text(Tag.PatientID, "inner").build(), Dataset.empty()));
        };
    }

    private static Element text(VR vr, String... values) {
        return new Element.Text(vr, List.of(values));
    }

    private static Element integers(VR vr, long... values) {
        return new Element.Integers(vr, Arrays.stream(values).boxed().toList());
    }
}
