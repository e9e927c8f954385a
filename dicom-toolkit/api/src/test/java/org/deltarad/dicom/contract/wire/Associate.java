package org.deltarad.dicom.contract.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A-ASSOCIATE-RQ and A-ASSOCIATE-AC (PS3.8 9.3.2, 9.3.3).
 *
 * @param version            protocol version
 * @param applicationContext its name
 * @param maxLength          announced: of the variable field of P-DATA-TF, bytes, 0 for no limit
 * @param roles              role selections (PS3.7 D.3.3.4)
 */
public record Associate(
        int version,
        String called,
        String calling,
        String applicationContext,
        List<Context> contexts,
        long maxLength,
        List<Role> roles) {
    private static final String DICOM = "1.2.840.10008.3.1.1.1";
    private static final int FIXED = 68;

    /**
     * A presentation context, proposed or answered.
     *
     * @param result         0 accepted, 3 abstract syntax, 4 transfer syntaxes not supported; of a proposal 0
     * @param abstractSyntax of a proposal; empty in an answer
     */
    public record Context(int id, int result, String abstractSyntax, List<String> transferSyntaxes) {
        public Context(int id, String abstractSyntax, String... transferSyntaxes) {
            this(id, 0, abstractSyntax, List.of(transferSyntaxes));
        }

        /** The answer that accepts it. */
        public Context accepted(String transferSyntax) {
            return new Context(id, 0, "", List.of(transferSyntax));
        }

        /** The answer that refuses it. */
        public Context refused(int why) {
            return new Context(id, why, "", List.of(transferSyntaxes.get(0)));
        }
    }

    /** SCP/SCU role selection. */
    public record Role(String sopClass, boolean scu, boolean scp) {}

    public Associate(String called, String calling, Context... contexts) {
        this(1, called, calling, DICOM, List.of(contexts), 16384, List.of());
    }

    public Associate withMaxLength(long other) {
        return new Associate(version, called, calling, applicationContext, contexts, other, roles);
    }

    public Associate withVersion(int other) {
        return new Associate(other, called, calling, applicationContext, contexts, maxLength, roles);
    }

    public Associate withApplicationContext(String other) {
        return new Associate(version, called, calling, other, contexts, maxLength, roles);
    }

    public Associate withContexts(List<Context> other) {
        return new Associate(version, called, calling, applicationContext, other, maxLength, roles);
    }

    public Associate withRoles(Role... other) {
        return new Associate(version, called, calling, applicationContext, contexts, maxLength, List.of(other));
    }

    /** The context of that number. */
    public Optional<Context> context(int id) {
        return contexts.stream().filter(c -> c.id() == id).findFirst();
    }

    public byte[] request() {
        return encode(Pdu.ASSOCIATE_RQ);
    }

    public byte[] accept() {
        return encode(Pdu.ASSOCIATE_AC);
    }

    private byte[] encode(int type) {
        Bytes out = new Bytes().u16(version).u16(0).aet(called).aet(calling).raw(new byte[32]);
        out.item(0x10, ascii(applicationContext));
        for (Context c : contexts) {
            Bytes context = new Bytes().u8(c.id(), 0, c.result(), 0);
            if (type == Pdu.ASSOCIATE_RQ) {
                context.item(0x30, ascii(c.abstractSyntax()));
            }
            c.transferSyntaxes().forEach(syntax -> context.item(0x40, ascii(syntax)));
            out.item(type == Pdu.ASSOCIATE_RQ ? 0x20 : 0x21, context.bytes());
        }
        Bytes user = new Bytes().item(0x51, new Bytes().u32(maxLength).bytes()).item(0x52, ascii("1.2.3.4"));
        for (Role role : roles) {
            user.item(
                    0x54,
                    new Bytes()
                            .u16(role.sopClass().length())
                            .ascii(role.sopClass())
                            .u8(role.scu() ? 1 : 0, role.scp() ? 1 : 0)
                            .bytes());
        }
        return out.item(0x50, user.bytes()).pdu(type);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads either PDU. */
    public static Associate decode(Pdu pdu) {
        if (pdu.type() != Pdu.ASSOCIATE_RQ && pdu.type() != Pdu.ASSOCIATE_AC) {
            throw new AssertionError("expected an A-ASSOCIATE PDU, got " + pdu);
        }
        ByteBuffer b = ByteBuffer.wrap(pdu.body());
        int version = b.getShort(0);
        String called = text(b.slice(4, 16)).strip();
        String calling = text(b.slice(20, 16)).strip();
        String applicationContext = "";
        List<Context> contexts = new ArrayList<>();
        List<Role> roles = new ArrayList<>();
        long maxLength = -1;
        for (Item item : items(b.slice(FIXED, b.capacity() - FIXED))) {
            switch (item.type()) {
                case 0x10 -> applicationContext = text(item.content());
                case 0x20, 0x21 -> contexts.add(context(item.content()));
                case 0x50 -> {
                    for (Item sub : items(item.content())) {
                        if (sub.type() == 0x51) {
                            maxLength = Integer.toUnsignedLong(sub.content().getInt(0));
                        } else if (sub.type() == 0x54) {
                            roles.add(role(sub.content()));
                        }
                    }
                }
                default -> throw new AssertionError("item of type " + item.type());
            }
        }
        return new Associate(version, called, calling, applicationContext, contexts, maxLength, roles);
    }

    private static Context context(ByteBuffer content) {
        String abstractSyntax = "";
        List<String> transferSyntaxes = new ArrayList<>();
        for (Item item : items(content.slice(4, content.capacity() - 4))) {
            if (item.type() == 0x30) {
                abstractSyntax = text(item.content());
            } else {
                transferSyntaxes.add(text(item.content()));
            }
        }
        return new Context(content.get(0) & 0xff, content.get(2), abstractSyntax, transferSyntaxes);
    }

    private static Role role(ByteBuffer content) {
        int length = content.getShort(0);
        return new Role(text(content.slice(2, length)), content.get(2 + length) == 1, content.get(3 + length) == 1);
    }

    private record Item(int type, ByteBuffer content) {}

    private static List<Item> items(ByteBuffer b) {
        List<Item> items = new ArrayList<>();
        for (int at = 0; at < b.capacity(); ) {
            int length = b.getShort(at + 2) & 0xffff;
            items.add(new Item(b.get(at), b.slice(at + 4, length)));
            at += 4 + length;
        }
        return items;
    }

    private static String text(ByteBuffer b) {
        return StandardCharsets.US_ASCII.decode(b.duplicate()).toString();
    }
}
