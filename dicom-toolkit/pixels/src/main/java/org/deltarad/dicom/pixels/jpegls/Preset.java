package org.deltarad.dicom.pixels.jpegls;

import org.deltarad.dicom.pixels.codestream.CodestreamException;

/**
 * Preset coding parameters (T.87 C.2.4.1.1); 0 where the default is meant.
 *
 * @param maxval greatest sample
 * @param t1     first threshold of local gradients, and so on
 * @param reset  occurrences after which a context is halved
 */
record Preset(int maxval, int t1, int t2, int t3, int reset) {
    static final Preset DEFAULT = new Preset(0, 0, 0, 0, 0);

    private static final int RESET = 64;

    /** With the defaults filled in for a precision and NEAR, checked. */
    Preset complete(int precision, int near) throws CodestreamException {
        int m = maxval == 0 ? (1 << precision) - 1 : maxval;
        if (m >= 1 << precision || near > Math.min(255, m / 2)) {
            throw new CodestreamException("MAXVAL " + m + " and NEAR " + near + " do not fit " + precision + " bits");
        }
        boolean wide = m >= 128;
        int factor = wide ? (Math.min(m, 4095) + 128) / 256 : 256 / (m + 1);
        int d1 = clamp(wide ? factor + 2 + 3 * near : Math.max(2, 3 / factor + 3 * near), near + 1, m);
        int d2 = clamp(wide ? factor * 4 + 3 + 5 * near : Math.max(3, 7 / factor + 5 * near), d1, m);
        int d3 = clamp(wide ? factor * 17 + 4 + 7 * near : Math.max(4, 21 / factor + 7 * near), d2, m);
        Preset p = new Preset(m, t1 == 0 ? d1 : t1, t2 == 0 ? d2 : t2, t3 == 0 ? d3 : t3, reset == 0 ? RESET : reset);
        if (p.t1 <= near || p.t2 < p.t1 || p.t3 < p.t2 || p.t3 > m || p.reset < 3) {
            throw new CodestreamException("coding parameters that contradict each other: " + p);
        }
        return p;
    }

    private static int clamp(int value, int least, int most) {
        return value > most || value < least ? least : value;
    }
}
