package org.deltarad.dicom.pixelmed.ul;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.deltarad.dicom.FileMetaInformation;

/** Bytes of PDUs (PS3.8 9.3). */
final class PduEncoder {
    static final String APPLICATION_CONTEXT = "1.2.840.10008.3.1.1.1";

    private PduEncoder() {}

    static byte[] encode(Pdu pdu) {
        if (pdu instanceof Pdu.AssociateRq rq) {
            return request(rq);
        }
        if (pdu instanceof Pdu.AssociateAc ac) {
            return acceptance(ac);
        }
        if (pdu instanceof Pdu.AssociateRj rj) {
            return four(Pdu.A_ASSOCIATE_RJ, 0, rj.result(), rj.source(), rj.reason());
        }
        if (pdu instanceof Pdu.Abort abort) {
            return four(
                    Pdu.A_ABORT, 0, 0, abort.reason().source(), abort.reason().reason());
        }
        if (pdu instanceof Pdu.DataTf data) {
            return head(Pdu.P_DATA_TF, (int) data.length());
        }
        return four(pdu instanceof Pdu.ReleaseRq ? Pdu.A_RELEASE_RQ : Pdu.A_RELEASE_RP, 0, 0, 0, 0);
    }

    private static byte[] head(int type, int length) {
        return ByteBuffer.allocate(6)
                .put((byte) type)
                .put((byte) 0)
                .putInt(length)
                .array();
    }

    private static byte[] four(int type, int a, int b, int c, int d) {
        ByteBuffer pdu = ByteBuffer.allocate(10).put(head(type, 4));
        return pdu.put((byte) a).put((byte) b).put((byte) c).put((byte) d).array();
    }

    private static byte[] request(Pdu.AssociateRq rq) {
        ByteArrayOutputStream body = fixedPart(rq.calledAet(), rq.callingAet());
        for (Pdu.Proposed context : rq.contexts()) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            value.writeBytes(new byte[] {(byte) context.id(), 0, 0, 0});
            value.writeBytes(item(0x30, ascii(context.abstractSyntax())));
            context.transferSyntaxes().forEach(ts -> value.writeBytes(item(0x40, ascii(ts))));
            body.writeBytes(item(0x20, value.toByteArray()));
        }
        return finished(Pdu.A_ASSOCIATE_RQ, body, rq.roles(), rq.maxLength());
    }

    private static byte[] acceptance(Pdu.AssociateAc ac) {
        ByteArrayOutputStream body = fixedPart(ac.calledAet(), ac.callingAet());
        for (Pdu.Result context : ac.contexts()) {
            ByteArrayOutputStream value = new ByteArrayOutputStream();
            value.writeBytes(new byte[] {(byte) context.id(), 0, (byte) context.result(), 0});
            value.writeBytes(item(0x40, ascii(context.transferSyntax())));
            body.writeBytes(item(0x21, value.toByteArray()));
        }
        return finished(Pdu.A_ASSOCIATE_AC, body, ac.roles(), ac.maxLength());
    }

    private static ByteArrayOutputStream fixedPart(String calledAet, String callingAet) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(new byte[] {0, 1, 0, 0});
        body.writeBytes(ascii(String.format("%-16s%-16s", calledAet, callingAet)));
        body.writeBytes(new byte[32]);
        body.writeBytes(item(0x10, ascii(APPLICATION_CONTEXT)));
        return body;
    }

    private static byte[] finished(int type, ByteArrayOutputStream body, List<Pdu.Role> roles, long maxLength) {
        ByteArrayOutputStream user = new ByteArrayOutputStream();
        user.writeBytes(
                item(0x51, ByteBuffer.allocate(4).putInt((int) maxLength).array()));
        user.writeBytes(item(0x52, ascii(FileMetaInformation.IMPLEMENTATION_CLASS_UID)));
        roles.forEach(role -> user.writeBytes(item(0x54, role(role)))); // PS3.7 D.3.3.4
        user.writeBytes(item(0x55, ascii(FileMetaInformation.IMPLEMENTATION_VERSION_NAME)));
        body.writeBytes(item(0x50, user.toByteArray()));
        ByteArrayOutputStream pdu = new ByteArrayOutputStream();
        pdu.writeBytes(head(type, body.size()));
        pdu.writeBytes(body.toByteArray());
        return pdu.toByteArray();
    }

    private static byte[] role(Pdu.Role role) {
        byte[] uid = ascii(role.sopClass());
        return ByteBuffer.allocate(4 + uid.length)
                .putShort((short) uid.length)
                .put(uid)
                .put((byte) (role.scu() ? 1 : 0))
                .put((byte) (role.scp() ? 1 : 0))
                .array();
    }

    private static byte[] item(int type, byte[] value) {
        return ByteBuffer.allocate(4 + value.length)
                .put((byte) type)
                .put((byte) 0)
                .putShort((short) value.length)
                .put(value)
                .array();
    }

    private static byte[] ascii(String s) {
        return s.getBytes(StandardCharsets.ISO_8859_1);
    }
}
