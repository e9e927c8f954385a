package org.deltarad.node.imaging.values;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.LossyCompression;

/**
 * Whether images were ever compressed with loss: by their transfer syntax, or by Lossy Image Compression (0028,2110), which
 * is kept when they are decompressed (PS3.3 C.7.6.1.1.5). JPEG 2000 is without loss where that attribute says so.
 */
final class LossyHistory {
    /** Defined terms of Lossy Image Compression Method (PS3.3 C.7.6.1.1.5.1). */
    private static final Map<String, String> METHODS = Map.of(
            TransferSyntax.JPEG_BASELINE, "ISO_10918_1",
            TransferSyntax.JPEG_EXTENDED, "ISO_10918_1",
            TransferSyntax.JPEG_LS_NEAR_LOSSLESS, "ISO_14495_1",
            TransferSyntax.JPEG_2000, "ISO_15444_1");

    private LossyHistory() {}

    /**
     * Of all frames together.
     *
     * @throws ImagingException when one is lossy and that is not accepted
     */
    static Optional<LossyCompression> of(List<StoredFrame> frames, boolean accept) throws ImagingException {
        TreeSet<String> methods = new TreeSet<>();
        TreeSet<Double> ratios = new TreeSet<>();
        boolean lossy = false;
        for (StoredFrame frame : frames) {
            if (!isLossy(frame)) {
                continue;
            }
            if (!accept) {
                throw refusal(frame);
            }
            lossy = true;
            Dataset d = frame.attributes();
            methods.addAll(d.strings(Tag.LossyImageCompressionMethod));
            Arrays.stream(d.doubles(Tag.LossyImageCompressionRatio)).forEach(ratios::add);
            if (!d.hasValue(Tag.LossyImageCompressionMethod)) {
                Optional.ofNullable(METHODS.get(frame.file().transferSyntax())).ifPresent(methods::add);
            }
        }
        return lossy ? Optional.of(new LossyCompression(List.copyOf(methods), List.copyOf(ratios))) : Optional.empty();
    }

    private static boolean isLossy(StoredFrame frame) {
        String syntax = frame.file().transferSyntax();
        Optional<String> said = frame.attributes().string(Tag.LossyImageCompression);
        boolean kept = syntax.equals(TransferSyntax.JPEG_2000)
                && said.filter("00"::equals).isPresent();
        return said.filter("01"::equals).isPresent() || (TransferSyntax.isLossy(syntax) && !kept);
    }

    private static ImagingException refusal(StoredFrame frame) {
        String syntax = frame.file().transferSyntax();
        String how = TransferSyntax.isLossy(syntax)
                ? "is compressed with loss, " + TransferSyntax.name(syntax)
                : "was compressed with loss once (Lossy Image Compression 01)";
        return frame.refusal(
                Reason.LOSSY,
                how + ": its values are not those that were measured; send the original, or accept lossy images"
                        + " (series.acceptLossy, --accept-lossy)");
    }
}
