package org.deltarad.dicom.pixels.jpegls;

import java.util.Arrays;
import org.deltarad.dicom.pixels.codestream.CodestreamException;

/** The coding of one scan (T.87 annex A): its contexts, and samples out of its bits. Names are the standard's. */
final class ScanDecoder {
    private static final int REGULAR = 365;
    private static final int MIN_C = -128;
    private static final int MAX_C = 127;
    private static final int[] J = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final BitReader bits;
    private final int maxval;
    private final int near;
    private final int reset;
    private final int step;
    private final int modulus;
    private final int qbpp;
    private final int limit;
    /** Quantised gradient, -4 to 4, by gradient + MAXVAL. */
    private final byte[] quantised;

    private final int[] a = new int[REGULAR + 2];
    private final int[] b = new int[REGULAR];
    private final int[] c = new int[REGULAR];
    private final int[] n = new int[REGULAR + 2];
    private final int[] nn = new int[2];

    /**
     * @param p complete
     */
    ScanDecoder(BitReader bits, Preset p, int near) {
        this.bits = bits;
        this.near = near;
        maxval = p.maxval();
        reset = p.reset();
        step = 2 * near + 1;
        int range = (maxval + 2 * near) / step + 1;
        modulus = range * step;
        qbpp = log2(range);
        int bpp = Math.max(2, log2(maxval + 1));
        limit = 2 * (bpp + Math.max(8, bpp));
        quantised = new byte[2 * maxval + 1];
        for (int d = -maxval; d <= maxval; d++) {
            int size = Math.abs(d);
            int q = size <= near ? 0 : size < p.t1() ? 1 : size < p.t2() ? 2 : size < p.t3() ? 3 : 4;
            quantised[d + maxval] = (byte) (d < 0 ? -q : q);
        }
        Arrays.fill(a, Math.max(2, (range + 32) / 64));
        Arrays.fill(n, 1);
    }

    /** The least k with 2^k not below the value. */
    private static int log2(int value) {
        return 32 - Integer.numberOfLeadingZeros(value - 1);
    }

    /** The context of a sample with its sign; 0 where a run may begin. */
    int context(int ra, int rb, int rc, int rd) {
        return 81 * quantised[rd - rb + maxval] + 9 * quantised[rb - rc + maxval] + quantised[rc - ra + maxval];
    }

    /** A sample in regular mode (A.4 to A.6). */
    int regular(int context, int ra, int rb, int rc) throws CodestreamException {
        int q = Math.abs(context);
        int sign = context < 0 ? -1 : 1;
        int least = Math.min(ra, rb);
        int most = Math.max(ra, rb);
        int px = rc >= most ? least : rc <= least ? most : ra + rb - rc;
        px = clamp(px + sign * c[q]);
        int k = k(n[q], a[q]);
        int mapped = golomb(k, limit);
        int error = (mapped & 1) == 0 ? mapped >> 1 : -(mapped + 1) >> 1;
        if (k == 0 && near == 0 && 2 * b[q] <= -n[q]) {
            error = -error - 1;
        }
        update(q, error);
        return reconstruct(px, sign * error);
    }

    private void update(int q, int error) {
        b[q] += error * step;
        a[q] += Math.abs(error);
        if (n[q] == reset) {
            a[q] >>= 1;
            b[q] >>= 1;
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] = Math.max(b[q] + n[q], 1 - n[q]);
            c[q] = Math.max(c[q] - 1, MIN_C);
        } else if (b[q] > 0) {
            b[q] = Math.min(b[q] - n[q], 0);
            c[q] = Math.min(c[q] + 1, MAX_C);
        }
    }

    /** Length of a run, at most {@code most} (A.7.1); {@code index} of {@code runIndex} is kept up to date. */
    int run(int[] runIndex, int index, int most) {
        int length = 0;
        while (bits.bit() == 1) {
            int part = 1 << J[runIndex[index]];
            length += part;
            if (length <= most && runIndex[index] < 31) {
                runIndex[index]++;
            }
            if (length >= most) {
                return most;
            }
        }
        // One that breaks off before the end of the line; a longer one is a broken codestream, found by the caller.
        return length + bits.read(J[runIndex[index]]);
    }

    /** The sample that ends a run (A.7.2); in sample interleave mode the type is always 0. */
    int interruption(int runIndex, int type, int ra, int rb) throws CodestreamException {
        int q = REGULAR + type;
        int k = k(n[q], type == 0 ? a[q] : a[q] + (n[q] >> 1));
        int mapped = golomb(k, limit - J[runIndex] - 1);
        int t = mapped + type;
        int map = t & 1;
        int size = (t + map) >> 1;
        boolean odd = k != 0 || 2 * nn[type] >= n[q];
        int error = odd == (map == 1) ? -size : size;
        if (error < 0) {
            nn[type]++;
        }
        a[q] += (mapped + 1 - type) >> 1;
        if (n[q] == reset) {
            a[q] >>= 1;
            n[q] >>= 1;
            nn[type] >>= 1;
        }
        n[q]++;
        return type == 1 ? reconstruct(ra, error) : reconstruct(rb, ra > rb ? -error : error);
    }

    private int reconstruct(int px, int error) {
        int rx = px + error * step;
        if (rx < -near) {
            rx += modulus;
        } else if (rx > maxval + near) {
            rx -= modulus;
        }
        return clamp(rx);
    }

    private int clamp(int value) {
        return Math.max(0, Math.min(maxval, value));
    }

    private static int k(int n, int a) {
        int k = 0;
        while (n << k < a && k < 24) {
            k++;
        }
        return k;
    }

    /** A limited-length Golomb code (A.5.3). */
    private int golomb(int k, int codeLimit) throws CodestreamException {
        int zeros = bits.zeros();
        if (zeros < codeLimit - qbpp - 1) {
            return (zeros << k) | bits.read(k);
        }
        return bits.read(qbpp) + 1;
    }

    /** Whether two samples are the same within NEAR. */
    boolean same(int ra, int rb) {
        return Math.abs(ra - rb) <= near;
    }
}
