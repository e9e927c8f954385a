package org.deltarad.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An immutable DICOM data set: elements in tag order (unsigned), sequences nest. Group 0002 is not part of it, see
 * {@link DicomFile}. Typed getters name the attribute's keyword when they fail.
 */
public final class Dataset {
    private static final Comparator<Integer> UNSIGNED = Integer::compareUnsigned;
    private static final Dataset EMPTY = new Builder().build();

    private final NavigableMap<Integer, Element> elements;

    private Dataset(NavigableMap<Integer, Element> elements) {
        this.elements = elements;
    }

    public static Dataset empty() {
        return EMPTY;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts with this data set's elements. */
    public Builder toBuilder() {
        Builder b = new Builder();
        b.elements.putAll(elements);
        return b;
    }

    /** All elements in ascending (unsigned) tag order. */
    public NavigableMap<Integer, Element> elements() {
        return elements;
    }

    public Optional<Element> get(int tag) {
        return Optional.ofNullable(elements.get(tag));
    }

    /** Whether the attribute is there with at least one value. */
    public boolean hasValue(int tag) {
        Element e = elements.get(tag);
        return e != null && e.size() > 0;
    }

    /** The character values of an attribute; empty when it is absent, empty or not text. */
    public List<String> strings(int tag) {
        return elements.get(tag) instanceof Element.Text t ? t.values() : List.of();
    }

    /** The first character value, where there is one that is not blank. */
    public Optional<String> string(int tag) {
        List<String> values = strings(tag);
        return values.isEmpty() || values.get(0).isBlank() ? Optional.empty() : Optional.of(values.get(0));
    }

    /**
     * The first character value of an attribute that must be there.
     *
     * @throws AttributeException when it is absent or blank
     */
    public String requireString(int tag) throws AttributeException {
        return string(tag).orElseThrow(() -> new AttributeException(tag, "is missing or empty"));
    }

    /** All values as numbers: DS, IS, integer and floating point VRs; empty when absent or not numeric in form. */
    public double[] doubles(int tag) {
        Element e = elements.get(tag);
        if (e instanceof Element.Floats f) {
            return f.values().stream().mapToDouble(Double::doubleValue).toArray();
        }
        if (e instanceof Element.Integers i) {
            return i.values().stream().mapToDouble(Long::doubleValue).toArray();
        }
        if (e instanceof Element.Text t) {
            try {
                return t.values().stream()
                        .mapToDouble(s -> Double.parseDouble(s.trim()))
                        .toArray();
            } catch (NumberFormatException notANumber) {
                return new double[0];
            }
        }
        return new double[0];
    }

    /** The first value as a number, where there is one. */
    public Optional<Double> number(int tag) {
        double[] v = doubles(tag);
        return v.length == 0 ? Optional.empty() : Optional.of(v[0]);
    }

    /**
     * Exactly {@code count} numbers.
     *
     * @throws AttributeException when absent or of another multiplicity
     */
    public double[] requireDoubles(int tag, int count) throws AttributeException {
        double[] v = doubles(tag);
        if (v.length != count) {
            throw new AttributeException(tag, "must have " + count + " number(s), has " + v.length);
        }
        return v;
    }

    /** The first value as a whole number, where there is one. */
    public Optional<Integer> integer(int tag) {
        return number(tag)
                .filter(v -> v == Math.rint(v) && Math.abs(v) <= Integer.MAX_VALUE)
                .map(Double::intValue);
    }

    /**
     * A whole number that must be there.
     *
     * @throws AttributeException when it is absent or not whole
     */
    public int requireInt(int tag) throws AttributeException {
        return integer(tag).orElseThrow(() -> new AttributeException(tag, "must be a whole number"));
    }

    /** The items of a sequence; empty when it is absent. */
    public List<Dataset> items(int tag) {
        return elements.get(tag) instanceof Element.Sequence s ? s.items() : List.of();
    }

    /** The first item of a sequence, where there is one. */
    public Optional<Dataset> item(int tag) {
        List<Dataset> items = items(tag);
        return items.isEmpty() ? Optional.empty() : Optional.of(items.get(0));
    }

    /**
     * The first item of a sequence that must have one.
     *
     * @throws AttributeException when it is absent or empty
     */
    public Dataset requireItem(int tag) throws AttributeException {
        return item(tag).orElseThrow(() -> new AttributeException(tag, "must have an item"));
    }

    /**
     * The tag of a private element (PS3.5 7.8): its block is the one that the private creator reserved.
     *
     * @param group   odd
     * @param creator value of the Private Creator element (gggg,0010-00ff)
     * @param element low byte of the element number, 0 to 0xff
     * @return empty when the creator has no block in that group; the element itself need not be there
     */
    public Optional<Integer> privateTag(int group, String creator, int element) {
        return PrivateBlocks.find(elements, group, creator).map(block -> PrivateBlocks.tag(group, block, element));
    }

    /** A private element by its creator, see {@link #privateTag}. */
    public Optional<Element> getPrivate(int group, String creator, int element) {
        return privateTag(group, creator, element).flatMap(this::get);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Dataset d && elements.equals(d.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return "Dataset[" + elements.size() + " elements]";
    }

    /**
     * Collects elements. What we make ourselves goes through {@link #text}, {@link #numbers}, {@link #items} and {@link
     * #bulk}, which hold it to PS3.5 6.2: the VR, by {@link DataDictionary} unless it is given, lengths, character
     * repertoire, form and range. Elements that were read go through {@link #put} and {@link #copy} as they are, for
     * peers send values that break their VR and these are to be kept.
     */
    public static final class Builder {
        private final TreeMap<Integer, Element> elements = new TreeMap<>(UNSIGNED);

        private Builder() {}

        /** Puts an element as it is, replacing one of the same tag. */
        public Builder put(int tag, Element element) {
            elements.put(tag, element);
            return this;
        }

        /** Whether an element of that tag was put. */
        public boolean has(int tag) {
            return elements.containsKey(tag);
        }

        public Builder remove(int tag) {
            elements.remove(tag);
            return this;
        }

        /** Copies an attribute of another data set, where it is there. */
        public Builder copy(int tag, Dataset from) {
            from.get(tag).ifPresent(e -> put(tag, e));
            return this;
        }

        /**
         * Puts character values; without values, an empty (type 2) element.
         *
         * @throws InvalidValueException when a value is none of the VR
         */
        public Builder text(int tag, String... values) {
            return text(tag, vr(tag), values);
        }

        /** As {@link #text(int, String...)}, for an attribute that the dictionary lacks or gives several VRs. */
        public Builder text(int tag, VR vr, String... values) {
            Element.Text element = textElement(tag, vr, values);
            for (String value : element.values()) {
                TextRules.problem(vr, value).ifPresent(problem -> {
                    throw new InvalidValueException(tag, problem);
                });
            }
            return put(tag, element);
        }

        /**
         * Puts a matching key of a query, which may hold wildcards and ranges where values must not (PS3.4 C.2.2.2);
         * without values it matches all and asks for the attribute's return.
         */
        public Builder key(int tag, String... values) {
            return put(tag, textElement(tag, vr(tag), values));
        }

        private static Element.Text textElement(int tag, VR vr, String... values) {
            if (!vr.isText()) {
                throw new InvalidValueException(tag, "of VR " + vr + " takes no text");
            }
            try {
                return new Element.Text(vr, Arrays.asList(values));
            } catch (IllegalArgumentException e) {
                throw new InvalidValueException(tag, e.getMessage());
            }
        }

        /**
         * Puts numbers into any numeric VR; DS is written with at most 16 characters (PS3.5 6.2).
         *
         * @throws InvalidValueException when the VR is not numeric or cannot hold a number
         */
        public Builder numbers(int tag, double... values) {
            return numbers(tag, vr(tag), values);
        }

        /** As {@link #numbers(int, double...)}, for an attribute that the dictionary lacks or gives several VRs. */
        public Builder numbers(int tag, VR vr, double... values) {
            try {
                return put(tag, numeric(vr, values));
            } catch (IllegalArgumentException e) {
                throw new InvalidValueException(tag, e.getMessage());
            }
        }

        private static Element numeric(VR vr, double... values) {
            if (vr.isFloat()) {
                return new Element.Floats(vr, Arrays.stream(values).boxed().toList());
            }
            if (vr.isInteger()) {
                return new Element.Integers(
                        vr, Arrays.stream(values).mapToObj(Builder::exactLong).toList());
            }
            return switch (vr) {
                case DS ->
                    new Element.Text(
                            vr,
                            Arrays.stream(values).mapToObj(DecimalString::of).toList());
                case IS ->
                    new Element.Text(
                            vr,
                            Arrays.stream(values)
                                    .mapToObj(v -> Integer.toString(exactInt(v)))
                                    .toList());
                default -> throw new IllegalArgumentException("of VR " + vr + " takes no numbers");
            };
        }

        public Builder items(int tag, List<Dataset> items) {
            if (DataDictionary.vr(tag).orElse(VR.SQ) != VR.SQ) {
                throw new InvalidValueException(tag, "is no sequence");
            }
            return put(tag, new Element.Sequence(items));
        }

        public Builder items(int tag, Dataset... items) {
            return items(tag, Arrays.asList(items));
        }

        /**
         * Puts a copy of bytes in little endian order.
         *
         * @throws InvalidValueException when the VR takes no bytes, or not such a number of them
         */
        public Builder bulk(int tag, VR vr, byte[] littleEndian) {
            if (!vr.isBulk()) {
                throw new InvalidValueException(tag, "cannot be bytes of VR " + vr);
            }
            if (littleEndian.length % vr.wordLength() != 0) {
                throw new InvalidValueException(
                        tag, "has " + littleEndian.length + " bytes, no whole number of words of " + vr);
            }
            return put(tag, Element.Bulk.of(vr, littleEndian.clone()));
        }

        /**
         * The tag of a private element, whose block is reserved for the creator by this unless it was before (PS3.5
         * 7.8.1); put the element with its VR.
         *
         * @param group   odd
         * @param creator as LO takes it
         * @param element low byte of the element number, 0 to 0xff
         */
        public int privateTag(int group, String creator, int element) {
            int block = PrivateBlocks.find(elements, group, creator).orElseGet(() -> {
                int free = PrivateBlocks.free(elements, group);
                text(group << 16 | free, VR.LO, creator);
                return free;
            });
            return PrivateBlocks.tag(group, block, element);
        }

        public Dataset build() {
            return new Dataset(
                    Collections.unmodifiableNavigableMap(new TreeMap<>((SortedMap<Integer, Element>) elements)));
        }

        private static VR vr(int tag) {
            return DataDictionary.vr(tag)
                    .orElseThrow(() -> new InvalidValueException(tag, "is not in the dictionary; put it with its VR"));
        }

        private static int exactInt(double v) {
            long whole = exactLong(v);
            if (whole != (int) whole) {
                throw new IllegalArgumentException("takes numbers of 32 bits, got " + whole);
            }
            return (int) whole;
        }

        private static long exactLong(double v) {
            if (v != Math.rint(v) || Math.abs(v) > 1L << 53) {
                throw new IllegalArgumentException("takes whole numbers, got " + v);
            }
            return (long) v;
        }
    }

    /** The attributes of several data sets in one; later ones replace earlier ones. */
    public static Dataset merge(Dataset... parts) {
        Builder b = builder();
        List<Dataset> all = new ArrayList<>(List.of(parts));
        all.forEach(p -> p.elements.forEach(b::put));
        return b.build();
    }
}
