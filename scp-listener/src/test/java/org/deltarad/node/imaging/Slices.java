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
import org.deltarad.volume.Vector3;

/** Hand-made MR slices for tests, one after the other along a normal; each can be changed. */
final class Slices {
    static final PixelDecoder DECODER = DicomToolkit.standard().pixelDecoder();
    static final String STUDY = "2.25.1";
    static final String SERIES = "2.25.2";
    static final String FRAME = "2.25.3";
    static final String MR = "1.2.840.10008.5.1.4.1.1.4";

    final int columns;
    final int rows;
    final List<Dataset> datasets = new ArrayList<>();

    /**
     * Axial slices.
     *
     * @param spacing row spacing, column spacing, slice spacing, mm
     */
    static Slices axial(int columns, int rows, int slices, double... spacing) {
        return new Slices(
                columns, rows, slices, spacing, new Vector3(1, 0, 0), new Vector3(0, 1, 0), new Vector3(-10, -20, 5));
    }

    Slices(int columns, int rows, int slices, double[] spacing, Vector3 column, Vector3 row, Vector3 origin) {
        this.columns = columns;
        this.rows = rows;
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
    static String uid(int k) {
        return "2.25.100" + k;
    }

    /** Little endian 16 bit cells. */
    static byte[] words(int count, IntUnaryOperator value) {
        ByteBuffer b = ByteBuffer.allocate(2 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < count; n++) {
            b.putShort((short) value.applyAsInt(n));
        }
        return b.array();
    }

    Slices change(int k, UnaryOperator<Dataset.Builder> change) {
        datasets.set(k, change.apply(datasets.get(k).toBuilder()).build());
        return this;
    }

    Slices changeAll(UnaryOperator<Dataset.Builder> change) {
        for (int k = 0; k < datasets.size(); k++) {
            change(k, change);
        }
        return this;
    }

    Slices move(int k, double x, double y, double z) {
        return change(k, b -> b.numbers(Tag.ImagePositionPatient, x, y, z));
    }

    Slices without(int k) {
        datasets.remove(k);
        return this;
    }

    List<DicomFile> files() {
        return datasets.stream()
                .map(d -> new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, d))
                .toList();
    }

    ImageSeries read() throws ImagingException {
        return new SeriesReader(DECODER).read(files());
    }

    /** Expects a refusal for that reason. */
    static ImagingException refused(Reason reason, ThrowingCallable call) {
        ImagingException e = catchThrowableOfType(ImagingException.class, call);
        assertThat(e).as("a refusal").isNotNull();
        assertThat(e.reason()).as(e.getMessage()).isEqualTo(reason);
        return e;
    }
}
