package org.deltarad.dicom.dcm4che.codec;

import org.deltarad.dicom.VR;

/** Our VRs and dcm4che's, which have the same names. */
final class Vrs {
    private Vrs() {}

    static VR of(org.dcm4che3.data.VR vr) {
        return VR.valueOf(vr.name());
    }

    static org.dcm4che3.data.VR of(VR vr) {
        return org.dcm4che3.data.VR.valueOf(vr.name());
    }

    /** Whether two characters of an explicit VR header name one. */
    static boolean isKnown(char first, char second) {
        return org.dcm4che3.data.VR.valueOf(first << 8 | second) != null;
    }

    /** Bytes of one value of a number VR, otherwise 1. */
    static int width(org.dcm4che3.data.VR vr) {
        return switch (vr) {
            case SS, US -> 2;
            case AT, FL, SL, UL -> 4;
            case FD, SV, UV -> 8;
            default -> 1;
        };
    }
}
