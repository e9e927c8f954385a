package org.deltarad.dicom.dcm4che.codec;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.BulkData;
import org.dcm4che3.data.ElementDictionary;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.util.TagUtils;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.provider.EncapsulatedFragments;
import org.deltarad.dicom.provider.MemoryBudget;

/**
 * dcm4che's stream with each header held against the item, sequence and source around it before anything is read or
 * allocated (PS3.5 7.1, 7.5). Breaches end in {@link MalformedStreamException}.
 */
final class CheckedDicomInputStream extends DicomInputStream {
    private static final int SMALL_BULK = 4096;
    /** Estimate of the memory that an element or item takes without its value, in both forms that it has here, bytes. */
    private static final int PER_ELEMENT = 300;

    private static final int FIRST_ALLOCATION = 1 << 20;
    private static final int MAX_VALUE = 1 << 28;
    private static final long UNDEFINED = -1;
    private static final int HEADER = 8;

    private final PositionedInput source;
    private final ReadLimits limits;
    private final MemoryBudget budget;
    private final String transferSyntax;
    private final boolean sliced;

    /** Where what is being read must have ended at the latest. */
    private long end;
    /** Whether an Item Delimitation Item ends the item being read. */
    private boolean delimitedItem;
    /** Whether a Sequence Delimitation Item ends the sequence being read. */
    private boolean delimitedSequence;

    private boolean itemDue;
    private boolean unknown;

    /**
     * @param end            position of the source's end, {@link Long#MAX_VALUE} when it is not known
     * @param transferSyntax in which the source is, after inflation
     * @param encoding       one of the three that are left then
     * @param uri            of the file that the source is, so that bulk data stay in it; empty when they cannot
     */
    CheckedDicomInputStream(
            PositionedInput source,
            long end,
            String transferSyntax,
            String encoding,
            ReadLimits limits,
            MemoryBudget budget,
            Optional<String> uri)
            throws IOException {
        super(source, encoding);
        this.source = source;
        this.end = end;
        this.transferSyntax = transferSyntax;
        this.limits = limits;
        this.budget = budget;
        this.sliced = uri.isPresent();
        setPosition(source.position());
        setAllocateLimit(FIRST_ALLOCATION);
        uri.ifPresent(u -> {
            setURI(u);
            setIncludeBulkData(IncludeBulkData.URI);
            setBulkDataDescriptor((pointers, creator, tag, vr, length) ->
                    (length < 0 || length > SMALL_BULK) && Vrs.of(vr).isBulk());
        });
    }

    /** Reads the elements of group 0002 that come next. */
    Attributes readMetaInformation() throws IOException {
        Attributes attrs = new Attributes();
        byte[] group = source.peek(2);
        while (group.length == 2 && group[0] == 2 && group[1] == 0) {
            readHeader();
            readValue(this, attrs);
            group = source.peek(2);
        }
        return attrs;
    }

    /** Keeps dcm4che from reading a sequence again as UN when its length is wrong. */
    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public boolean readItemHeader() throws IOException {
        itemDue = true;
        return super.readItemHeader();
    }

    @Override
    public void readHeader(Predicate<DicomInputStream> stopPredicate) throws IOException {
        long at = getPosition();
        boolean item = itemDue;
        itemDue = false;
        byte[] raw = source.peek(HEADER);
        try {
            super.readHeader(stopPredicate);
        } catch (EOFException e) {
            if (raw.length == 0 && level() == 0 && !item) {
                throw e;
            }
            throw MalformedStreamException.at(at, "the data break off where an element or item is due");
        }
        if (level() == 0 && !item && stopPredicate.test(this)) {
            return;
        }
        if (getPosition() > end) {
            throw MalformedStreamException.at(at, "the data break off where an element or item is due");
        }
        if (item || TagUtils.isItem(tag())) {
            requireInPlace(at, item);
        } else if (explicitVR()) {
            requireVr(at, (char) raw[4], (char) raw[5]);
        }
        unknown = !item && (!explicitVR() || (raw[4] == 'U' && raw[5] == 'N'));
        requireRoom(at);
    }

    private void requireInPlace(long at, boolean itemDue) throws MalformedStreamException {
        boolean inPlace =
                switch (tag()) {
                    case Tag.Item -> itemDue;
                    case Tag.SequenceDelimitationItem -> itemDue && delimitedSequence;
                    case Tag.ItemDelimitationItem -> !itemDue && delimitedItem;
                    default -> false;
                };
        if (!inPlace) {
            throw MalformedStreamException.at(
                    at,
                    itemDue
                            ? "something other than an item stands in a sequence"
                            : "a delimiter or item stands where an element is due");
        }
    }

