package org.deltarad.node.imaging;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.code.Code;

/**
 * What the values of a series are and how they came from the stored ones.
 *
 * @param kind    as the configuration names it, such as {@code suv-bw}
 * @param units   of the values, where they are known
 * @param origin  the conversion with its inputs, one line
 * @param padding voxels that hold no measurement, by index, x fastest: padding (PS3.3 C.7.5.1.1.2), and stored values
 *                that no real world value is given for; read-only
 * @param lossy   of images compressed with loss
 * @param remarks what a reader of the numbers should know; possibly none
 */
public record MeasuredValues(
        String kind,
        Optional<Code> units,
        String origin,
        BitSet padding,
        Optional<LossyCompression> lossy,
        List<String> remarks) {
    public MeasuredValues {
        remarks = List.copyOf(remarks);
    }

    /**
     * What a reader of the numbers should know where the extraction scales by the whole image, as {@code normalize} and
     * {@code normalizeToMean} do; empty without padding.
     */
    public Optional<String> paddingInScaling() {
        return padding.isEmpty()
                ? Optional.empty()
                : Optional.of(padding.cardinality() + " voxels of the image are padding; the scaling by the whole image"
                        + " counts them as they are stored");
    }
}
