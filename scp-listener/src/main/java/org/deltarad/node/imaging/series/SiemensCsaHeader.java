package org.deltarad.node.imaging.series;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;

/**
 * Siemens' CSA Image Header Info (0029,xx10): after {@code SV10} and four bytes the number of fields and 77; each field
 * has a name of 64 bytes, VM, VR, a type, its number of items and a mark, each item four numbers, the second of them its
 * length, and its text, padded to four bytes. All numbers are 32 bits, little endian.
 */
final class SiemensCsaHeader {
    private static final int INFO = 0x10;
    private static final int MAGIC = 'S' | 'V' << 8 | '1' << 16 | '0' << 24;
    private static final int START = 8;
    private static final int NAME = 64;
    /** Of a field's name, VM, VR, type, number of items and mark. */
    private static final int FIELD = NAME + 5 * Integer.BYTES;
    /** Of the numbers before an item's text. */
    private static final int ITEM = 4 * Integer.BYTES;

    private SiemensCsaHeader() {}

    /** The first value of a field that is a number; empty when there is no such header or field, or it is damaged. */
    static Optional<Double> number(Dataset image, String field) {
        return image.getPrivate(0x0029, "SIEMENS CSA HEADER", INFO)
                .filter(Element.Bulk.class::isInstance)
                .map(e -> ((Element.Bulk) e).data().bytes().slice().order(ByteOrder.LITTLE_ENDIAN))
                .flatMap(bytes -> text(bytes, field))
                .flatMap(DiffusionBValue::number);
    }

    private static Optional<String> text(ByteBuffer b, String field) {
        if (b.remaining() < START + 2 * Integer.BYTES || b.getInt(0) != MAGIC) {
            return Optional.empty();
        }
        int fields = b.getInt(START);
        b.position(START + 2 * Integer.BYTES);
        for (int f = 0; f < fields && b.remaining() >= FIELD; f++) {
            String name = text(b, NAME);
            b.position(b.position() + 3 * Integer.BYTES);
            int items = b.getInt();
            b.getInt();
            for (int i = 0; i < items; i++) {
                if (b.remaining() < ITEM) {
                    return Optional.empty();
                }
                int length = b.getInt(b.position() + Integer.BYTES);
                b.position(b.position() + ITEM);
                if (length < 0 || length > b.remaining()) {
                    return Optional.empty();
                }
                int next = (int) Math.min(b.limit(), b.position() + (length + 3L) / 4 * 4);
                if (name.equals(field) && length > 0) {
                    return Optional.of(text(b, length));
                }
                b.position(next);
            }
        }
        return Optional.empty();
    }

    /** Up to the first NUL; goes on behind all {@code length} bytes. */
    private static String text(ByteBuffer b, int length) {
        byte[] bytes = new byte[length];
        b.get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\0');
        return (end < 0 ? text : text.substring(0, end)).strip();
    }
}
