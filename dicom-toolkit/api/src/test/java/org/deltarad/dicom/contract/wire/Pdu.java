package org.deltarad.dicom.contract.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A PDU as it came (PS3.8 9.3.1).
 *
 * @param type 1 A-ASSOCIATE-RQ, 2 AC, 3 RJ, 4 P-DATA-TF, 5 A-RELEASE-RQ, 6 RP, 7 A-ABORT
 * @param body the variable field, without type and length
 */
public record Pdu(int type, byte[] body) {
    public static final int ASSOCIATE_RQ = 1;
    public static final int ASSOCIATE_AC = 2;
    public static final int ASSOCIATE_RJ = 3;
    public static final int P_DATA = 4;
    public static final int RELEASE_RQ = 5;
    public static final int RELEASE_RP = 6;
    public static final int ABORT = 7;

    /**
     * A presentation data value.
     *
     * @param context its presentation context
     * @param command whether it is of the command set, else of the data set
     * @param last    whether it is the last of its set
     */
    public record Pdv(int context, boolean command, boolean last, byte[] data) {
        byte[] encode() {
            return new Bytes()
                    .u32(data.length + 2L)
                    .u8(context, (command ? 1 : 0) | (last ? 2 : 0))
                    .raw(data)
                    .bytes();
        }
    }

    /** P-DATA-TF. */
    public static byte[] data(Pdv... pdvs) {
        Bytes out = new Bytes();
        for (Pdv pdv : pdvs) {
            out.raw(pdv.encode());
        }
        return out.pdu(P_DATA);
    }

    /** A-RELEASE-RQ. */
    public static byte[] releaseRq() {
        return new Bytes().u32(0).pdu(RELEASE_RQ);
    }

    /** A-RELEASE-RP. */
    public static byte[] releaseRp() {
        return new Bytes().u32(0).pdu(RELEASE_RP);
    }

    /** A-ABORT. */
    public static byte[] abort() {
        return new Bytes().u32(0).pdu(ABORT);
    }

    /** A-ASSOCIATE-RJ. */
    public static byte[] reject(int result, int source, int reason) {
        return new Bytes().u8(0, result, source, reason).pdu(ASSOCIATE_RJ);
    }

    /** What a P-DATA-TF carries. */
    public List<Pdv> pdvs() {
        List<Pdv> pdvs = new ArrayList<>();
        ByteBuffer b = ByteBuffer.wrap(body);
        while (b.hasRemaining()) {
            byte[] data = new byte[b.getInt() - 2];
            int context = b.get();
            int header = b.get();
            b.get(data);
            pdvs.add(new Pdv(context & 0xff, (header & 1) != 0, (header & 2) != 0, data));
        }
        return pdvs;
    }

    /** Result, source and reason of an A-ASSOCIATE-RJ. */
    public List<Integer> rejection() {
        if (type != ASSOCIATE_RJ) {
            throw new AssertionError("no A-ASSOCIATE-RJ but a PDU of type " + type);
        }
        return List.of((int) body[1], (int) body[2], (int) body[3]);
    }

    @Override
    public String toString() {
        return "Pdu[type " + type + ", " + Arrays.toString(Arrays.copyOf(body, Math.min(body.length, 32))) + "]";
    }
}
