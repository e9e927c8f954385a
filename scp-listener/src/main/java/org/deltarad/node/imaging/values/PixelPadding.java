package org.deltarad.node.imaging.values;

import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/**
 * Stored values that are padding, not measured (PS3.3 C.7.5.1.1.2): Pixel Padding Value, to Pixel Padding Range Limit where
 * it is there, both ends included.
 */
record PixelPadding(double lowest, double highest) {
    static Optional<PixelPadding> of(Dataset attributes, StoredFormat format) {
        return attributes.number(Tag.PixelPaddingValue).map(format::stored).map(value -> {
            double limit = attributes
                    .number(Tag.PixelPaddingRangeLimit)
                    .map(format::stored)
                    .orElse(value);
            return new PixelPadding(Math.min(value, limit), Math.max(value, limit));
        });
    }

    boolean holds(double stored) {
        return stored >= lowest && stored <= highest;
    }
}
