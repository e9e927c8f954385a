package org.deltarad.image.adc;

/** No ADC map can be computed from these images; the message says why and what would be right. */
public final class AdcException extends Exception {
    private static final long serialVersionUID = 1;

    public AdcException(String message) {
        super(message);
    }
}
