package org.deltarad.dicom.pixelmed.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.VR;

/** Bytes of character and number values, little endian, padded to an even length (PS3.5 6.2). */
final class ValueEncoder {
    private final boolean strict;

    /** @param strict whether each value must have the length and form of its VR; query keys need not */
    ValueEncoder(boolean strict) {
        this.strict = strict;
    }

    byte[] encode(int tag, Element.Text text, CharacterRepertoire repertoire) throws DicomException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VR vr = text.vr();
        List<String> values = text.values();
        if (TextRules.isSingleValued(vr) && values.size() > 1) {
            throw new DicomException(DataDictionary.name(tag) + " of VR " + vr + " takes one value");
        }
        CharacterRepertoire used = TextRules.usesRepertoire(vr) ? repertoire : SingleCharacterSet.DEFAULT;
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            Optional<String> problem = strict ? TextRules.problem(vr, value) : Optional.empty();
            if (problem.isPresent()) {
                throw new DicomException(DataDictionary.name(tag) + " " + problem.get());
            }
            if (i > 0) {
                out.write('\\');
            }
            out.writeBytes(used.encode(value)
                    .orElseThrow(() -> new DicomException(
                            DataDictionary.name(tag) + " has characters that its character set lacks; set "
                                    + "SpecificCharacterSet to ISO_IR 192")));
        }
        if (out.size() % 2 != 0) {
            out.write(vr == VR.UI ? 0 : ' ');
        }
        return out.toByteArray();
    }

    byte[] encode(int tag, Element.Integers integers) throws DicomException {
        VR vr = integers.vr();
        int width = ValueDecoder.width(vr);
        ByteBuffer b =
                ByteBuffer.allocate(Math.multiplyExact(width, integers.size())).order(ByteOrder.LITTLE_ENDIAN);
        for (long v : integers.values()) {
            if (!fits(vr, v)) {
                throw new DicomException(DataDictionary.name(tag) + " cannot hold " + v + " as " + vr);
            }
            if (vr == VR.AT) {
                b.putShort((short) (v >> 16)).putShort((short) v);
            } else if (width == 2) {
                b.putShort((short) v);
            } else if (width == 4) {
                b.putInt((int) v);
            } else {
                b.putLong(v);
            }
        }
        return b.array();
    }

    byte[] encode(Element.Floats floats) {
        boolean single = floats.vr() == VR.FL;
        ByteBuffer b = ByteBuffer.allocate(Math.multiplyExact(single ? 4 : 8, floats.size()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (double v : floats.values()) {
            if (single) {
                b.putFloat((float) v);
            } else {
                b.putDouble(v);
            }
        }
        return b.array();
    }

    private static boolean fits(VR vr, long v) {
        return switch (vr) {
            case SS -> v == (short) v;
            case US -> v == (v & 0xffff);
            case SL -> v == (int) v;
            case AT, UL -> v == (v & 0xffffffffL);
            default -> true;
        };
    }
}
