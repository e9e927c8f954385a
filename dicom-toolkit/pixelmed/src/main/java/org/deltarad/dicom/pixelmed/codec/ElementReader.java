package org.deltarad.dicom.pixelmed.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.MalformedDicomException;
import org.deltarad.dicom.ReadLimits;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.dicom.provider.ByteOrdering;
import org.deltarad.dicom.provider.EncapsulatedFragments;
import org.deltarad.dicom.provider.MemoryBudget;

/**
 * Reads elements as PS3.5 7.1 and 7.5 lay them out. Each length is checked against what is left of the item, sequence
 * and source around it before anything is read or allocated.
 */
final class ElementReader {
    /** Bulk values up to this many bytes are copied, longer ones stay where they are. */
    private static final int SMALL_BULK = 4096;

    /** Estimate of the memory that an element or item takes without its value, bytes. */
    static final int PER_ELEMENT = 200;

    private static final int MAX_VALUE = 1 << 28;
    private static final long UNDEFINED = 0xffffffffL;

    private static final int ITEM = 0xfffee000;
    private static final int ITEM_DELIMITATION = 0xfffee00d;
    private static final int SEQUENCE_DELIMITATION = 0xfffee0dd;

    private static final int LETTERS = 26;
    private static final Optional<VR>[] BY_LETTERS = byLetters();

    private final ByteSource source;
    private final String transferSyntax;
    private final ReadLimits limits;
    private final MemoryBudget budget;
    private final IntPredicate stopBefore;
    private long pos;
    /** Tag of the last header read, for messages. */
    private int lastTag;

    /**
     * @param start          offset of the first element
     * @param transferSyntax in which the source is, after inflation
     * @param stopBefore     tags of the top level that end the reading; the position stays before them
     */
    ElementReader(
            ByteSource source,
            long start,
            String transferSyntax,
            ReadLimits limits,
            MemoryBudget budget,
            IntPredicate stopBefore) {
        this.source = source;
        this.transferSyntax = transferSyntax;
        this.pos = start;
        this.limits = limits;
        this.budget = budget;
        this.stopBefore = stopBefore;
    }

    private record Header(int tag, VR vr, long length, long valueAt) {
        boolean undefined() {
            return length == UNDEFINED;
        }

        boolean isDelimiter() {
            return tag >>> 16 == 0xfffe;
        }
    }

    /** Offset of the next element. */
    long position() {
        return pos;
    }

    /** Reads to the source's end or to the first element that stops it. */
    Dataset read() throws MalformedDicomException, IOException {
        try {
            return elements(Encoding.of(transferSyntax), source.end(), false, new ItemScope(), 0);
        } catch (ByteSource.BreaksOffException e) {
            throw breaksOff();
        }
    }

    /**
     * @param end       where the data set or item ends, or must have ended at the latest
     * @param delimited whether an Item Delimitation Item ends it
     */
    private Dataset elements(Encoding encoding, long end, boolean delimited, ItemScope scope, int depth)
            throws MalformedDicomException, IOException {
        Dataset.Builder into = Dataset.builder();
        while (delimited || (depth == 0 ? !source.endsAt(pos) : pos < end)) {
            long at = pos;
            if (depth == 0 && stopBefore.test(tag(bytes(4, end), encoding))) {
                return into.build();
            }
            Header h = header(encoding, end, scope);
            if (h.isDelimiter()) {
                if (delimited && h.tag() == ITEM_DELIMITATION) {
                    pos = h.valueAt();
                    return into.build();
                }
                throw malformed(at, "a delimiter or item stands where an element is due");
            }
            take(PER_ELEMENT);
            Element element = value(h, encoding, end, scope, depth);
            if (into.has(h.tag())) {
                throw malformed(at, DataDictionary.name(h.tag()) + " comes twice");
            }
            if (!isGroupLength(h.tag())) {
                scope.saw(h.tag(), element);
                into.put(h.tag(), element);
            }
        }
        return into.build();
    }

