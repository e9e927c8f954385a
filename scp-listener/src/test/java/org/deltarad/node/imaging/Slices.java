package org.deltarad.node.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.volume.Vector3;

/** Hand-made MR slices for tests, one after the other along a normal; each can be changed. */
public final class Slices {
    public static final PixelDecoder DECODER = DicomToolkit.standard().pixelDecoder();
    public static final String STUDY = "2.25.1";
    public static final String SERIES = "2.25.2";
    public static final String FRAME = "2.25.3";
    public static final String MR = "1.2.840.10008.5.1.4.1.1.4";

    private final List<Dataset> datasets = new ArrayList<>();

    /** 20 oblique slices of 6 x 5 pixels. */
    public static Slices oblique() {
        Vector3 column = new Vector3(0.96, 0.28, 0);
        Vector3 row = new Vector3(-0.28 * 0.8, 0.96 * 0.8, -0.6);
        return new Slices(6, 5, 20, new double[] {0.7, 0.6, 3.3}, column, row, new Vector3(-80.1, 33.3, 1.7));
    }

    /** Of each slice, in the order they were made. */
    public List<Dataset> datasets() {
        return datasets;
    }

    /**
     * Axial slices.
     *
     * @param spacing row spacing, column spacing, slice spacing, mm
     */
    public static Slices axial(int columns, int rows, int slices, double... spacing) {
        return new Slices(
                columns, rows, slices, spacing, new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(-10, -20, 5));
    }

    public Slices(int columns, int rows, int slices, double[] spacing, Vector3 column, Vector3 row, Vector3 origin) {
        Vector3 normal = column.cross(row);
        for (int k = 0; k < slices; k++) {
            Vector3 p = origin.plus(normal.times(k * spacing[2]));
            int slice = k;
            datasets.add(Dataset.builder()
                    .text(Tag.SOPClassUID, MR)
                    .text(Tag.SOPInstanceUID, uid(k))
                    .text(Tag.StudyInstanceUID, STUDY)
                    .text(Tag.SeriesInstanceUID, SERIES)
                    .text(Tag.FrameOfReferenceUID, FRAME)
                    .text(Tag.Modality, "MR")
                    .text(Tag.SeriesDescription, "T2 tse")
                    .numbers(Tag.InstanceNumber, slices - k)
                    .numbers(Tag.Rows, rows)
                    .numbers(Tag.Columns, columns)
                    .numbers(Tag.PixelSpacing, spacing[0], spacing[1])
                    .numbers(Tag.ImagePositionPatient, p.x(), p.y(), p.z())
                    .numbers(Tag.ImageOrientationPatient, column.x(), column.y(), column.z(), row.x(), row.y(), row.z())
                    .numbers(Tag.SamplesPerPixel, 1)
                    .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                    .numbers(Tag.BitsAllocated, 16)
                    .numbers(Tag.BitsStored, 16)
                    .numbers(Tag.HighBit, 15)
                    .numbers(Tag.PixelRepresentation, 0)
                    .bulk(Tag.PixelData, VR.OW, words(columns * rows, n -> 1000 * slice + n))
                    .build());
        }
    }

    /** SOP Instance UID of slice k. */
    public static String uid(int k) {
        return "2.25.100" + k;
    }

    /** Little endian 16 bit cells. */
    public static byte[] words(int count, IntUnaryOperator value) {
        ByteBuffer b = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < count; n++) {
            b.putShort((short) value.applyAsInt(n));
        }
        return b.array();
    }

    public Slices change(int k, UnaryOperator<Dataset.Builder> change) {
        datasets.set(k, change.apply(datasets.get(k).toBuilder()).build());
        return this;
    }

    public Slices changeAll(UnaryOperator<Dataset.Builder> change) {
        for (int k = 0; k < datasets.size(); k++) {
            change(k, change);
        }
        return this;
    }

    public Slices move(int k, double x, double y, double z) {
        return change(k, b -> b.numbers(Tag.ImagePositionPatient, x, y, z));
    }

    public Slices without(int k) {
        datasets.remove(k);
        return this;
    }

    public List<DicomFile> files() {
        return datasets.stream()
                .map(d -> new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d))
                .toList();
    }

    public ImageSeries read() throws ImagingException {
        return new SeriesReader(DECODER).read(files());
    }

    /** Expects a refusal for that reason. */
    public static ImagingException refused(Reason reason, ThrowingCallable call) {
        ImagingException e = catchThrowableOfType(ImagingException.class, call);
        assertThat(e).as("a refusal").isNotNull();
        assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
        return e;
    }
}
