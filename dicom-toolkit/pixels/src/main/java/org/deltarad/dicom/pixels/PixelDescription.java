package org.deltarad.dicom.pixels;

import java.util.Set;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.pixels.codestream.FrameShape;

/**
 * What a data set says of its pixels (Image Pixel Module, PS3.3 C.7.6.3), checked.
 *
 * @param frames       Number of Frames, 1 where it is absent
 * @param photometric  Photometric Interpretation as it is there
 * @param bitsStored   1 to Bits Allocated
 * @param highBit      zero based position of the most significant stored bit in its cell
 * @param signed       two's complement
 * @param planar       whether each sample has a plane of its own (Planar Configuration 1)
 */
record PixelDescription(
        FrameShape shape, int frames, String photometric, int bitsStored, int highBit, boolean signed, boolean planar) {
    /**
     * Samples of a frame, of 4 bytes: more than any image of a modality, less than what hurts (512 MiB, and in a small heap
     * a quarter of it).
     */
    private static final int MAX_SAMPLES =
            (int) Math.min(1 << 27, Runtime.getRuntime().maxMemory() / (4 * Integer.BYTES));

    private static final int MAX_SIDE = 65535;
    private static final Set<Integer> ALLOCATED = Set.of(1, 8, 16, 32);
    private static final Set<String> GREY = Set.of("MONOCHROME1", "MONOCHROME2", "PALETTE COLOR");
    private static final Set<String> COLOUR = Set.of("RGB", "YBR_FULL", "YBR_FULL_422", "YBR_ICT", "YBR_RCT");

    static PixelDescription of(Dataset d) throws AttributeException {
        int columns = within(d, Tag.Columns, 1, MAX_SIDE);
        int rows = within(d, Tag.Rows, 1, MAX_SIDE);
        int samples = d.requireInt(Tag.SamplesPerPixel);
        require(samples == 1 || samples == 3, Tag.SamplesPerPixel, "is " + samples + ", only 1 and 3 are decoded");
        require(
                (long) columns * rows * samples <= MAX_SAMPLES,
                Tag.Rows,
                "x Columns x Samples per Pixel, " + rows + " x " + columns + " x " + samples + ", is more than the "
                        + MAX_SAMPLES + " samples of a frame that are decoded");
        int allocated = d.requireInt(Tag.BitsAllocated);
        require(ALLOCATED.contains(allocated), Tag.BitsAllocated, "is " + allocated + ", not 1, 8, 16 or 32");
        int stored = within(d, Tag.BitsStored, 1, allocated);
        int highBit = within(d, Tag.HighBit, stored - 1, allocated - 1);
        int representation = within(d, Tag.PixelRepresentation, 0, 1);
        String photometric = d.requireString(Tag.PhotometricInterpretation);
        require(
                (samples == 1 ? GREY : COLOUR).contains(photometric),
                Tag.PhotometricInterpretation,
                "is " + photometric + ", which is not decoded with Samples per Pixel " + samples);
        require(
                samples == 1 || !photometric.startsWith("YBR_FULL") || (representation == 0 && stored <= 16),
                Tag.PhotometricInterpretation,
                "is " + photometric + ", which is not decoded when signed or of more than 16 bits");
        int planar = d.hasValue(Tag.PlanarConfiguration) ? within(d, Tag.PlanarConfiguration, 0, 1) : 0;
        int frames = d.hasValue(Tag.NumberOfFrames) ? within(d, Tag.NumberOfFrames, 1, Integer.MAX_VALUE) : 1;
        return new PixelDescription(
                new FrameShape(columns, rows, samples, allocated),
                frames,
                photometric,
                stored,
                highBit,
                representation == 1,
                samples > 1 && planar == 1);
    }

    private static int within(Dataset d, int tag, int least, int most) throws AttributeException {
        int value = d.requireInt(tag);
        require(value >= least && value <= most, tag, "is " + value + ", not between " + least + " and " + most);
        return value;
    }

    private static void require(boolean holds, int tag, String problem) throws AttributeException {
        if (!holds) {
            throw new AttributeException(tag, problem);
        }
    }

    /** Whether colour is luminance and chrominance, to be turned into RGB; JPEG 2000's own transformations are its codec's. */
    boolean isYbr() {
        return photometric.startsWith("YBR_FULL");
    }

    /** Photometric Interpretation of the decoded samples. */
    String decodedPhotometric() {
        return shape.samplesPerPixel() == 3 ? "RGB" : photometric;
    }
}
