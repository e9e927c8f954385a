package org.deltarad.dicom.dcm4che.net;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.util.TagUtils;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.dcm4che.net.AssociationEnd.Abort;

/**
 * Holds the fragments of messages against PS3.8 9.3.5 and PS3.7 6.3.1 before dcm4che reads them, as it allocates what
 * lengths in them claim: a command set whole, a response's identifier whole, data sets of requests fragment by fragment.
 */
final class MessageCheck {
    private static final int MAX_COMMAND = 1 << 16;
    private static final int MAX_IDENTIFIER = 1 << 20;
    private static final ReadLimits IDENTIFIER_LIMITS = new ReadLimits(64, MAX_IDENTIFIER, MAX_IDENTIFIER);

    private static final int COMMAND = 1;
    private static final int LAST = 2;
    private static final int NO_DATA_SET = 0x0101;
    private static final int RESPONSE = 0x8000;

    private static final int CONTEXT_ITEM = 0x21;
    private static final int TRANSFER_SYNTAX_ITEM = 0x40;
    private static final int ACCEPTANCE_ITEMS = 74;

    private final boolean responsesExpected;
    private final DatasetCodec codec;
    private final Map<Integer, String> contexts = new HashMap<>();
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private boolean commandDue = true;
    private boolean underWay;
    private boolean response;
    private boolean dataBegun;
    private int contextId;

    /**
     * @param responsesExpected whether we send requests
     * @param codec             reads identifiers
     */
    MessageCheck(boolean responsesExpected, DatasetCodec codec) {
        this.responsesExpected = responsesExpected;
        this.codec = codec;
    }

    /** Notes the accepted presentation contexts of an A-ASSOCIATE-AC (PS3.8 9.3.3), header included. */
    void accepted(byte[] pdu, int length) {
        for (int at = ACCEPTANCE_ITEMS; at + 4 <= length; at += 4 + unsigned16(pdu, at + 2)) {
            int end = at + 4 + unsigned16(pdu, at + 2);
            if (pdu[at] == CONTEXT_ITEM && end <= length && end - at >= 12 && pdu[at + 6] == 0) {
                contexts.put(pdu[at + 4] & 0xff, transferSyntax(pdu, at + 8, end));
            }
        }
    }

    private static String transferSyntax(byte[] pdu, int at, int end) {
        int length = Math.min(unsigned16(pdu, at + 2), end - at - 4);
        return pdu[at] == TRANSFER_SYNTAX_ITEM
                ? new String(pdu, at + 4, length, StandardCharsets.ISO_8859_1).trim()
                : "";
    }

    private static int unsigned16(byte[] b, int at) {
        return (b[at] & 0xff) << 8 | (b[at + 1] & 0xff);
    }

    /** Whether a message has begun and not ended. */
    boolean isUnderWay() {
        return underWay;
    }

    /**
     * The context of a request whose data set is due and has not begun with the last PDU, once; dcm4che hands a request on
     * when its data set begins, and we let it begin with an empty fragment, for the handler is to know of the request
     * before a slow peer goes on.
     */
    Optional<Integer> requestWithoutData() {
        boolean waits = underWay && !commandDue && !response && !dataBegun;
        dataBegun = dataBegun || waits;
        return waits ? Optional.of(contextId) : Optional.empty();
    }

    /** Whether what has come of the message must not be read yet. */
    boolean holdsBack() {
        return underWay && (commandDue || response);
    }

    /** Checks the presentation data values of a P-DATA-TF, header included. */
    void data(byte[] pdu, int from, int to) throws AssociationEnd {
        int at = from + 6;
        while (at < to) {
            if (to - at < 6) {
                throw invalid("sent a P-DATA-TF that ends within the header of a value");
            }
            long length = ByteBuffer.wrap(pdu).getInt(at) & 0xffffffffL;
            if (length < 2 || length > to - at - 4) {
                throw invalid("sent a presentation data value that claims " + length + " bytes");
            }
            fragment(pdu, at + 6, (int) length - 2, pdu[at + 4] & 0xff, pdu[at + 5]);
            at += 4 + (int) length;
        }
    }

