package org.deltarad.dicom.pixelmed.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.provider.MemoryBudget;

/** Values of character and number VRs from their bytes (PS3.5 6.2). */
final class ValueDecoder {
    private ValueDecoder() {}

    static Element decode(VR vr, byte[] bytes, ByteOrder order, CharacterRepertoire repertoire, MemoryBudget budget)
            throws MalformedDicomException {
        if (vr.isText()) {
            return text(vr, bytes, repertoire, budget);
        }
        int width = width(vr);
        if (bytes.length % width != 0) {
            throw new MalformedDicomException(bytes.length + " bytes are no whole number of " + vr + " values");
        }
        take(budget, (long) MemoryBudget.PER_VALUE / 2 * (bytes.length / width));
        ByteBuffer b = ByteBuffer.wrap(bytes).order(order);
        return vr.isFloat() ? floats(vr, b) : integers(vr, b, width);
    }

    /** Bytes of one value of a number VR, otherwise 1. */
    static int width(VR vr) {
        return switch (vr) {
            case SS, US -> 2;
            case AT, FL, SL, UL -> 4;
            case FD, SV, UV -> 8;
            default -> 1;
        };
    }

    private static Element floats(VR vr, ByteBuffer b) {
        List<Double> values = new ArrayList<>();
        while (b.hasRemaining()) {
            values.add(vr == VR.FL ? (double) b.getFloat() : b.getDouble());
        }
        return new Element.Floats(vr, values);
    }

    private static Element integers(VR vr, ByteBuffer b, int width) {
        List<Long> values = new ArrayList<>(b.remaining() / width);
        while (b.hasRemaining()) {
            values.add(
                    switch (vr) {
                        case SS -> (long) b.getShort();
                        case US -> (long) (b.getShort() & 0xffff);
                        case AT -> ((b.getShort() & 0xffffL) << 16) | (b.getShort() & 0xffff);
                        case SL -> (long) b.getInt();
                        case UL -> Integer.toUnsignedLong(b.getInt());
                        default -> b.getLong();
                    });
        }
        return new Element.Integers(vr, values);
    }

    private static Element text(VR vr, byte[] bytes, CharacterRepertoire repertoire, MemoryBudget budget)
            throws MalformedDicomException {
        take(budget, (long) MemoryBudget.PER_VALUE * count(bytes));
        List<String> values;
        if (vr.isSingleText()) {
            values = List.of(vr.usesCharacterSet() ? repertoire.decode(bytes) : latin1(bytes));
        } else if (vr.usesCharacterSet()) {
            values = repertoire.decodeValues(bytes);
        } else {
            values = List.of(latin1(bytes).split("\\\\", -1));
        }
        return new Element.Text(vr, values);
    }

    private static void take(MemoryBudget budget, long bytes) throws MalformedDicomException {
        if (!budget.take(bytes)) {
            throw new MalformedDicomException(budget.exceeded());
        }
    }

    private static int count(byte[] bytes) {
        int n = 1;
        for (byte b : bytes) {
            if (b == '\\') {
                n++;
            }
        }
        return n;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
