package org.deltarad.dicom.contract;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;

/**
 * A synthetic image: gradients, flat areas, noise and both extremes, so that every branch of a codec is used.
 *
 * @param photometric Photometric Interpretation; three samples per pixel unless it is grey
 * @param planar      Planar Configuration
 * @param calm        gradients and flat areas only, away from the extremes: lossy decoders differ in how they clip
 */
record PixelImage(
        int columns,
        int rows,
        int frames,
        int allocated,
        int stored,
        int highBit,
        boolean signed,
        String photometric,
        int planar,
        boolean calm) {

    /**
     * By name: u or s for unsigned and signed, Bits Stored, in 16 Bits Allocated above 8 of them; {@code rgb8} and the
     * like; then {@code /high} for a High Bit at the top, {@code /planar} for planes of colour, {@code /calm}.
     */
    static PixelImage of(String name, int columns, int rows, int frames) {
        String[] parts = name.split("/", -1);
        boolean colour = parts[0].startsWith("rgb");
        int stored = Integer.parseInt(parts[0].replaceAll("\\D", ""));
        int allocated = stored == 1 ? 1 : stored <= 8 ? 8 : stored <= 16 ? 16 : 32;
        return new PixelImage(
                columns,
                rows,
                frames,
                allocated,
                stored,
                name.endsWith("/high") ? allocated - 1 : stored - 1,
                name.startsWith("s"),
                colour ? "RGB" : "MONOCHROME2",
                name.endsWith("/planar") ? 1 : 0,
                name.endsWith("/calm"));
    }

    int samplesPerPixel() {
        return photometric.startsWith("MONOCHROME") || photometric.equals("PALETTE COLOR") ? 1 : 3;
    }

    PixelImage withPhotometric(String other) {
        return new PixelImage(columns, rows, frames, allocated, stored, highBit, signed, other, planar, calm);
    }

    /** The samples of a pixel together, x fastest. */
    int[] samples(int frame) {
        Random random = new Random(1000L * frame + stored);
        long least = signed ? -(1L << (stored - 1)) : 0;
        long range = (1L << stored) - 1;
        int[] samples = new int[columns * rows * samplesPerPixel()];
        int n = 0;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                for (int s = 0; s < samplesPerPixel(); s++) {
                    double wave = 0.5 + 0.4 * Math.sin(0.13 * x + 0.3 * s + frame) * Math.cos(0.11 * y + 0.2 * s);
                    long value = least + (long) (wave * range);
                    boolean flat = x > columns / 2 && y > rows / 2;
                    if (flat) {
                        value = least + range / 3 + (x == columns - 2 ? 1 : 0);
                    } else if (y < rows / 8 && !calm) {
                        value = least + (random.nextLong() & range);
                    } else if (y == rows / 2 && !calm) {
                        value = (x & 1) == 0 ? least : least + range;
                    }
                    samples[n++] = (int) value;
                }
            }
        }
        return samples;
    }

    /** The cells of all frames in little endian order, unused bits clear. */
    byte[] cells() {
        ByteBuffer out = ByteBuffer.allocate(
                        (int) ((long) frames * columns * rows * samplesPerPixel() * allocated / 8 + 9))
                .order(ByteOrder.LITTLE_ENDIAN);
        int bit = 0;
        int shift = highBit - stored + 1;
        for (int f = 0; f < frames; f++) {
            for (int sample : inPlanes(samples(f))) {
                int cell = (int) (sample & ((1L << stored) - 1)) << shift;
                switch (allocated) {
                    case 1 -> {
                        out.put(bit / 8, (byte) (out.get(bit / 8) | cell << bit % 8));
                        bit++;
                    }
                    case 8 -> out.put((byte) cell);
                    case 16 -> out.putShort((short) cell);
                    default -> out.putInt(cell);
                }
            }
        }
        int length = allocated == 1 ? (bit + 7) / 8 : out.position();
        byte[] bytes = new byte[length + length % 2];
        out.get(0, bytes);
        return bytes;
    }

    private int[] inPlanes(int[] samples) {
        if (planar == 0 || samplesPerPixel() == 1) {
            return samples;
        }
        int[] planes = new int[samples.length];
        int pixels = samples.length / 3;
        for (int n = 0; n < samples.length; n++) {
            planes[n % 3 * pixels + n / 3] = samples[n];
        }
        return planes;
    }

    /** Multi-frame Secondary Capture with the pixels native. */
    Dataset dataset() {
        return dataset(Element.Bulk.of(allocated <= 8 ? VR.OB : VR.OW, cells()));
    }

    /** With other Pixel Data. */
    Dataset dataset(Element.Bulk pixelData) {
        Dataset.Builder b = Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7")
                .text(Tag.SOPInstanceUID, "2.25.300")
                .text(Tag.StudyInstanceUID, "2.25.301")
                .text(Tag.SeriesInstanceUID, "2.25.302")
                .text(Tag.Modality, "OT")
                .text(Tag.PatientID, "PIXELS")
                .numbers(Tag.SamplesPerPixel, samplesPerPixel())
                .text(Tag.PhotometricInterpretation, photometric)
                .numbers(Tag.NumberOfFrames, frames)
                .numbers(Tag.Rows, rows)
                .numbers(Tag.Columns, columns)
                .numbers(Tag.BitsAllocated, allocated)
                .numbers(Tag.BitsStored, stored)
                .numbers(Tag.HighBit, highBit)
                .numbers(Tag.PixelRepresentation, signed ? 1 : 0)
                .put(Tag.PixelData, pixelData);
        if (samplesPerPixel() > 1) {
            b.numbers(Tag.PlanarConfiguration, planar);
        }
        return b.build();
    }

    DicomFile file(String transferSyntax) {
        return new DicomFile(transferSyntax, dataset());
    }

    /** With Pixel Data of those fragments after that Basic Offset Table. */
    DicomFile encapsulated(String transferSyntax, int[] offsets, byte[]... fragments) {
        ByteBuffer table = ByteBuffer.allocate(4 * offsets.length).order(ByteOrder.LITTLE_ENDIAN);
        table.asIntBuffer().put(offsets);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        item(out, table.array());
        for (byte[] fragment : fragments) {
            item(out, fragment);
        }
        return new DicomFile(transferSyntax, dataset(Element.Bulk.of(VR.OB, out.toByteArray())));
    }

    private static void item(ByteArrayOutputStream out, byte[] value) {
        out.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0xe000fffe)
                .putInt(value.length)
                .array());
        out.writeBytes(value);
    }

    /** As an encoder is given it. */
    static final String NATIVE = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
}
