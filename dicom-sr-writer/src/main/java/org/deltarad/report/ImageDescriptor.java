package org.deltarad.report;

import org.deltarad.report.code.Code;

/** One acquisition descriptor of an image series (PS3.16 TID 1602 and the templates that it includes by modality). */
public sealed interface ImageDescriptor {
    /** Concept name. */
    Code name();

    /** A number with its unit. */
    record Numeric(Code name, double value, Code unit) implements ImageDescriptor {}

    /** A code. */
    record Coded(Code name, Code value) implements ImageDescriptor {}

    /** Date and time, as DT is written (PS3.5 6.2). */
    record Moment(Code name, String dateTime) implements ImageDescriptor {}

    /** Words, not blank. */
    record Words(Code name, String text) implements ImageDescriptor {
        /** @throws IllegalArgumentException when blank */
        public Words {
            if (text.isBlank()) {
                throw new IllegalArgumentException(name + " is blank");
            }
        }
    }
}
