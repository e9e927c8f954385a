package org.deltarad.node.imaging.values;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.LossyCompression;
import org.deltarad.node.imaging.MeasuredValues;
import org.deltarad.volume.ScalarType;

/**
 * The values of a series' frames, in slice order: what they are is settled from the headers first, then frames are decoded
 * side by side on the common pool, so that no more than one a processor is in memory beside the volume.
 */
public final class SeriesValues {
    /** Types of whole numbers, the one to prefer first. */
    private static final List<ScalarType> WHOLE = List.of(
            ScalarType.UINT8,
            ScalarType.UINT16,
            ScalarType.UINT32,
            ScalarType.INT8,
            ScalarType.INT16,
            ScalarType.INT32);

    private final List<FrameValues> frames;
    private final SeriesConversion conversion;
    private final Optional<LossyCompression> lossy;

    private SeriesValues(List<FrameValues> frames, SeriesConversion conversion, Optional<LossyCompression> lossy) {
        this.frames = frames;
        this.conversion = conversion;
        this.lossy = lossy;
    }

    /**
     * Values as they go into a volume.
     *
     * @param values  frame after frame, x fastest
     * @param type    what ITK, with GDCM, would give such a series to PyRadiomics as
     * @param integer whether all are whole by construction
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by identity, never by value
    public record Decoded(double[] values, ScalarType type, boolean integer, MeasuredValues measured) {}

    /**
     * Settles what the values are.
     *
     * @param frames of one size, at least one, in slice order
     * @throws ImagingException when they are not as the options want them, or the headers do not say what they must
     */
    public static SeriesValues of(List<StoredFrame> frames, ValueOptions options) throws ImagingException {
        Optional<LossyCompression> lossy = LossyHistory.of(frames, options.acceptLossy());
        List<StoredFormat> formats = new ArrayList<>(frames.size());
        for (StoredFrame frame : frames) {
            formats.add(StoredFormat.of(frame));
        }
        SeriesConversion conversion = SeriesConversion.of(frames, formats, options);
        List<FrameValues> values = new ArrayList<>(frames.size());
        for (int k = 0; k < frames.size(); k++) {
            values.add(new FrameValues(
                    frames.get(k),
                    formats.get(k),
                    conversion.mappings().get(k),
                    PixelPadding.of(frames.get(k).attributes(), formats.get(k))));
        }
        return new SeriesValues(values, conversion, lossy);
    }

    /**
     * Decodes all frames.
     *
     * @throws ImagingException             of the first frame that cannot be decoded
     * @throws java.io.UncheckedIOException when the file behind pixel data cannot be read
     */
    public Decoded decode(PixelDecoder decoder) throws ImagingException {
        int[] first = frames.get(0).stored(decoder);
        int pixels = first.length;
        double[] values = new double[Math.multiplyExact(pixels, frames.size())];
        BitSet[] padding = new BitSet[frames.size()];
        frames.get(0).measure(first, values, 0);
        padding[0] = frames.get(0).padding(first);
        ImagingException[] failures = new ImagingException[frames.size()];
        AtomicInteger firstFailure = new AtomicInteger(frames.size());
        IntStream.range(1, frames.size()).parallel().forEach(k -> {
            if (k > firstFailure.get()) {
                return;
            }
            try {
                int[] stored = frames.get(k).stored(decoder);
                frames.get(k).measure(stored, values, k * pixels);
                padding[k] = frames.get(k).padding(stored);
            } catch (ImagingException e) {
                failures[k] = e;
                firstFailure.accumulateAndGet(k, Math::min);
            }
        });
        if (firstFailure.get() < frames.size()) {
            throw failures[firstFailure.get()];
        }
        return new Decoded(values, type(), integer(), measured(joined(padding, pixels)));
    }

    private static BitSet joined(BitSet[] padding, int pixels) {
        BitSet all = new BitSet();
        for (int k = 0; k < padding.length; k++) {
            int offset = k * pixels;
            padding[k].stream().forEach(n -> all.set(offset + n));
        }
        return all;
    }

    private MeasuredValues measured(BitSet padding) {
        List<String> remarks = new ArrayList<>();
        if (!conversion.kind().equals(ValueChoice.STORED_MODALITY.key())) {
            remarks.add("values are "
                    + conversion.units().map(u -> "in " + u.value()).orElse("in units that the images do not name")
                    + ", "
                    + conversion.origin());
        }
        lossy.ifPresent(l -> remarks.add(l.sentence()));
        return new MeasuredValues(conversion.kind(), conversion.units(), conversion.origin(), padding, lossy, remarks);
    }

    private boolean integer() {
        return frames.stream().map(FrameValues::mapping).distinct().allMatch(Mapping::integer);
    }

    private ScalarType type() {
        if (!integer()) {
            return ScalarType.FLOAT64;
        }
        double lowest = frames.stream()
                .mapToDouble(f -> f.mapping().lowest(f.format()))
                .min()
                .orElseThrow();
        double highest = frames.stream()
                .mapToDouble(f -> f.mapping().highest(f.format()))
                .max()
                .orElseThrow();
        return WHOLE.stream()
                .filter(type -> type.hold(lowest) == lowest && type.hold(highest) == highest)
                .findFirst()
                .orElse(ScalarType.FLOAT64);
    }
}
