package org.deltarad.dicom.pixelmed.codec;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.provider.EncapsulatedFragments;

/** The attributes of a {@link Dataset}, encoded for one transfer syntax. */
final class DataSetFraming {
    private static final int MAX_SHORT_LENGTH = 0xfffe;

    private final String transferSyntax;
    private final Encoding encoding;
    /** Whether Pixel Data of the data set must be fragments, and that of its items may be. */
    private final boolean encapsulated;

    DataSetFraming(String transferSyntax) {
        this.transferSyntax = transferSyntax;
        this.encoding = Encoding.of(transferSyntax);
        this.encapsulated = TransferSyntax.isEncapsulated(transferSyntax);
    }

    List<FramedAttribute> of(Dataset dataset) throws DicomException {
        if (encapsulated
                && dataset.get(Tag.PixelData).orElse(null) instanceof Element.Bulk pixels
                && !(pixels.data() instanceof EncapsulatedFragments)) {
            EncapsulatedFragments.requireFragments(pixels.data(), transferSyntax);
        }
        return of(dataset, SingleCharacterSet.DEFAULT, true);
    }

    private List<FramedAttribute> of(Dataset dataset, CharacterRepertoire around, boolean top) throws DicomException {
        CharacterRepertoire repertoire = dataset.get(Tag.SpecificCharacterSet).isPresent()
                ? CharacterRepertoire.of(dataset.strings(Tag.SpecificCharacterSet))
                : around;
        List<FramedAttribute> attributes = new ArrayList<>();
        for (Map.Entry<Integer, Element> e : dataset.elements().entrySet()) {
            attributes.add(attribute(e.getKey(), e.getValue(), repertoire, top));
        }
        return attributes;
    }

    private FramedAttribute attribute(int tag, Element element, CharacterRepertoire repertoire, boolean top)
            throws DicomException {
        if (element instanceof Element.Sequence sequence) {
            List<List<FramedAttribute>> items = new ArrayList<>();
            for (Dataset item : sequence.items()) {
                items.add(of(item, repertoire, false));
            }
            return ItemsAttribute.of(tag, items, encoding.explicitVr());
        }
        if (element instanceof Element.Bulk bulk) {
            return bulk(tag, bulk, top);
        }
        VR vr = element.vr();
        byte[] value = encoded(tag, element, repertoire, encoding.order());
        if (value.length > MAX_SHORT_LENGTH && encoding.explicitVr() && vr.hasShortLength()) {
            // PS3.5 6.2.2: a value too long for a length of 16 bits is sent as UN, in little endian
            return encodedAttribute(tag, VR.UN, encoded(tag, element, repertoire, ByteOrder.LITTLE_ENDIAN));
        }
        return encodedAttribute(tag, vr, value);
    }

    private static FramedAttribute encodedAttribute(int tag, VR vr, byte[] value) throws DicomException {
        return new EncodedAttribute(tag, vr, Element.BulkData.of(value), 1);
    }

    private FramedAttribute bulk(int tag, Element.Bulk bulk, boolean top) throws DicomException {
        boolean fragments =
                bulk.data() instanceof EncapsulatedFragments || (top && encapsulated && tag == Tag.PixelData);
        if (!fragments) {
            VR vr = bulk.vr();
            return new EncodedAttribute(tag, vr, bulk.data(), encoding.bigEndian() ? vr.wordLength() : 1);
        }
        if (!encapsulated) {
            throw new DicomException(DataDictionary.name(tag)
                    + " is compressed and cannot be written in a native transfer syntax; decompress it first");
        }
        if (bulk.data() instanceof EncapsulatedFragments read) {
            read.requireSyntax(tag, transferSyntax);
        }
        return new FragmentsAttribute(tag, bulk.data());
    }

    private static byte[] encoded(int tag, Element element, CharacterRepertoire repertoire, ByteOrder order)
            throws DicomException {
        if (element instanceof Element.Text text) {
            return ValueEncoder.encode(tag, text, repertoire);
        }
        if (element instanceof Element.Integers integers) {
            return ValueEncoder.encode(integers, order);
        }
        return ValueEncoder.encode((Element.Floats) element, order);
    }
}
