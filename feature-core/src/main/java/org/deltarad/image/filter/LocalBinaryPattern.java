package org.deltarad.image.filter;

import org.deltarad.volume.Volume;

final class LocalBinaryPattern {
    private final ImageType.LBP2D type;

    LocalBinaryPattern(ImageType.LBP2D type) {
        this.type = type;
    }

    Volume apply(FilterInput input) {
        if (type.samples() > 0) {
            throw new UnsupportedOperationException("follows");
        }
        return input.image();
    }
}
