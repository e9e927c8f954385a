package org.deltarad.dicom.pixelmed.ul;

import java.util.Arrays;

/** Source and reason of an A-ABORT PDU (PS3.8 9.3.8). */
public enum AbortReason {
    SERVICE_USER(0, 0),
    NOT_SPECIFIED(2, 0),
    UNRECOGNIZED_PDU(2, 1),
    UNEXPECTED_PDU(2, 2),
    UNRECOGNIZED_PARAMETER(2, 4),
    UNEXPECTED_PARAMETER(2, 5),
    INVALID_PARAMETER(2, 6);

    private final int source;
    private final int reason;

    AbortReason(int source, int reason) {
        this.source = source;
        this.reason = reason;
    }

    int source() {
        return source;
    }

    int reason() {
        return reason;
    }

    /** What a received source and reason stand for; {@link #NOT_SPECIFIED} for values without a meaning. */
    static AbortReason of(int source, int reason) {
        if (source == 0) {
            return SERVICE_USER;
        }
        return Arrays.stream(values())
                .filter(a -> a.source == source && a.reason == reason)
                .findFirst()
                .orElse(NOT_SPECIFIED);
    }
}
