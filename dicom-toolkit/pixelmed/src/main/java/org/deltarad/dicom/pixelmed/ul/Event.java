package org.deltarad.dicom.pixelmed.ul;

/** Events of the upper layer, numbered and named as the rows of PS3.8 table 9-10. */
enum Event {
    EVT_1("A-ASSOCIATE request"),
    EVT_2("transport connection confirmed"),
    EVT_3("A-ASSOCIATE-AC PDU"),
    EVT_4("A-ASSOCIATE-RJ PDU"),
    EVT_5("transport connection indicated"),
    EVT_6("A-ASSOCIATE-RQ PDU"),
    EVT_7("A-ASSOCIATE response (accept)"),
    EVT_8("A-ASSOCIATE response (reject)"),
    EVT_9("P-DATA request"),
    EVT_10("P-DATA-TF PDU"),
    EVT_11("A-RELEASE request"),
    EVT_12("A-RELEASE-RQ PDU"),
    EVT_13("A-RELEASE-RP PDU"),
    EVT_14("A-RELEASE response"),
    EVT_15("A-ABORT request"),
    EVT_16("A-ABORT PDU"),
    EVT_17("transport connection closed"),
    EVT_18("ARTIM timer expired"),
    EVT_19("unrecognized or invalid PDU");

    private final String meaning;

    Event(String meaning) {
        this.meaning = meaning;
    }

    /** The event that a valid PDU is. */
    static Event received(Pdu pdu) {
        return switch (pdu.type()) {
            case Pdu.A_ASSOCIATE_RQ -> EVT_6;
            case Pdu.A_ASSOCIATE_AC -> EVT_3;
            case Pdu.A_ASSOCIATE_RJ -> EVT_4;
            case Pdu.P_DATA_TF -> EVT_10;
            case Pdu.A_RELEASE_RQ -> EVT_12;
            case Pdu.A_RELEASE_RP -> EVT_13;
            case Pdu.A_ABORT -> EVT_16;
            default -> EVT_19;
        };
    }

    @Override
    public String toString() {
        return meaning;
    }
}
