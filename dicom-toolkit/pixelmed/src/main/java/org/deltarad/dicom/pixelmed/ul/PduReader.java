package org.deltarad.dicom.pixelmed.ul;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Reads PDUs (PS3.8 9.3); no length is believed before it is known to be small. */
final class PduReader {
    private static final int MAX_ASSOCIATE = 1 << 18;
    private static final int FIXED_PART = 68;

    private static final int APPLICATION_CONTEXT = 0x10;
    private static final int PROPOSED_CONTEXT = 0x20;
    private static final int CONTEXT_RESULT = 0x21;
    private static final int ABSTRACT_SYNTAX = 0x30;
    private static final int TRANSFER_SYNTAX = 0x40;
    private static final int USER_INFORMATION = 0x50;
    private static final int MAXIMUM_LENGTH = 0x51;
    private static final int ROLE_SELECTION = 0x54;

    private static final int SHORTEST_DATA = 6; // a presentation data value without data

    private final Transport transport;
    private final int maxData;
    private final byte[] head = new byte[6];
    private long dataLeft;

    /** @param maxData longest variable field of a P-DATA-TF that is taken, bytes */
    PduReader(Transport transport, int maxData) {
        this.transport = transport;
        this.maxData = maxData;
    }

    /**
     * The next PDU; of P-DATA-TF its head only, what was not read of the one before is skipped.
     *
     * @param patience for its first byte
     */
    Pdu read(Duration patience) throws UlException {
        while (dataLeft > 0) {
            dataLeft -= timed(() -> transport.skipSome(dataLeft));
        }
        transport.waitAtMost(patience);
        transport.awaitInput();
        transport.waitAtMost(transport.timeouts().pdu());
        return timed(this::parsed);
    }

    private interface Reading<T> {
        T run() throws UlException;
    }

    /** Within a PDU, silence means that it is not finished in time. */
    private <T> T timed(Reading<T> reading) throws UlException {
        try {
            return reading.run();
        } catch (UlException e) {
            if (e.kind() == UlException.Kind.SILENT && !transport.isArtimExpired()) {
                throw UlException.timedOut("did not finish a PDU within "
                        + Transport.seconds(transport.timeouts().pdu()));
            }
            throw e;
        }
    }

    /** Bytes of the P-DATA-TF under way that have not been read. */
    long dataLeft() {
        return dataLeft;
    }

    /** At least one byte of the P-DATA-TF under way. */
    int readData(byte[] into, int offset, int count) throws UlException {
        int n = timed(() -> transport.readSome(into, offset, (int) Math.min(count, dataLeft)));
        dataLeft -= n;
        return n;
    }

    /** Hands on at least one byte of the P-DATA-TF under way. */
    int transferData(OutputStream to, long most) throws IOException {
        timed(() -> {
            transport.awaitInput();
            return null;
        });
        int n = transport.transferSome(to, Math.min(most, dataLeft));
        dataLeft -= n;
        return n;
    }

    private Pdu parsed() throws UlException {
        transport.readFully(head);
        int type = head[0] & 0xff;
        long length = Integer.toUnsignedLong(ByteBuffer.wrap(head).getInt(2));
        return switch (type) {
            case Pdu.A_ASSOCIATE_RQ -> request(body(length, FIXED_PART, MAX_ASSOCIATE));
            case Pdu.A_ASSOCIATE_AC -> acceptance(body(length, FIXED_PART, MAX_ASSOCIATE));
            case Pdu.A_ASSOCIATE_RJ -> {
                ByteBuffer b = body(length, 4, 4);
                yield new Pdu.AssociateRj(b.get(1), b.get(2), b.get(3));
            }
            case Pdu.P_DATA_TF -> {
                require(length, SHORTEST_DATA, maxData);
                dataLeft = length;
                yield new Pdu.DataTf(length);
            }
            case Pdu.A_RELEASE_RQ -> {
                body(length, 4, 4);
                yield new Pdu.ReleaseRq();
            }
            case Pdu.A_RELEASE_RP -> {
                body(length, 4, 4);
                yield new Pdu.ReleaseRp();
            }
            case Pdu.A_ABORT -> {
                ByteBuffer b = body(length, 4, 4);
                yield new Pdu.Abort(AbortReason.of(b.get(2), b.get(3)));
            }
            default ->
                throw UlException.violation(
                        AbortReason.UNRECOGNIZED_PDU,
                        "sent bytes that are no DICOM ("
                                + HexFormat.ofDelimiter(" ").formatHex(head) + ")" + hint(head));
        };
    }

    private static String hint(byte[] head) {
        if (head[0] == 0x16 && head[1] == 3) {
            return "; it speaks TLS, this port does not";
        }
        String s = new String(head, StandardCharsets.ISO_8859_1);
        return s.startsWith("GET ") || s.startsWith("POST ") || s.startsWith("HEAD ")
                ? "; it speaks HTTP, this port speaks DICOM"
                : "";
    }

    private ByteBuffer body(long length, int least, int most) throws UlException {
        require(length, least, most);
        byte[] body = new byte[(int) length];
        transport.readFully(body);
        return ByteBuffer.wrap(body);
    }

    private static void require(long length, int least, int most) throws UlException {
        if (length < least || length > most) {
            throw UlException.violation(
                    AbortReason.INVALID_PARAMETER,
                    "sent a PDU of " + length + " bytes where " + least + (least == most ? "" : " to " + most)
                            + " are due");
        }
    }