    private void requireVr(long at, char first, char second) throws MalformedStreamException {
        if (Vrs.isKnown(first, second)) {
            return;
        }
        if (!isCapital(first) || !isCapital(second) || vr().headerLength() == HEADER) {
            throw MalformedStreamException.at(
                    at,
                    DataDictionary.name(tag())
                            + " has no VR; the data set is not in the transfer syntax that it claims");
        }
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private void requireRoom(long at) throws MalformedStreamException {
        long length = unsignedLength();
        if (length == UNDEFINED) {
            return;
        }
        if (length > end - getPosition()) {
            throw MalformedStreamException.at(
                    at,
                    DataDictionary.name(tag()) + " claims " + length + " bytes where " + (end - getPosition())
                            + " are left");
        }
        if (length > limits.maxElementLength()) {
            throw MalformedStreamException.at(
                    at,
                    DataDictionary.name(tag()) + " has " + length + " bytes, more than the " + limits.maxElementLength()
                            + " allowed");
        }
    }

    @Override
    public void readValue(DicomInputStream stream, Attributes attrs) throws IOException {
        take(PER_ELEMENT);
        if (attrs.contains(tag())) {
            throw MalformedStreamException.at(getTagPosition(), DataDictionary.name(tag()) + " comes twice");
        }
        if (TagUtils.isGroupLength(tag())) {
            skipFully(requireLength());
        } else if (isSequence()) {
            readSequence(attrs);
        } else if (unsignedLength() == UNDEFINED) {
            readFragments(attrs);
        } else {
            readPlain(attrs);
        }
    }

    /** dcm4che may know more of private elements than the contract of the door allows. */
    private VR effectiveVr() {
        return unknown && TagUtils.isPrivateTag(tag())
                ? ElementDictionary.getStandardElementDictionary().vrOf(tag())
                : vr();
    }

    private boolean isSequence() {
        return effectiveVr() == VR.SQ || (unknown && unsignedLength() == UNDEFINED && effectiveVr() == VR.UN);
    }

    private long requireLength() throws MalformedStreamException {
        if (unsignedLength() == UNDEFINED) {
            throw MalformedStreamException.at(
                    getTagPosition(), DataDictionary.name(tag()) + " of VR " + vr() + " has no length");
        }
        return unsignedLength();
    }

    private void readSequence(Attributes attrs) throws IOException {
        if (level() >= limits.maxDepth()) {
            throw MalformedStreamException.at(
                    getTagPosition(), "sequences nest more than " + limits.maxDepth() + " deep");
        }
        long endAround = end;
        boolean delimitedAround = delimitedSequence;
        delimitedSequence = unsignedLength() == UNDEFINED;
        end = delimitedSequence ? end : getPosition() + unsignedLength();
        super.readValue(this, attrs);
        end = endAround;
        delimitedSequence = delimitedAround;
    }

    @Override
    public void readValue(DicomInputStream stream, Sequence sequence) throws IOException {
        take(PER_ELEMENT);
        long endAround = end;
        boolean delimitedAround = delimitedItem;
        boolean sequenceAround = delimitedSequence;
        delimitedItem = unsignedLength() == UNDEFINED;
        end = delimitedItem ? end : getPosition() + unsignedLength();
        super.readValue(this, sequence);
        end = endAround;
        delimitedItem = delimitedAround;
        delimitedSequence = sequenceAround;
    }

    /** Compressed pixel data, whole, with the headers of the fragments. */
    private void readFragments(Attributes attrs) throws IOException {
        int tag = tag();
        VR vr = vr();
        if (tag != Tag.PixelData && vr != VR.OB && vr != VR.OW) {
            requireLength();
        }
        FragmentCollector fragments = new FragmentCollector(sliced, getPosition());
        boolean delimitedAround = delimitedSequence;
        delimitedSequence = true;
        while (readItemHeader()) {
            long length = requireLength();
            if (getPosition() - fragments.start() + length > limits.maxElementLength()) {
                throw MalformedStreamException.at(
                        getTagPosition(),
                        DataDictionary.name(tag) + " has more than the " + limits.maxElementLength()
                                + " bytes allowed");
            }
            if (sliced) {
                skipFully(length);
            } else {
                take(2 * length);
                fragments.add(bytes(tag, length));
            }
        }
        delimitedSequence = delimitedAround;
        Element.BulkData raw = fragments.data(getURI(), getTagPosition());
        attrs.setValue(tag, VR.OB, new SliceValue(new EncapsulatedFragments(transferSyntax, raw), true));
    }

    private void readPlain(Attributes attrs) throws IOException {
        VR vr = effectiveVr();
        long length = unsignedLength();
        boolean misfit = length % Vrs.width(vr) != 0;
        if (misfit && !(unknown && explicitVR())) {
            throw MalformedStreamException.at(
                    getTagPosition(),
                    DataDictionary.name(tag()) + ": " + length + " bytes are no whole number of " + vr + " values");
        }
        boolean bulk = Vrs.of(vr).isBulk();
        if (length > MAX_VALUE && !bulk) {
            throw MalformedStreamException.at(
                    getTagPosition(), DataDictionary.name(tag()) + " of VR " + vr + " has " + length + " bytes");
        }
        if (isIncludeBulkDataURI() && vr == vr() && !(unknown && bigEndian())) {
            super.readValue(this, attrs);
            return;
        }
        take(bulk ? length : 3 * length);
        int tag = tag();
        byte[] value = bytes(tag, length);
        VR as = misfit ? VR.UN : vr;
        boolean valueBigEndian = bigEndian() && !unknown; // PS3.5 6.2.2
        attrs.setBytes(tag, as, valueBigEndian == attrs.bigEndian() ? value : as.toggleEndian(value, false));
    }

    private byte[] bytes(int tag, long length) throws IOException {
        try {
            return length == 0 ? new byte[0] : readValue();
        } catch (EOFException e) {
            throw MalformedStreamException.at(
                    getTagPosition(), DataDictionary.name(tag) + " claims " + length + " bytes, the data break off");
        }
    }

    @Override
    public BulkData createBulkData(DicomInputStream stream) throws IOException {
        take(PER_ELEMENT);
        return super.createBulkData(stream);
    }

    private void take(long bytes) throws MalformedStreamException {
        if (!budget.take(bytes)) {
            throw new MalformedStreamException(budget.exceeded());
        }
    }
}
