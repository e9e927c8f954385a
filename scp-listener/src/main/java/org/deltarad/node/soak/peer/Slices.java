package org.deltarad.node.soak.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;

/** CT slices as alike as those of one scanner: one encoded data set, with another SOP Instance UID and pixels in each. */
public final class Slices {
    /** CT Image Storage. */
    public static final String CT = "1.2.840.10008.5.1.4.1.1.2";

    private static final String ROOT = "2.25.99.2";
    private static final int FIRST = 10_000_000;
    private static final int SLICES_OF_SERIES = 500;

    private final Instance first;
    private final int uidAt;
    private final int seriesAt;

    private Slices(Instance first) {
        this.first = first;
        this.uidAt = find(first.dataSet(), first.sopInstanceUid());
        this.seriesAt = find(first.dataSet(), first.seriesInstanceUid());
    }

    /** Slices of so many rows and columns of 16 bits. */
    public static Slices of(int side, DatasetCodec codec) throws DicomException, IOException {
        byte[] pixels = new byte[2 * side * side];
        new Random(side).nextBytes(pixels);
        Dataset d = Dataset.builder()
                .text(Tag.SOPClassUID, CT)
                .text(Tag.SOPInstanceUID, ROOT + ".1." + FIRST)
                .text(Tag.StudyInstanceUID, ROOT + ".2")
                .text(Tag.SeriesInstanceUID, ROOT + ".3." + FIRST)
                .text(Tag.Modality, "CT")
                .text(Tag.PatientID, "SOAK")
                .text(Tag.PatientName, "Soak^Throughput")
                .text(Tag.StudyDate, "20260101")
                .numbers(Tag.ImagePositionPatient, -100, -100, 0)
                .numbers(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .numbers(Tag.PixelSpacing, 0.75, 0.75)
                .numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.Rows, side)
                .numbers(Tag.Columns, side)
                .numbers(Tag.BitsAllocated, 16)
                .numbers(Tag.BitsStored, 16)
                .numbers(Tag.HighBit, 15)
                .numbers(Tag.PixelRepresentation, 0)
                .bulk(Tag.PixelData, VR.OW, pixels)
                .build();
        return new Slices(Instance.of(d, codec));
    }

    /** The nth slice, from 0 on; series have 500. */
    public Instance slice(int n) {
        byte[] dataSet = first.dataSet().clone();
        String uid = ROOT + ".1." + (FIRST + n);
        String series = ROOT + ".3." + (FIRST + n / SLICES_OF_SERIES);
        put(dataSet, uidAt, uid);
        put(dataSet, seriesAt, series);
        put(dataSet, dataSet.length - uid.length(), uid);
        return new Instance(CT, uid, first.studyInstanceUid(), series, dataSet, Part10Bytes.sha256(dataSet));
    }

    private static void put(byte[] bytes, int at, String text) {
        System.arraycopy(text.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, text.length());
    }

    private static int find(byte[] bytes, String text) {
        byte[] wanted = text.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + wanted.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                return at;
            }
        }
        throw new IllegalStateException(text + " is not in its own data set");
    }
}