    private static Pdu request(ByteBuffer b) throws UlException {
        String applicationContext = "";
        List<Pdu.Proposed> contexts = new ArrayList<>();
        UserInformation user = UserInformation.NONE;
        b.position(FIXED_PART);
        while (b.hasRemaining()) {
            Item item = item(b);
            switch (item.type()) {
                case APPLICATION_CONTEXT -> applicationContext = item.text();
                case PROPOSED_CONTEXT -> contexts.add(proposed(item.value()));
                case USER_INFORMATION -> user = userInformation(item.value());
                default -> {} // PS3.8 9.3.1: unrecognized items are ignored
            }
        }
        requireIds(contexts);
        return new Pdu.AssociateRq(
                b.getShort(0) & 0xffff,
                aet(b, 4),
                aet(b, 20),
                applicationContext,
                contexts,
                user.roles(),
                user.maxLength());
    }

    /** Presentation-context-IDs are odd, each there once (PS3.8 9.3.2.2). */
    private static void requireIds(List<Pdu.Proposed> contexts) throws UlException {
        Set<Integer> ids = new HashSet<>();
        for (Pdu.Proposed c : contexts) {
            if (c.id() % 2 == 0 || !ids.add(c.id())) {
                throw UlException.violation(
                        AbortReason.INVALID_PARAMETER,
                        "proposed the Presentation-context-ID " + c.id() + (c.id() % 2 == 0 ? "" : " twice"));
            }
        }
    }

    private static Pdu acceptance(ByteBuffer b) throws UlException {
        List<Pdu.Result> contexts = new ArrayList<>();
        UserInformation user = UserInformation.NONE;
        b.position(FIXED_PART);
        while (b.hasRemaining()) {
            Item item = item(b);
            if (item.type() == CONTEXT_RESULT) {
                contexts.add(result(item.value()));
            } else if (item.type() == USER_INFORMATION) {
                user = userInformation(item.value());
            }
        }
        return new Pdu.AssociateAc(aet(b, 4), aet(b, 20), contexts, user.roles(), user.maxLength());
    }

    private static Pdu.Proposed proposed(ByteBuffer b) throws UlException {
        int id = contextHead(b).get(0) & 0xff;
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        while (b.hasRemaining()) {
            Item item = item(b);
            if (item.type() == ABSTRACT_SYNTAX) {
                abstractSyntax = item.text();
            } else if (item.type() == TRANSFER_SYNTAX) {
                transferSyntaxes.add(item.text());
            }
        }
        return new Pdu.Proposed(id, abstractSyntax, transferSyntaxes);
    }

    private static Pdu.Result result(ByteBuffer b) throws UlException {
        ByteBuffer head = contextHead(b);
        String transferSyntax = "";
        while (b.hasRemaining()) {
            Item item = item(b);
            if (item.type() == TRANSFER_SYNTAX) {
                transferSyntax = item.text();
            }
        }
        return new Pdu.Result(head.get(0) & 0xff, head.get(2) & 0xff, transferSyntax);
    }

    private static ByteBuffer contextHead(ByteBuffer b) throws UlException {
        return slice(b, 4);
    }

    private record UserInformation(long maxLength, List<Pdu.Role> roles) {
        static final UserInformation NONE = new UserInformation(0, List.of());
    }

    private static UserInformation userInformation(ByteBuffer b) throws UlException {
        long maxLength = 0;
        List<Pdu.Role> roles = new ArrayList<>();
        while (b.hasRemaining()) {
            Item item = item(b);
            if (item.type() == MAXIMUM_LENGTH) {
                maxLength = Integer.toUnsignedLong(slice(item.value(), 4).getInt(0));
            } else if (item.type() == ROLE_SELECTION) {
                roles.add(role(item.value()));
            }
        }
        return new UserInformation(maxLength, roles);
    }

    private static Pdu.Role role(ByteBuffer b) throws UlException {
        int length = slice(b, 2).getShort(0) & 0xffff;
        String sopClass = text(slice(b, length));
        ByteBuffer roles = slice(b, 2);
        return new Pdu.Role(sopClass, roles.get(0) == 1, roles.get(1) == 1);
    }

    private record Item(int type, ByteBuffer value) {
        String text() {
            return PduReader.text(value);
        }
    }

    private static String text(ByteBuffer value) {
        String s = StandardCharsets.ISO_8859_1.decode(value.duplicate()).toString();
        return s.replace("\0", "").strip();
    }

    private static Item item(ByteBuffer b) throws UlException {
        ByteBuffer head = slice(b, 4);
        return new Item(head.get(0) & 0xff, slice(b, head.getShort(2) & 0xffff));
    }

    private static ByteBuffer slice(ByteBuffer b, int length) throws UlException {
        if (length > b.remaining()) {
            throw UlException.violation(
                    AbortReason.INVALID_PARAMETER, "sent an association PDU with an item longer than the PDU");
        }
        ByteBuffer slice = b.slice(b.position(), length);
        b.position(b.position() + length);
        return slice;
    }

    private static String aet(ByteBuffer b, int at) {
        return StandardCharsets.ISO_8859_1
                .decode(b.slice(at, 16))
                .toString()
                .replace('\0', ' ')
                .strip();
    }
}