    private Header header(Encoding encoding, long end, ItemScope scope) throws MalformedDicomException, IOException {
        ByteBuffer b = bytes(8, end);
        int tag = tag(b, encoding);
        lastTag = tag;
        if (!encoding.explicitVr() || tag >>> 16 == 0xfffe) {
            VR vr = ImplicitVr.of(tag, scope.signedPixels()).orElse(VR.UN);
            return checked(new Header(tag, vr, Integer.toUnsignedLong(b.getInt()), pos + 8), end);
        }
        char first = (char) b.get();
        char second = (char) b.get();
        Optional<VR> vr = explicitVr(first, second);
        if (vr.isEmpty() && !(isCapital(first) && isCapital(second))) {
            throw malformed(
                    pos,
                    DataDictionary.name(tag) + " has no VR; the data set is not in the transfer syntax that it claims");
        }
        if (vr.isPresent() && vr.get().hasShortLength()) {
            return checked(new Header(tag, vr.get(), b.getShort() & 0xffff, pos + 8), end);
        }
        ByteBuffer all = bytes(12, end).order(encoding.order());
        long length = Integer.toUnsignedLong(all.getInt(all.position() + 8));
        return checked(new Header(tag, vr.orElse(VR.UN), length, pos + 12), end);
    }

    private Header checked(Header h, long end) throws MalformedDicomException {
        if (!h.undefined() && h.length() > end - h.valueAt()) {
            throw malformed(
                    pos,
                    DataDictionary.name(h.tag()) + " claims " + h.length() + " bytes where " + (end - h.valueAt())
                            + " are left");
        }
        if (!h.undefined()) {
            requireWithin(limits.maxElementLength(), h.length(), "one element");
            requireWithin(limits.maxTotalLength(), h.valueAt() + h.length(), "the whole");
        }
        return h;
    }

    private Element value(Header h, Encoding encoding, long end, ItemScope scope, int depth)
            throws MalformedDicomException, IOException {
        pos = h.valueAt();
        if (h.undefined()) {
            return undefinedLength(h, encoding, end, scope, depth);
        }
        if (h.vr() == VR.SQ) {
            return sequence(h, encoding, end, scope, depth);
        }
        if (h.vr() == VR.UN) {
            return unknown(h, scope, depth);
        }
        return plain(h, h.vr(), encoding, scope);
    }

    private Element undefinedLength(Header h, Encoding encoding, long end, ItemScope scope, int depth)
            throws MalformedDicomException, IOException {
        if (h.tag() == Tag.PixelData || h.vr() == VR.OB || h.vr() == VR.OW) {
            return fragments(h, encoding, end);
        }
        if (h.vr() == VR.SQ) {
            return sequence(h, encoding, end, scope, depth);
        }
        if (h.vr() == VR.UN) { // PS3.5 6.2.2: a sequence in implicit VR little endian
            return sequence(h, Encoding.IMPLICIT_LITTLE, end, scope, depth);
        }
        throw malformed(h.valueAt(), DataDictionary.name(h.tag()) + " of VR " + h.vr() + " has no length");
    }

    /** PS3.5 6.2.2: what the dictionary knows is decoded as implicit VR little endian, whatever the transfer syntax. */
    private Element unknown(Header h, ItemScope scope, int depth) throws MalformedDicomException, IOException {
        VR vr = ImplicitVr.of(h.tag(), scope.signedPixels()).orElse(VR.UN);
        if (vr == VR.SQ) {
            return sequence(h, Encoding.IMPLICIT_LITTLE, pos + h.length(), scope, depth);
        }
        boolean fits = h.length() % ValueDecoder.width(vr) == 0;
        return plain(h, fits ? vr : VR.UN, Encoding.IMPLICIT_LITTLE, scope);
    }

    private Element plain(Header h, VR vr, Encoding encoding, ItemScope scope)
            throws MalformedDicomException, IOException {
        long at = pos;
        pos += h.length();
        if (vr.isBulk()) {
            return bulk(at, h, vr, encoding.bigEndian() ? vr.wordLength() : 1);
        }
        if (h.length() > MAX_VALUE) {
            throw malformed(at, DataDictionary.name(h.tag()) + " of VR " + vr + " has " + h.length() + " bytes");
        }
        take(3 * h.length());
        byte[] bytes = source.copy(at, (int) h.length());
        try {
            return ValueDecoder.decode(vr, bytes, encoding.order(), scope.repertoire(), budget);
        } catch (MalformedDicomException e) {
            throw malformed(at, DataDictionary.name(h.tag()) + ": " + e.getMessage());
        }
    }

    private Element bulk(long at, Header h, VR vr, int word) throws MalformedDicomException, IOException {
        if (h.length() <= SMALL_BULK) {
            take(h.length());
            byte[] bytes = source.copy(at, (int) h.length());
            ByteOrdering.reverse(bytes, word);
            return Element.Bulk.of(vr, bytes);
        }
        takeIfHeld(h.length());
        ByteSource.Span span = source.span(at);
        span.extendTo(at + h.length());
        return new Element.Bulk(vr, span.data(word));
    }

