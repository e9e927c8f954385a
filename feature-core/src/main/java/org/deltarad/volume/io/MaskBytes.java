package org.deltarad.volume.io;

import org.deltarad.volume.Mask;

/** A mask as files hold it: a byte for each voxel, 1 inside and 0 outside, x fastest. */
final class MaskBytes {
    private MaskBytes() {}

    static byte[] of(Mask mask) {
        byte[] bytes = new byte[mask.inside().length];
        for (int n = 0; n < bytes.length; n++) {
            bytes[n] = (byte) (mask.inside()[n] ? 1 : 0);
        }
        return bytes;
    }
}
