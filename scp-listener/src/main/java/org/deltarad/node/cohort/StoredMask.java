package org.deltarad.node.cohort;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.BitSet;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.deltarad.volume.Mask;

/**
 * A mask as a word of a journal, so that readers' masks are compared without reading them again.
 *
 * @param grid   the grid in words: equal for masks on the same one
 * @param inside bits of the voxels, x fastest
 */
record StoredMask(String grid, BitSet inside) {
    private static final String BETWEEN = "|";

    static String text(Mask mask) {
        BitSet bits = new BitSet();
        for (int n = 0; n < mask.inside().length; n++) {
            bits.set(n, mask.inside()[n]);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(bits.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return mask.geometry() + BETWEEN + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    static StoredMask parse(String text) {
        int at = text.lastIndexOf(BETWEEN);
        byte[] bytes = Base64.getDecoder().decode(text.substring(at + 1));
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new StoredMask(text.substring(0, at), BitSet.valueOf(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 2 |A and B| / (|A| + |B|). */
    double dice(StoredMask other) {
        BitSet both = (BitSet) inside.clone();
        both.and(other.inside);
        return 2.0 * both.cardinality() / (inside.cardinality() + other.inside.cardinality());
    }
}
