package org.deltarad.dicom.pixelmed.ul;

import java.nio.ByteBuffer;

/** Presentation data values out of P-DATA-TF PDUs (PS3.8 9.3.5, annex E); nothing is held but the current header. */
final class PdvInput {
    private final Transport transport;
    private final PduReader pdus;
    private long pduLeft;
    private long pdvLeft;
    private int contextId;
    private boolean command;
    private boolean last;

    PdvInput(Transport transport) {
        this.transport = transport;
        this.pdus = new PduReader(transport);
    }

    /** Whether a PDU other than P-DATA-TF may come now. */
    boolean betweenPdus() {
        return pduLeft == 0;
    }

    Pdu readPdu() throws UlException {
        return pdus.read();
    }

    /** Goes on with the values of this PDU. */
    void enter(Pdu.DataTf data) {
        pduLeft = data.length();
    }

    /** Goes to the next value, through as many P-DATA-TF as it takes. */
    void next() throws UlException {
        while (pduLeft == 0) {
            Pdu pdu = pdus.read();
            if (pdu instanceof Pdu.DataTf data) {
                enter(data);
            } else if (pdu instanceof Pdu.Abort abort) {
                throw aborted(abort);
            } else {
                throw UlException.violation(
                        AbortReason.UNEXPECTED_PDU,
                        "sent " + pdu.getClass().getSimpleName() + " in the middle of a message");
            }
        }
        if (pduLeft < 6) {
            throw UlException.violation(AbortReason.INVALID_PARAMETER, "sent a P-DATA-TF without room for a value");
        }
        ByteBuffer head = ByteBuffer.wrap(transport.read(6));
        long length = Integer.toUnsignedLong(head.getInt());
        if (length < 2 || length > pduLeft - 4) {
            throw UlException.violation(
                    AbortReason.INVALID_PARAMETER,
                    "sent a value of " + length + " bytes in a P-DATA-TF with " + (pduLeft - 4) + " left");
        }
        contextId = head.get() & 0xff;
        int control = head.get();
        command = (control & 1) != 0;
        last = (control & 2) != 0;
        pdvLeft = length - 2;
        pduLeft -= 6;
    }

    static UlException aborted(Pdu.Abort abort) {
        return UlException.of(UlException.Kind.ABORTED, "aborted the association (" + abort.reason() + ")");
    }

    /** Bytes of the current value, 0 at its end. */
    int read(byte[] into, int offset, int count) throws UlException {
        int wanted = (int) Math.min(count, pdvLeft);
        if (wanted == 0) {
            return 0;
        }
        int n = transport.readSome(into, offset, wanted);
        pdvLeft -= n;
        pduLeft -= n;
        return n;
    }

    int contextId() {
        return contextId;
    }

    boolean isCommand() {
        return command;
    }

    boolean isLast() {
        return last;
    }
}
