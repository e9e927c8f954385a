package org.deltarad.dicom.pixelmed.codec;

import com.pixelmed.dicom.AttributeList;
import com.pixelmed.dicom.AttributeTag;
import com.pixelmed.dicom.SequenceAttribute;
import java.util.Map;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;

/** PixelMed's attribute list of a {@link Dataset}. */
final class AttributeLists {
    private final ValueEncoder values;

    AttributeLists(ValueEncoder values) {
        this.values = values;
    }

    AttributeList of(Dataset dataset) throws DicomException {
        return of(dataset, SingleCharacterSet.DEFAULT);
    }

    private AttributeList of(Dataset dataset, CharacterRepertoire around) throws DicomException {
        CharacterRepertoire repertoire = dataset.get(Tag.SpecificCharacterSet).isPresent()
                ? CharacterRepertoire.of(dataset.strings(Tag.SpecificCharacterSet))
                : around;
        AttributeList list = new AttributeList();
        for (Map.Entry<Integer, Element> e : dataset.elements().entrySet()) {
            int tag = e.getKey();
            if (e.getValue() instanceof Element.Sequence sequence) {
                list.put(sequence(tag, sequence, repertoire));
            } else {
                list.put(new EncodedAttribute(tag, e.getValue().vr(), encoded(tag, e.getValue(), repertoire)));
            }
        }
        return list;
    }

    private SequenceAttribute sequence(int tag, Element.Sequence sequence, CharacterRepertoire repertoire)
            throws DicomException {
        SequenceAttribute attribute = new SequenceAttribute(new AttributeTag(tag >>> 16, tag & 0xffff));
        for (Dataset item : sequence.items()) {
            attribute.addItem(of(item, repertoire));
        }
        return attribute;
    }

    private Element.BulkData encoded(int tag, Element element, CharacterRepertoire repertoire) throws DicomException {
        if (element instanceof Element.Bulk bulk) {
            if (bulk.data() instanceof EncapsulatedFragments) {
                throw new DicomException(DataDictionary.name(tag)
                        + " is compressed and cannot be written in a native transfer syntax; decompress it first");
            }
            return bulk.data();
        }
        if (element instanceof Element.Text text) {
            return Element.BulkData.of(values.encode(tag, text, repertoire));
        }
        if (element instanceof Element.Integers integers) {
            return Element.BulkData.of(values.encode(tag, integers));
        }
        return Element.BulkData.of(values.encode((Element.Floats) element));
    }
}
