package org.deltarad.dicom;

import java.math.BigDecimal;
import java.math.MathContext;

/** Decimal strings: at most 16 characters (PS3.5 6.2, DS). */
public final class DecimalString {
    private static final int MAX_LENGTH = 16;

    private DecimalString() {}

    /**
     * The closest decimal string to a number.
     *
     * @throws IllegalArgumentException for NaN and infinities, which DS cannot carry
     */
    public static String of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a decimal string cannot carry " + value);
        }
        BigDecimal exact = new BigDecimal(Double.toString(value));
        for (int digits = 17; digits > 0; digits--) {
            BigDecimal rounded = exact.round(new MathContext(digits)).stripTrailingZeros();
            String plain = rounded.toPlainString();
            if (plain.length() <= MAX_LENGTH) {
                return plain;
            }
            String scientific = scientific(rounded);
            if (scientific.length() <= MAX_LENGTH) {
                return scientific;
            }
        }
        throw new AssertionError("unreachable: one digit always fits");
    }

    private static String scientific(BigDecimal value) {
        int exponent = value.precision() - value.scale() - 1;
        return value.scaleByPowerOfTen(-exponent).toPlainString() + "E" + exponent;
    }
}
