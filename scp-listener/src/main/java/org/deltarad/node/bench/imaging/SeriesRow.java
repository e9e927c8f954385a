package org.deltarad.node.bench.imaging;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.series.SeriesReader;

/**
 * A CT series from its files to a volume: files opened, headers checked, pixels decoded, values rescaled.
 *
 * @param name       of the row
 * @param goalMillis of the issue
 * @param encoder    program and options that encode a file, the source and the target at its end; none for native pixels
 */
record SeriesRow(String name, OptionalDouble goalMillis, List<String> encoder) implements ImagingRow {
    private static final int SLICES = 200;
    private static final int SIDE = 512;
    /** Slices with pixels of their own; the others repeat them at other positions. */
    private static final int DISTINCT = 8;

    private static final String SIZE = SLICES + " x " + SIDE + " x " + SIDE;

    static SeriesRow uncompressed() {
        return new SeriesRow("series " + SIZE + ", uncompressed", OptionalDouble.of(1000), List.of());
    }

    static SeriesRow jpegLs() {
        return new SeriesRow("series " + SIZE + ", JPEG-LS", OptionalDouble.empty(), List.of("dcmcjpls"));
    }

    static SeriesRow jpeg2000() {
        return new SeriesRow("series " + SIZE + ", JPEG 2000", OptionalDouble.empty(), List.of("gdcmconv", "--j2k"));
    }

    @Override
    public Task prepare(Path folder) throws IOException, DicomException, InterruptedException {
        DicomToolkit toolkit = DicomToolkit.standard();
        DatasetCodec codec = toolkit.codec();
        List<DicomFile> distinct = new ArrayList<>();
        for (int k = 0; k < DISTINCT; k++) {
            distinct.add(encoded(slice(k), folder, codec));
        }
        List<Path> files = new ArrayList<>();
        for (int k = 0; k < SLICES; k++) {
            DicomFile pixels = distinct.get(k % DISTINCT);
            Dataset d = pixels.dataset().toBuilder()
                    .text(Tag.SOPInstanceUID, "2.25.4400" + k)
                    .numbers(Tag.ImagePositionPatient, -250, -250, 1.5 * k)
                    .build();
            files.add(folder.resolve("CT" + k));
            write(new DicomFile(pixels.transferSyntax(), d), files.get(k), codec);
        }
        SeriesReader reader = new SeriesReader(toolkit.pixelDecoder());
        return () -> reader.readFiles(files, codec);
    }

    private DicomFile encoded(Dataset slice, Path folder, DatasetCodec codec)
            throws IOException, DicomException, InterruptedException {
        DicomFile plain = new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, slice);
        if (encoder.isEmpty()) {
            return plain;
        }
        Path source = folder.resolve("plain");
        write(plain, source, codec);
        List<Object> arguments = new ArrayList<>(encoder.subList(1, encoder.size()));
        Path target = Files.createTempFile(folder, "encoded", "");
        arguments.add(source);
        arguments.add(target);
        Program.run(encoder.get(0), arguments);
        return codec.read(target);
    }

    private static void write(DicomFile file, Path path, DatasetCodec codec) throws IOException, DicomException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            codec.write(file, out);
        }
    }

    private static Dataset slice(int k) {
        return Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2")
                .text(Tag.SOPInstanceUID, "2.25.4400" + k)
                .text(Tag.StudyInstanceUID, "2.25.4401")
                .text(Tag.SeriesInstanceUID, "2.25.4402")
                .text(Tag.FrameOfReferenceUID, "2.25.4403")
                .text(Tag.Modality, "CT")
                .numbers(Tag.Rows, SIDE)
                .numbers(Tag.Columns, SIDE)
                .numbers(Tag.PixelSpacing, 0.9765625, 0.9765625)
                .numbers(Tag.ImagePositionPatient, -250, -250, 1.5 * k)
                .numbers(Tag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
                .numbers(Tag.SamplesPerPixel, 1)
                .text(Tag.PhotometricInterpretation, "MONOCHROME2")
                .numbers(Tag.BitsAllocated, 16)
                .numbers(Tag.BitsStored, 12)
                .numbers(Tag.HighBit, 11)
                .numbers(Tag.PixelRepresentation, 0)
                .numbers(Tag.RescaleIntercept, -1024)
                .numbers(Tag.RescaleSlope, 1)
                .bulk(Tag.PixelData, VR.OW, body(k))
                .build();
    }

    /** An ellipse of soft tissue with noise, in air. */
    private static byte[] body(int k) {
        ByteBuffer b = ByteBuffer.allocate(2 * SIDE * SIDE).order(ByteOrder.LITTLE_ENDIAN);
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                double u = (x - SIDE / 2) / 220.0;
                double v = (y - SIDE / 2) / 160.0;
                int noise = (x * 73856093 ^ y * 19349663 ^ k * 83492791) >>> 9 & 15;
                double tissue = 1060 + 60 * Math.sin(x / 23.0) * Math.cos((y + 5 * k) / 17.0);
                b.putShort((short) (u * u + v * v < 1 ? tissue + noise : noise));
            }
        }
        return b.array();
    }
}
