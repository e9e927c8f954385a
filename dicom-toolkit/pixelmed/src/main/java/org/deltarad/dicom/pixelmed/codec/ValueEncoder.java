package org.deltarad.dicom.pixelmed.codec;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.VR;

/** Bytes of character and number values, characters padded to an even length (PS3.5 6.2). */
final class ValueEncoder {
    private ValueEncoder() {}

    /** @throws DicomException when the character set lacks a character */
    static byte[] encode(int tag, Element.Text text, CharacterRepertoire repertoire) throws DicomException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        VR vr = text.vr();
        List<String> values = text.values();
        CharacterRepertoire used = vr.usesCharacterSet() ? repertoire : SingleCharacterSet.BYTES;
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write('\\');
            }
            out.writeBytes(used.encode(values.get(i))
                    .orElseThrow(() -> new DicomException(
                            DataDictionary.name(tag) + " has characters that its character set lacks; set "
                                    + "SpecificCharacterSet to ISO_IR 192")));
        }
        if (out.size() % 2 != 0) {
            out.write(vr == VR.UI ? 0 : ' ');
        }
        return out.toByteArray();
    }

    static byte[] encode(Element.Integers integers, ByteOrder order) {
        VR vr = integers.vr();
        int width = ValueDecoder.width(vr);
        ByteBuffer b =
                ByteBuffer.allocate(Math.multiplyExact(width, integers.size())).order(order);
        for (long v : integers.values()) {
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

    static byte[] encode(Element.Floats floats, ByteOrder order) {
        boolean single = floats.vr() == VR.FL;
        ByteBuffer b = ByteBuffer.allocate(Math.multiplyExact(single ? 4 : 8, floats.size()))
                .order(order);
        for (double v : floats.values()) {
            if (single) {
                b.putFloat((float) v);
            } else {
                b.putDouble(v);
            }
        }
        return b.array();
    }
}
