package org.deltarad.dicom.pixelmed.codec;

import com.pixelmed.dicom.DicomException;
import com.pixelmed.dicom.DicomOutputStream;
import java.io.IOException;
import java.util.List;
import org.deltarad.dicom.VR;

/** A sequence with explicit lengths (PS3.5 7.5.1); PixelMed's own is written with delimiters. */
final class ItemsAttribute extends FramedAttribute {
    private static final int ITEM_HEADER = 8;

    private final List<Item> items;

    private record Item(List<FramedAttribute> elements, long length) {
        void write(DicomOutputStream out) throws DicomException, IOException {
            out.writeUnsigned16(0xfffe);
            out.writeUnsigned16(0xe000);
            out.writeUnsigned32(length);
            for (FramedAttribute element : elements) {
                element.write(out);
            }
        }
    }

    private ItemsAttribute(int tag, List<Item> items, long length) throws org.deltarad.dicom.DicomException {
        super(tag, VR.SQ, length, length);
        this.items = items;
    }

    /** @throws org.deltarad.dicom.DicomException when they are longer than a sequence of explicit length can be */
    static ItemsAttribute of(int tag, List<List<FramedAttribute>> items, boolean explicitVr)
            throws org.deltarad.dicom.DicomException {
        List<Item> framed = items.stream()
                .map(elements -> new Item(elements, length(elements, explicitVr)))
                .toList();
        return new ItemsAttribute(
                tag,
                framed,
                framed.stream().mapToLong(item -> ITEM_HEADER + item.length()).sum());
    }

    private static long length(List<FramedAttribute> elements, boolean explicitVr) {
        return elements.stream().mapToLong(e -> e.encodedLength(explicitVr)).sum();
    }

    @Override
    public void write(DicomOutputStream out) throws DicomException, IOException {
        writeBase(out);
        for (Item item : items) {
            item.write(out);
        }
    }
}
