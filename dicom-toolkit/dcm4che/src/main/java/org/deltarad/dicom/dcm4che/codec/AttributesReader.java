package org.deltarad.dicom.dcm4che.codec;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Value;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.provider.FileSlice;
import org.deltarad.dicom.provider.MemoryBudget;

/** Our data set of dcm4che's Attributes as {@link CheckedDicomInputStream} reads them: values are bytes. */
final class AttributesReader {
    private final MemoryBudget budget;

    AttributesReader(MemoryBudget budget) {
        this.budget = budget;
    }

    Dataset dataset(Attributes attrs) throws MalformedStreamException {
        return dataset(attrs, CharacterSets.DEFAULT);
    }

    private Dataset dataset(Attributes attrs, CharacterSets around) throws MalformedStreamException {
        CharacterSets sets = attrs.contains(Tag.SpecificCharacterSet)
                ? CharacterSets.of(
                        new Element.Text(VR.CS, text(org.dcm4che3.data.VR.CS, attrs, Tag.SpecificCharacterSet, around))
                                .values())
                : around;
        Dataset.Builder into = Dataset.builder();
        for (int tag : attrs.tags()) {
            into.put(tag, element(attrs, tag, sets));
        }
        return into.build();
    }

    private Element element(Attributes attrs, int tag, CharacterSets sets) throws MalformedStreamException {
        org.dcm4che3.data.VR theirs = attrs.getVR(tag);
        VR vr = Vrs.of(theirs);
        Object value = attrs.getValue(tag);
        if (value instanceof SliceValue slice) {
            return new Element.Bulk(vr, slice.data());
        }
        if (vr == VR.SQ) {
            return sequence(value, sets);
        }
        if (vr.isBulk()) {
            return new Element.Bulk(vr, bulk(theirs, value, attrs.bigEndian()));
        }
        if (vr.isText()) {
            return new Element.Text(vr, text(theirs, attrs, tag, sets));
        }
        take((long) MemoryBudget.PER_VALUE / 2 * bytes(value).length / Vrs.width(theirs));
        return vr.isFloat() ? floats(vr, attrs, tag) : integers(vr, attrs, tag);
    }

    private Element sequence(Object value, CharacterSets sets) throws MalformedStreamException {
        List<Dataset> items = new ArrayList<>();
        if (value instanceof Sequence sequence) {
            for (Attributes item : sequence) {
                items.add(dataset(item, sets));
            }
        }
        return new Element.Sequence(items);
    }

    private static Element.BulkData bulk(org.dcm4che3.data.VR vr, Object value, boolean bigEndian) {
        if (value instanceof BulkData data) {
            Path file = Path.of(URI.create(data.uriWithoutOffsetAndLength()));
            int word = data.bigEndian() ? Vrs.of(vr).wordLength() : 1;
            return new FileSlice(file, data.offset(), data.longLength(), word);
        }
        byte[] bytes = bytes(value);
        return Element.BulkData.of(bigEndian ? vr.toggleEndian(bytes, true) : bytes);
    }

    private void take(long bytes) throws MalformedStreamException {
        if (!budget.take(bytes)) {
            throw new MalformedStreamException(budget.exceeded());
        }
    }

    private static byte[] bytes(Object value) {
        return value == Value.NULL ? new byte[0] : (byte[]) value;
    }

    private List<String> text(org.dcm4che3.data.VR theirs, Attributes attrs, int tag, CharacterSets sets)
            throws MalformedStreamException {
        VR vr = Vrs.of(theirs);
        Object value = attrs.getValue(tag);
        if (value instanceof String || value instanceof String[]) { // dcm4che has looked up a private creator
            return List.of(attrs.getStrings(tag));
        }
        byte[] bytes = bytes(value);
        CharacterSets used = vr.usesCharacterSet() ? sets : CharacterSets.BYTES;
        String text = used.decode(vr, bytes);
        take(MemoryBudget.PER_VALUE * text.chars().filter(c -> c == '\\').count());
        return vr.isSingleText() ? List.of(text) : Arrays.asList(text.split("\\\\", -1));
    }

    private static Element floats(VR vr, Attributes attrs, int tag) {
        double[] values = attrs.getDoubles(tag);
        return new Element.Floats(
                vr, values == null ? List.of() : Arrays.stream(values).boxed().toList());
    }

    private static Element integers(VR vr, Attributes attrs, int tag) {
        if (attrs.getValue(tag) == Value.NULL) {
            return new Element.Integers(vr, List.of());
        }
        long[] values = vr == VR.SV || vr == VR.UV
                ? attrs.getLongs(tag)
                : Arrays.stream(attrs.getInts(tag)).asLongStream().toArray();
        long mask = vr == VR.AT || vr == VR.UL ? 0xffffffffL : -1;
        return new Element.Integers(
                vr, Arrays.stream(values).map(v -> v & mask).boxed().toList());
    }
}