    private Element sequence(Header h, Encoding encoding, long end, ItemScope scope, int depth)
            throws MalformedDicomException, IOException {
        if (depth >= limits.maxDepth()) {
            throw malformed(
                    pos, DataDictionary.name(h.tag()) + ": sequences nest more than " + limits.maxDepth() + " deep");
        }
        long sequenceEnd = h.undefined() ? end : pos + h.length();
        List<Dataset> items = new ArrayList<>();
        while (h.undefined() || pos < sequenceEnd) {
            Header item = itemHeader(encoding, sequenceEnd, h);
            pos = item.valueAt();
            if (item.tag() == SEQUENCE_DELIMITATION) {
                return new Element.Sequence(items);
            }
            take(PER_ELEMENT);
            long itemEnd = item.undefined() ? sequenceEnd : pos + item.length();
            items.add(elements(encoding, itemEnd, item.undefined(), new ItemScope(scope), depth + 1));
        }
        return new Element.Sequence(items);
    }

    private Header itemHeader(Encoding encoding, long end, Header sequence)
            throws MalformedDicomException, IOException {
        ByteBuffer b = bytes(8, end);
        int tag = tag(b, encoding);
        if (tag == ITEM || (tag == SEQUENCE_DELIMITATION && sequence.undefined())) {
            return checked(new Header(tag, VR.UN, Integer.toUnsignedLong(b.getInt()), pos + 8), end);
        }
        throw malformed(pos, DataDictionary.name(sequence.tag()) + " has something other than an item in it");
    }

    private Element fragments(Header h, Encoding encoding, long end) throws MalformedDicomException, IOException {
        long start = pos;
        ByteSource.Span span = source.span(start);
        while (true) {
            Header item = itemHeader(encoding, end, h);
            if (item.undefined()) {
                throw malformed(pos, "a fragment of " + DataDictionary.name(h.tag()) + " has no length");
            }
            if (item.tag() == SEQUENCE_DELIMITATION) {
                pos = item.valueAt();
                return new Element.Bulk(VR.OB, new EncapsulatedFragments(transferSyntax, span.data(1)));
            }
            long next = item.valueAt() + item.length();
            requireWithin(limits.maxElementLength(), next - start, "one element");
            takeIfHeld(next - pos);
            span.extendTo(next);
            pos = next;
        }
    }

    private static int tag(ByteBuffer b, Encoding encoding) {
        b.order(encoding.order());
        return (b.getShort() << 16) | (b.getShort() & 0xffff);
    }

    private ByteBuffer bytes(int count, long end) throws MalformedDicomException, IOException {
        if (end - pos < count) {
            throw breaksOff();
        }
        requireWithin(limits.maxTotalLength(), pos + count, "the whole");
        return source.view(pos, count);
    }

    private static Optional<VR> explicitVr(char first, char second) {
        return isCapital(first) && isCapital(second)
                ? BY_LETTERS[(first - 'A') * LETTERS + second - 'A']
                : Optional.empty();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
    private static Optional<VR>[] byLetters() {
        Optional<VR>[] all = new Optional[LETTERS * LETTERS];
        Arrays.fill(all, Optional.empty());
        for (VR vr : VR.values()) {
            all[(vr.name().charAt(0) - 'A') * LETTERS + vr.name().charAt(1) - 'A'] = Optional.of(vr);
        }
        return all;
    }

    private static boolean isGroupLength(int tag) {
        return (tag & 0xffff) == 0;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private void requireWithin(long limit, long length, String what) throws MalformedDicomException {
        if (length > limit) {
            throw malformed(
                    pos,
                    DataDictionary.name(lastTag) + " is or ends beyond the limit of " + limit + " bytes for " + what);
        }
    }

    private void take(long bytes) throws MalformedDicomException {
        if (!budget.take(bytes)) {
            throw malformed(pos, DataDictionary.name(lastTag) + ": " + budget.exceeded());
        }
    }

    /** Bulk data take memory only where they cannot stay in the source. */
    private void takeIfHeld(long bytes) throws MalformedDicomException {
        if (!(source instanceof FileSource)) {
            take(bytes);
        }
    }

    private MalformedDicomException breaksOff() {
        return malformed(pos, "the data break off at or after " + DataDictionary.name(lastTag));
    }

    private static MalformedDicomException malformed(long at, String problem) {
        return new MalformedDicomException("at byte " + at + ": " + problem);
    }
}
