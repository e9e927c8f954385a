package org.deltarad.dicom.dcm4che.codec;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Sequence;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.provider.EncapsulatedFragments;

/** dcm4che's Attributes of our data set, for one transfer syntax. */
final class AttributesWriter {
    private static final int MAX_SHORT_LENGTH = 0xffff;
    private static final long MAX_LENGTH = 0xfffffffeL;

    private final String transferSyntax;
    private final boolean bigEndian;

    AttributesWriter(String transferSyntax) {
        this.transferSyntax = transferSyntax;
        this.bigEndian = transferSyntax.equals(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
    }

    Attributes attributes(Dataset dataset) throws DicomException {
        return fill(new Attributes(bigEndian, dataset.elements().size()), dataset, CharacterSets.DEFAULT);
    }

    private Attributes fill(Attributes into, Dataset dataset, CharacterSets around) throws DicomException {
        CharacterSets sets = dataset.get(Tag.SpecificCharacterSet).isPresent()
                ? CharacterSets.of(dataset.strings(Tag.SpecificCharacterSet))
                : around;
        for (Map.Entry<Integer, Element> e : dataset.elements().entrySet()) {
            put(into, e.getKey(), e.getValue(), sets);
        }
        return into;
    }

    private void put(Attributes into, int tag, Element element, CharacterSets sets) throws DicomException {
        if (element instanceof Element.Sequence sequence) {
            putItems(into, tag, sequence, sets);
        } else if (element instanceof Element.Bulk bulk) {
            putBulk(into, tag, bulk);
        } else if (element.size() == 0) {
            into.setNull(tag, Vrs.of(element.vr()));
        } else if (element instanceof Element.Text text) {
            putBytes(into, tag, text.vr(), encoded(tag, text, sets));
        } else {
            putNumbers(into, tag, element);
        }
    }

    private void putItems(Attributes into, int tag, Element.Sequence sequence, CharacterSets sets)
            throws DicomException {
        Sequence items = into.newSequence(tag, sequence.items().size());
        for (Dataset item : sequence.items()) {
            Attributes attrs = new Attributes(bigEndian, item.elements().size());
            items.add(attrs);
            fill(attrs, item, sets);
        }
    }

    private void putBulk(Attributes into, int tag, Element.Bulk bulk) throws DicomException {
        boolean compressed = bulk.data() instanceof EncapsulatedFragments;
        if (bulk.data() instanceof EncapsulatedFragments fragments) {
            fragments.requireSyntax(tag, transferSyntax);
        } else if (tag == Tag.PixelData && TransferSyntax.isEncapsulated(transferSyntax)) {
            EncapsulatedFragments.requireFragments(bulk.data(), transferSyntax);
            compressed = true;
        }
        if (bulk.data().length() > MAX_LENGTH) {
            throw new DicomException(
                    DataDictionary.name(tag) + " has " + bulk.data().length() + " bytes, more than its length can say");
        }
        into.setValue(tag, Vrs.of(bulk.vr()), new SliceValue(bulk.data(), compressed));
    }

    private static byte[] encoded(int tag, Element.Text text, CharacterSets sets) throws DicomException {
        VR vr = text.vr();
        List<String> values = text.values();
        CharacterSets used = vr.usesCharacterSet() ? sets : CharacterSets.BYTES;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.write('\\');
            }
            out.writeBytes(used.encode(vr, values.get(i))
                    .orElseThrow(() -> new DicomException(
                            DataDictionary.name(tag) + " has characters that its character set lacks; set "
                                    + "SpecificCharacterSet to ISO_IR 192")));
        }
        return out.toByteArray();
    }

    /** A value too long for its VR's header goes as UN (PS3.5 6.2.2), whose length dcm4che would count wrongly. */
    private void putBytes(Attributes into, int tag, VR vr, byte[] bytes) {
        org.dcm4che3.data.VR theirs = Vrs.of(vr);
        boolean asUnknown = bytes.length + 1 > MAX_SHORT_LENGTH
                && vr.hasShortLength()
                && !transferSyntax.equals(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        into.setBytes(tag, asUnknown ? org.dcm4che3.data.VR.UN : theirs, bytes);
    }

    private void putNumbers(Attributes into, int tag, Element element) {
        VR vr = element.vr();
        org.dcm4che3.data.VR theirs = Vrs.of(vr);
        Attributes one = new Attributes(bigEndian, 1);
        if (element instanceof Element.Floats floats) {
            one.setDouble(
                    tag,
                    theirs,
                    floats.values().stream().mapToDouble(Double::doubleValue).toArray());
        } else {
            List<Long> values = ((Element.Integers) element).values();
            if (vr == VR.SV || vr == VR.UV) {
                one.setLong(
                        tag, theirs, values.stream().mapToLong(Long::longValue).toArray());
            } else {
                one.setInt(tag, theirs, values.stream().mapToInt(Long::intValue).toArray());
            }
        }
        byte[] bytes = (byte[]) one.getValue(tag);
        boolean tooLong = bytes.length > MAX_SHORT_LENGTH && vr.hasShortLength();
        putBytes(into, tag, vr, tooLong && bigEndian ? theirs.toggleEndian(bytes, false) : bytes);
    }
}
