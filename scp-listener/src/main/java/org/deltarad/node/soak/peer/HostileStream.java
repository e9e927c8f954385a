package org.deltarad.node.soak.peer;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.deltarad.dicom.TransferSyntax;

/** What no storage SCU should send: a valid association with a C-STORE, spoilt in a way and at places that follow from a seed. */
public final class HostileStream {
    private static final int PDU = 4096;

    private final Instance instance;
    private final String calledAet;

    /** @param instance what the unspoilt association would store */
    public HostileStream(Instance instance, String calledAet) {
        this.instance = instance;
        this.calledAet = calledAet;
    }

    private enum Kind {
        BIT_FLIPS,
        RANDOM_BYTES,
        TRUNCATED,
        PDU_LENGTH_HUGE,
        PDU_LENGTH_WRONG,
        PDV_LENGTH_WRONG,
        UNKNOWN_TYPE,
        OUT_OF_ORDER,
        ENDLESS_COMMAND,
        WRONG_CONTEXT,
        ITEM_LENGTH_WRONG,
        NOISE_ONLY
    }

    /** The bytes of one association. */
    public byte[] bytes(long seed) {
        Random random = new Random(seed);
        List<byte[]> pdus = pdus();
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        int n = random.nextInt(pdus.size());
        byte[] pdu = pdus.get(n).clone();
        pdus.set(n, pdu);
        switch (kind) {
            case BIT_FLIPS -> flip(pdu, random, 1 + random.nextInt(20));
            case RANDOM_BYTES -> overwrite(pdu, random);
            case TRUNCATED -> truncate(pdus, n, random.nextInt(pdu.length));
            case PDU_LENGTH_HUGE -> ByteBuffer.wrap(pdu).putInt(2, random.nextBoolean() ? -1 : Integer.MAX_VALUE);
            case PDU_LENGTH_WRONG -> ByteBuffer.wrap(pdu).putInt(2, random.nextInt(2 * pdu.length));
            case PDV_LENGTH_WRONG -> wrongPdvLength(pdus, random);
            case UNKNOWN_TYPE -> pdu[0] = (byte) random.nextInt(256);
            case OUT_OF_ORDER -> Collections.shuffle(pdus, random);
            case ENDLESS_COMMAND -> endlessCommand(pdus);
            case WRONG_CONTEXT -> pdus.get(1)[10] = (byte) random.nextInt(256);
            case ITEM_LENGTH_WRONG -> ByteBuffer.wrap(pdus.get(0)).putShort(76, (short) random.nextInt(1 << 16));
            case NOISE_ONLY -> noise(pdus, random);
            default -> throw new IllegalStateException(kind.name());
        }
        return joined(pdus);
    }

    /** An association in order, for a sender that is only slow. */
    public byte[] valid() {
        return joined(pdus());
    }

    private static byte[] joined(List<byte[]> pdus) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        pdus.forEach(all::writeBytes);
        return all.toByteArray();
    }

    private List<byte[]> pdus() {
        List<byte[]> pdus = new ArrayList<>();
        pdus.add(Wire.associateRequest(
                calledAet, "FUZZ", List.of(instance.sopClassUid()), TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        byte[] command = Wire.storeRequest(1, instance.sopClassUid(), instance.sopInstanceUid());
        pdus.add(Wire.data(1, true, true, command, 0, command.length));
        byte[] data = instance.dataSet();
        for (int at = 0; at < data.length; at += PDU) {
            int to = Math.min(at + PDU, data.length);
            pdus.add(Wire.data(1, false, to == data.length, data, at, to));
        }
        pdus.add(Wire.pdu(Wire.RELEASE_RQ, new byte[4]));
        return pdus;
    }

    private static void flip(byte[] pdu, Random random, int bits) {
        for (int n = 0; n < bits; n++) {
            pdu[random.nextInt(pdu.length)] ^= (byte) (1 << random.nextInt(8));
        }
    }

    private static void overwrite(byte[] pdu, Random random) {
        byte[] noise = new byte[1 + random.nextInt(Math.min(64, pdu.length))];
        random.nextBytes(noise);
        System.arraycopy(noise, 0, pdu, random.nextInt(pdu.length - noise.length + 1), noise.length);
    }

    private static void truncate(List<byte[]> pdus, int n, int length) {
        pdus.set(n, Arrays.copyOf(pdus.get(n), length));
        pdus.subList(n + 1, pdus.size()).clear();
    }

    private static void wrongPdvLength(List<byte[]> pdus, Random random) {
        int[] lengths = {0, 1, -1, Integer.MAX_VALUE, random.nextInt(1 << 20)};
        ByteBuffer.wrap(pdus.get(1 + random.nextInt(pdus.size() - 2)))
                .putInt(6, lengths[random.nextInt(lengths.length)]);
    }

    /** A command set that never has its last fragment. */
    private static void endlessCommand(List<byte[]> pdus) {
        byte[] fragment = new byte[PDU];
        byte[] pdu = Wire.data(1, true, false, fragment, 0, fragment.length);
        pdus.subList(1, pdus.size()).clear();
        pdus.addAll(Collections.nCopies(64, pdu));
    }

    private static void noise(List<byte[]> pdus, Random random) {
        byte[] noise = new byte[1 + random.nextInt(PDU)];
        random.nextBytes(noise);
        pdus.clear();
        pdus.add(noise);
    }
}