    private void fragment(byte[] pdu, int at, int length, int context, int control) throws AssociationEnd {
        if (!contexts.containsKey(context)) {
            throw invalid("sent a message in presentation context " + context + ", which was not accepted");
        }
        if ((underWay && context != contextId) || commandDue != ((control & COMMAND) != 0)) {
            throw invalid("sent the fragments of a message out of order");
        }
        contextId = context;
        underWay = true;
        dataBegun = !commandDue;
        if (commandDue || response) {
            collected.write(pdu, at, length);
            if (collected.size() > (commandDue ? MAX_COMMAND : MAX_IDENTIFIER)) {
                throw invalid("sent a " + (commandDue ? "command set" : "response's identifier") + " of more than "
                        + (commandDue ? MAX_COMMAND : MAX_IDENTIFIER) + " bytes");
            }
        }
        if ((control & LAST) != 0) {
            ended();
        }
    }

    private void ended() throws AssociationEnd {
        if (commandDue) {
            command(collected.toByteArray());
        } else {
            if (response) {
                identifier(collected.toByteArray());
            }
            underWay = false;
            response = false;
            commandDue = true;
        }
        collected.reset();
    }

    /**
     * A command set is elements of group 0000 in implicit VR little endian. Of others those pass that dcm4che reads without
     * descending: Orthanc 1.10 has the Failed SOP Instance UID List (0008,0058) of a C-GET response there.
     */
    private void command(byte[] bytes) throws AssociationEnd {
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int field = -1;
        int dataSetType = -1;
        while (b.hasRemaining()) {
            if (b.remaining() < 8) {
                throw unreadable();
            }
            int tag = b.getShort() << 16 | (b.getShort() & 0xffff);
            long length = b.getInt() & 0xffffffffL;
            if (length > b.remaining() || (tag >>> 16 != 0 && !isPlain(tag))) {
                throw unreadable();
            }
            if (tag == Tag.CommandField && length == 2) {
                field = b.getShort(b.position()) & 0xffff;
            } else if (tag == Tag.CommandDataSetType && length == 2) {
                dataSetType = b.getShort(b.position()) & 0xffff;
            }
            b.position(b.position() + (int) length);
        }
        if (dataSetType < 0 || !isKnown(field)) {
            throw unreadable();
        }
        if (isResponse(field) && !responsesExpected) {
            throw invalid("sent a response where no request was");
        }
        boolean data = dataSetType != NO_DATA_SET && field != Dimse.C_CANCEL_RQ.commandField();
        commandDue = !data;
        underWay = data;
        response = data && isResponse(field);
    }

    private static boolean isPlain(int tag) {
        return !TagUtils.isPrivateGroup(tag) && !TagUtils.isItem(tag) && ElementDictionary.vrOf(tag, null) != VR.SQ;
    }

    private static boolean isResponse(int field) {
        return (field & RESPONSE) != 0;
    }

    private static boolean isKnown(int field) {
        for (Dimse dimse : Dimse.values()) {
            if (dimse.commandField() == field) {
                return true;
            }
        }
        return false;
    }

    private void identifier(byte[] bytes) throws AssociationEnd {
        try {
            codec.readDataset(
                    new ByteArrayInputStream(bytes),
                    contexts.get(contextId),
                    DatasetCodec.Extent.WHOLE,
                    IDENTIFIER_LIMITS);
        } catch (DicomException | IOException e) {
            throw invalid("sent an identifier that cannot be read: " + e.getMessage());
        }
    }

    private static AssociationEnd unreadable() {
        return invalid("sent a command set that cannot be read");
    }

    private static AssociationEnd invalid(String sentence) {
        return AssociationEnd.violation(Abort.INVALID_PARAMETER, sentence);
    }
}
