package org.deltarad.node.imaging.values;

import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;

/**
 * Philips MR's floating point values: {@code FP = (stored * RS + RI) / (RS * SS)} with Rescale Slope RS, Rescale Intercept
 * RI and the private Scale Slope SS (2005,100E), which undo what each series is scaled by for display (Chenevert et al.,
 * Transl Oncol 2014).
 */
final class PhilipsScale {
    private static final PrivateValue SCALE_SLOPE = new PrivateValue(0x2005, "Philips MR Imaging DD 001", 0x0e);

    private PhilipsScale() {}

    /** Scale Slope of a frame. */
    static double slope(StoredFrame frame) throws ImagingException {
        return SCALE_SLOPE
                .single(frame.attributes())
                .filter(s -> Double.isFinite(s) && s != 0)
                .orElseThrow(() -> frame.refusal(
                        Reason.VALUES_UNAVAILABLE,
                        "has no Scale Slope (2005,100E) of Philips MR Imaging DD 001; only Philips MR images that kept their"
                                + " private attributes have it"));
    }

    /** @param modality the frame's modality LUT */
    static Mapping of(StoredFrame frame, Mapping modality) throws ImagingException {
        if (!(modality instanceof Mapping.Linear linear)) {
            throw frame.refusal(
                    Reason.VALUES_UNAVAILABLE, "has a Modality LUT Sequence, which Philips' scale does not undo");
        }
        return linear.scaled(1 / (linear.slope() * slope(frame)));
    }
}
