package org.deltarad.dicom.contract.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/** A command set: implicit VR little endian (PS3.7 6.3.1). */
public final class Command {
    public static final int C_STORE_RQ = 0x0001;
    public static final int C_FIND_RQ = 0x0020;
    public static final int C_ECHO_RQ = 0x0030;

    private static final int RESPONSE = 0x8000;
    private static final int NO_DATASET = 0x0101;

    private static final int AFFECTED_SOP_CLASS = 0x0002;
    private static final int FIELD = 0x0100;
    private static final int MESSAGE_ID = 0x0110;
    private static final int RESPONDED_TO = 0x0120;
    private static final int PRIORITY = 0x0700;
    private static final int DATASET_TYPE = 0x0800;
    private static final int STATUS = 0x0900;
    private static final int ERROR_COMMENT = 0x0902;
    private static final int AFFECTED_SOP_INSTANCE = 0x1000;
    private static final int REQUESTED_SOP_CLASS = 0x0003;
    private static final int REQUESTED_SOP_INSTANCE = 0x1001;
    private static final int ACTION_TYPE = 0x1008;

    private final TreeMap<Integer, byte[]> elements = new TreeMap<>();

    /** A C-STORE-RQ. */
    public static Command store(int messageId, String sopClass, String sopInstance) {
        return request(C_STORE_RQ, messageId, sopClass)
                .us(DATASET_TYPE, 1)
                .us(PRIORITY, 0)
                .text(AFFECTED_SOP_INSTANCE, sopInstance);
    }

    /** A request without a data set, such as a C-ECHO-RQ. */
    public static Command request(int field, int messageId, String sopClass) {
        return new Command()
                .text(AFFECTED_SOP_CLASS, sopClass)
                .us(FIELD, field)
                .us(MESSAGE_ID, messageId)
                .us(DATASET_TYPE, NO_DATASET);
    }

    /** The response to this request, without a data set. */
    public Command answered(int status, String comment) {
        Command response = new Command()
                .us(FIELD, field() | RESPONSE)
                .us(RESPONDED_TO, messageId())
                .us(DATASET_TYPE, NO_DATASET)
                .us(STATUS, status);
        echo(AFFECTED_SOP_CLASS, AFFECTED_SOP_CLASS, response);
        echo(AFFECTED_SOP_INSTANCE, AFFECTED_SOP_INSTANCE, response);
        echo(REQUESTED_SOP_CLASS, AFFECTED_SOP_CLASS, response);
        echo(REQUESTED_SOP_INSTANCE, AFFECTED_SOP_INSTANCE, response);
        echo(ACTION_TYPE, ACTION_TYPE, response);
        return comment.isEmpty() ? response : response.text(ERROR_COMMENT, comment);
    }

    private void echo(int element, int as, Command response) {
        if (elements.containsKey(element)) {
            response.elements.put(as, elements.get(element));
        }
    }

    /** Sets an element of group 0000 to a number of 16 bits. */
    public Command us(int element, int value) {
        elements.put(element, new byte[] {(byte) value, (byte) (value >> 8)});
        return this;
    }

    /** Sets an element of group 0000 to text. */
    public Command text(int element, String value) {
        String pad = element == ERROR_COMMENT ? " " : "\0";
        elements.put(element, (value.length() % 2 == 0 ? value : value + pad).getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** Removes an element of group 0000. */
    public Command without(int element) {
        elements.remove(element);
        return this;
    }

    public int field() {
        return number(FIELD);
    }

    public int messageId() {
        return number(MESSAGE_ID);
    }

    public int respondedTo() {
        return number(RESPONDED_TO);
    }

    public int status() {
        return number(STATUS);
    }

    public boolean hasDataset() {
        return number(DATASET_TYPE) != NO_DATASET;
    }

    /** Error Comment, empty when there is none. */
    public String comment() {
        return string(ERROR_COMMENT);
    }

    public String sopClass() {
        return string(AFFECTED_SOP_CLASS);
    }

    public String sopInstance() {
        return string(AFFECTED_SOP_INSTANCE);
    }

    private String string(int element) {
        byte[] value = elements.getOrDefault(element, new byte[0]);
        return new String(value, StandardCharsets.ISO_8859_1).replace("\0", "").stripTrailing();
    }

    private int number(int element) {
        byte[] value = elements.get(element);
        if (value == null) {
            throw new AssertionError(String.format("the command has no (0000,%04x): %s", element, elements.keySet()));
        }
        return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getShort() & 0xffff;
    }

    /** Its bytes, Command Group Length first. */
    public byte[] encoded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        elements.forEach((element, value) -> out.writeBytes(element(element, value)));
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(out.size())
                .array();
        byte[] first = element(0, length);
        return ByteBuffer.allocate(first.length + out.size())
                .put(first)
                .put(out.toByteArray())
                .array();
    }

    private static byte[] element(int element, byte[] value) {
        return ByteBuffer.allocate(8 + value.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) element)
                .putInt(value.length)
                .put(value)
                .array();
    }

    static Command decode(byte[] bytes) {
        Command command = new Command();
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (b.hasRemaining()) {
            int group = b.getShort();
            int element = b.getShort() & 0xffff;
            byte[] value = new byte[b.getInt()];
            b.get(value);
            if (group != 0) {
                throw new AssertionError("a command set has group 0000 only, not " + group);
            }
            command.elements.put(element, value);
        }
        return command;
    }
}
