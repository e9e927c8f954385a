package org.deltarad.dicom.dcm4che.net;

import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.net.Commands;
import org.dcm4che3.net.Dimse;
import org.deltarad.dicom.net.StorageScp.Status;

/** Command sets of responses, and what is in them (PS3.7 9.3, 10.3, annex C and E). */
final class Responses {
    static final int PROCESSING_FAILURE = 0x0110;
    static final int NO_SUCH_INSTANCE = 0x0112;
    static final int NO_SUCH_EVENT_TYPE = 0x0113;
    static final int INVALID_ARGUMENT = 0x0115;
    static final int INVALID_SOP_INSTANCE = 0x0117;
    static final int NO_SUCH_SOP_CLASS = 0x0118;
    static final int SOP_CLASS_NOT_SUPPORTED = 0x0122;
    static final int NO_SUCH_ACTION = 0x0123;
    static final int UNRECOGNIZED_OPERATION = 0x0211;

    private static final int MAX_COMMENT = 64;

    private Responses() {}

    static Attributes response(Attributes request, Dimse dimse, Status status) {
        Attributes response = Commands.mkRSP(request, status.code(), dimse);
        put(status, response);
        return response;
    }

    /** Sets Status and Error Comment, as much of it as LO in ASCII can hold. */
    static void put(Status status, Attributes response) {
        response.setInt(Tag.Status, VR.US, status.code());
        String sent = status.comment().replaceAll("[^ -\\[\\]-~]", "?");
        if (!sent.isBlank()) {
            response.setString(Tag.ErrorComment, VR.LO, sent.substring(0, Math.min(MAX_COMMENT, sent.length())));
        }
    }

    /** Status, processing failure when there is none. */
    static Status status(Attributes response) {
        String comment = response.getString(Tag.ErrorComment);
        return new Status(response.getInt(Tag.Status, PROCESSING_FAILURE), comment == null ? "" : comment);
    }
}
