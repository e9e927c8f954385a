package org.deltarad.dicom.dcm4che.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.dcm4che.codec.Dcm4cheCodec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What dcm4che must not get to read, because it allocates what is claimed and descends as deep as it is led. */
class MessageCheckTest {
    private static final int COMMAND_LAST = 3;
    private static final int DATA = 0;
    private static final int DATA_LAST = 2;

    private static final int C_STORE_RQ = 0x0001;
    private static final int C_FIND_RSP = 0x8020;
    private static final int WITH_DATA = 0x0001;
    private static final int WITHOUT_DATA = 0x0101;

    private MessageCheck check;

    @BeforeEach
    void acceptContext1() {
        check = new MessageCheck(true, new Dcm4cheCodec());
        byte[] syntax = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer ac = ByteBuffer.allocate(74 + 8 + 4 + syntax.length);
        ac.position(74);
        ac.put((byte) 0x21).put((byte) 0).putShort((short) (8 + syntax.length));
        ac.putInt(0x01000000); // context 1, accepted
        ac.put((byte) 0x40).put((byte) 0).putShort((short) syntax.length).put(syntax);
        check.accepted(ac.array(), ac.capacity());
    }

    private void send(int control, byte[] fragment) throws AssociationEnd {
        ByteBuffer pdu = ByteBuffer.allocate(12 + fragment.length);
        pdu.put((byte) 4).put((byte) 0).putInt(6 + fragment.length);
        pdu.putInt(2 + fragment.length).put((byte) 1).put((byte) control).put(fragment);
        check.data(pdu.array(), 0, pdu.capacity());
    }

    private static byte[] element(int tag, long length, byte... value) {
        return ByteBuffer.allocate(8 + value.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) (tag >>> 16))
                .putShort((short) tag)
                .putInt((int) length)
                .put(value)
                .array();
    }

    private static byte[] us(int tag, int value) {
        return element(tag, 2, (byte) value, (byte) (value >> 8));
    }

    private static byte[] command(int field, int dataSetType, byte[]... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(us(0x00000100, field));
        out.writeBytes(us(0x00000800, dataSetType));
        for (byte[] each : more) {
            out.writeBytes(each);
        }
        return out.toByteArray();
    }

    private void assertUnreadable(byte[] command) {
        acceptContext1();
        assertThatThrownBy(() -> send(COMMAND_LAST, command))
                .isInstanceOf(AssociationEnd.class)
                .hasMessageContaining("command set that cannot be read");
    }

    @Test
    void aCommandThatClaimsMoreThanItHolds() {
        assertUnreadable(command(C_STORE_RQ, WITH_DATA, element(0x00001000, 0x7fffffffL)));
        assertUnreadable(command(C_STORE_RQ, WITH_DATA, element(0x00001000, 0xffffffffL)));
    }

    @Test
    void aCommandWithASequence() {
        assertUnreadable(command(C_STORE_RQ, WITH_DATA, element(0x00081115, 8, element(0xfffee000, 0))));
        assertUnreadable(command(C_STORE_RQ, WITH_DATA, element(0x00111015, 0)));
    }

    @Test
    void aCommandThatIsNone() {
        assertUnreadable(command(0x4242, WITHOUT_DATA));
        assertUnreadable(us(0x00000100, C_STORE_RQ));
    }

    @Test
    void whatOrthancAddsToTheResponseOfACGetPasses() throws Exception {
        byte[] failed = "2.25.123".getBytes(StandardCharsets.US_ASCII);
        send(COMMAND_LAST, command(0x8010, WITHOUT_DATA, element(0x00080058, failed.length, failed)));
        assertThat(check.isUnderWay()).isFalse();
    }

    @Test
    void anIdentifierIsHeldBackUntilItIsWholeAndNestsNoDeeperThanAllowed() throws Exception {
        send(COMMAND_LAST, command(C_FIND_RSP, WITH_DATA));
        assertThat(check.holdsBack()).isTrue();
        ByteArrayOutputStream deep = new ByteArrayOutputStream();
        for (int i = 0; i < 10_000; i++) {
            deep.writeBytes(element(0x0040a730, 0xffffffffL));
            deep.writeBytes(element(0xfffee000, 0xffffffffL));
        }
        send(DATA, deep.toByteArray());
        assertThat(check.holdsBack()).isTrue();

        assertThatThrownBy(() -> send(DATA_LAST, new byte[0])).hasMessageContaining("deep");
    }

    @Test
    void anIdentifierWithoutEnd() throws Exception {
        send(COMMAND_LAST, command(C_FIND_RSP, WITH_DATA));
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 200; i++) {
                        send(DATA, new byte[16_000]);
                    }
                })
                .hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void theDataSetOfAStoreIsNotHeldBackAndBeginsAtOnce() throws Exception {
        send(COMMAND_LAST, command(C_STORE_RQ, WITH_DATA));
        assertThat(check.holdsBack()).isFalse();
        assertThat(check.requestWithoutData()).contains(1);
        assertThat(check.requestWithoutData()).isEmpty();
        send(DATA_LAST, new byte[10]);
        assertThat(check.isUnderWay()).isFalse();
    }
}
