package org.deltarad.node.bench.dimse;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;

/**
 * MR slices to be sent.
 *
 * @param instances how many
 * @param side      rows and columns of 16-bit pixels
 */
record Workload(int instances, int side) {
    private static final String MR = "1.2.840.10008.5.1.4.1.1.4";
    private static final String ROOT = "2.25.99.1";

    /** Such as {@code 200 x 512 KB}. */
    String title() {
        return instances + " x " + (bytes() >> 10) + " KB";
    }

    /** Bytes of pixels of an instance. */
    long bytes() {
        return 2L * side * side;
    }

    /** Writes the slices as Part 10 files in explicit VR little endian, dealt to that many folders. */
    List<Path> write(Path folder, int senders, DatasetCodec codec) throws DicomException, IOException {
        List<Path> shares = new ArrayList<>();
        for (int s = 0; s < senders; s++) {
            shares.add(Files.createDirectories(folder.resolve("sender" + s)));
        }
        Random random = new Random(side);
        for (int n = 0; n < instances; n++) {
            byte[] pixels = new byte[(int) bytes()];
            random.nextBytes(pixels);
            Path file = shares.get(n % senders).resolve(n + ".dcm");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, slice(n, pixels)), out);
            }
        }
        return shares;
    }

    private Dataset slice(int n, byte[] pixels) {
        return Dataset.builder()
                .text(Tag.SOPClassUID, MR)
                .text(Tag.SOPInstanceUID, ROOT + "." + side + "." + n)
                .text(Tag.StudyInstanceUID, ROOT + ".1")
                .text(Tag.SeriesInstanceUID, ROOT + ".2")
                .text(Tag.Modality, "MR")
                .text(Tag.PatientID, "BENCH")
                .text(Tag.PatientName, "Bench^Dimse")
                .text(Tag.StudyDate, "20260101")
                .numbers(Tag.InstanceNumber, n + 1)
                .numbers(Tag.ImagePositionPatient, -100, -100, 3.0 * n)
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
    }
}
