package org.deltarad.dicom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An immutable DICOM data set: elements in tag order (unsigned), sequences nest. Group 0002 is not part of it, see
 * {@link DicomFile}. Typed getters name the attribute's keyword when they fail.
 */
public final class Dataset {
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
        return strings(tag).stream().findFirst().filter(s -> !s.isBlank());
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
        return items(tag).stream().findFirst();
    }

    /**
     * The first item of a sequence that must have one.
     *
     * @throws AttributeException when it is absent or empty
     */
    public Dataset requireItem(int tag) throws AttributeException {
        return item(tag).orElseThrow(() -> new AttributeException(tag, "must have an item"));
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

    /** Collects elements; the VR comes from {@link DataDictionary} unless it is given. */
    public static final class Builder {
        private final TreeMap<Integer, Element> elements = new TreeMap<>(Integer::compareUnsigned);

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

        /** Puts character values; without values, an empty (type 2) element. */
        public Builder text(int tag, String... values) {
            return put(tag, new Element.Text(vr(tag), Arrays.asList(values)));
        }

        /** Puts numbers into any numeric VR; DS is written with at most 16 characters (PS3.5 6.2). */
        public Builder numbers(int tag, double... values) {
            VR vr = vr(tag);
            if (vr.isFloat()) {
                return put(
                        tag,
                        new Element.Floats(vr, Arrays.stream(values).boxed().toList()));
            }
            if (vr.isInteger()) {
                return put(
                        tag,
                        new Element.Integers(
                                vr,
                                Arrays.stream(values)
                                        .mapToObj(v -> exactLong(tag, v))
                                        .toList()));
            }
            return switch (vr) {
                case DS ->
                    put(
                            tag,
                            new Element.Text(
                                    vr,
                                    Arrays.stream(values)
                                            .mapToObj(DecimalString::of)
                                            .toList()));
                case IS ->
                    put(
                            tag,
                            new Element.Text(
                                    vr,
                                    Arrays.stream(values)
                                            .mapToObj(v -> Long.toString(exactLong(tag, v)))
                                            .toList()));
                default ->
                    throw new IllegalArgumentException(DataDictionary.name(tag) + " of VR " + vr + " takes no numbers");
            };
        }

        public Builder items(int tag, List<Dataset> items) {
            if (vr(tag) != VR.SQ) {
                throw new IllegalArgumentException(DataDictionary.name(tag) + " is no sequence");
            }
            return put(tag, new Element.Sequence(items));
        }

        public Builder items(int tag, Dataset... items) {
            return items(tag, Arrays.asList(items));
        }

        /** Puts bytes in little endian order. */
        public Builder bulk(int tag, VR vr, byte[] littleEndian) {
            return put(tag, Element.Bulk.of(vr, littleEndian));
        }

        public Dataset build() {
            TreeMap<Integer, Element> copy = new TreeMap<>(Integer::compareUnsigned);
            copy.putAll(elements);
            return new Dataset(Collections.unmodifiableNavigableMap(copy));
        }

        private static VR vr(int tag) {
            return DataDictionary.vr(tag)
                    .orElseThrow(() -> new IllegalArgumentException(
                            DataDictionary.name(tag) + " is not in the dictionary; put it with its VR"));
        }

        private static long exactLong(int tag, double v) {
            if (v != Math.rint(v)) {
                throw new IllegalArgumentException(DataDictionary.name(tag) + " takes whole numbers, got " + v);
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
