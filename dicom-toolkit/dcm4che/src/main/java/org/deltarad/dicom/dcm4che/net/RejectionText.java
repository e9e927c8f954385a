package org.deltarad.dicom.dcm4che.net;

import org.dcm4che3.net.pdu.AAssociateRJ;

/** The fields of an A-ASSOCIATE-RJ in words (PS3.8 table 9-21). */
final class RejectionText {
    private RejectionText() {}

    static String of(AAssociateRJ rejection) {
        String why =
                switch (rejection.getSource() * 100 + rejection.getReason()) {
                    case 102 -> "application context name not supported";
                    case 103 -> "calling AE title not recognized";
                    case 107 -> "called AE title not recognized";
                    case 202 -> "protocol version not supported";
                    case 301 -> "temporary congestion";
                    case 302 -> "local limit exceeded";
                    default -> "no reason given";
                };
        return (rejection.getResult() == 2 ? "for now: " : "permanently: ") + why;
    }
}
