package org.deltarad.weasis.view;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormatSymbols;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;

/** Numbers and dates for people. */
final class Numbers {
    /** What is shown for a missing value. */
    static final String MISSING = "–";

    private static final MathContext DIGITS = new MathContext(5);
    private static final int PLAIN_BELOW = 7;
    private static final int PLAIN_ABOVE = -4;

    private final char decimal;
    private final DateTimeFormatter day;

    Numbers(Locale locale) {
        decimal = DecimalFormatSymbols.getInstance(locale).getDecimalSeparator();
        day = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale);
    }

    /** Five significant digits; {@link #MISSING} for NaN. */
    String value(double v) {
        if (Double.isNaN(v)) {
            return MISSING;
        }
        if (Double.isInfinite(v)) {
            return v > 0 ? "∞" : "−∞";
        }
        BigDecimal rounded = new BigDecimal(v).round(DIGITS).stripTrailingZeros();
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        String text = exponent < PLAIN_BELOW && exponent > PLAIN_ABOVE
                ? rounded.toPlainString()
                : rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
        return text.replace('.', decimal).replace('-', '−');
    }

    /** As {@link #value}, with its sign. */
    String signed(double v) {
        return v > 0 ? "+" + value(v) : value(v);
    }

    /** A number in at most that many decimals. */
    String rounded(double v, int decimals) {
        return value(new BigDecimal(v)
                .setScale(decimals, java.math.RoundingMode.HALF_EVEN)
                .doubleValue());
    }

    String date(Optional<LocalDateTime> date) {
        return date.map(day::format).orElse(MISSING);
    }
}
