package org.deltarad.dicom;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;

/** The value of a data element: one of the five forms that VRs take (PS3.5 6.2). */
public sealed interface Element {
    VR vr();

    /** Number of values; 0 for an empty element. */
    int size();

    /**
     * Character values, decoded by the Specific Character Set. Padding is taken off: trailing spaces and NULs, leading
     * spaces but of UC and texts; a single empty value is none. Length and form may be other than the VR allows, as
     * peers send them; {@link Dataset.Builder#text} checks what is ours.
     */
    record Text(VR vr, List<String> values) implements Element {
        /** @throws IllegalArgumentException for several values of LT, ST, UR or UT, or a backslash in one of the others */
        public Text {
            if (!vr.isText()) {
                throw new IllegalArgumentException(vr + " is not a text VR");
            }
            values = normal(vr, values);
        }

        private static List<String> normal(VR vr, List<String> values) {
            if (vr.isSingleText() && values.size() > 1) {
                throw new IllegalArgumentException("VR " + vr + " takes one value, not " + values.size());
            }
            String[] plain = new String[values.size()];
            for (int i = 0; i < plain.length; i++) {
                plain[i] = TextRules.withoutPadding(vr, values.get(i));
                if (!vr.isSingleText() && plain[i].indexOf('\\') >= 0) {
                    throw new IllegalArgumentException("'" + plain[i] + "' has a backslash, which delimits values");
                }
            }
            return plain.length == 1 && plain[0].isEmpty() ? List.of() : List.of(plain);
        }

        @Override
        public int size() {
            return values.size();
        }
    }

    /** Binary integers; unsigned VRs as non-negative numbers (UV as its 64 bits), AT as group * 65536 + element. */
    record Integers(VR vr, List<Long> values) implements Element {
        /** @throws IllegalArgumentException for a value beyond the VR's range */
        public Integers {
            if (!vr.isInteger()) {
                throw new IllegalArgumentException(vr + " is not an integer VR");
            }
            values = List.copyOf(values);
            for (long v : values) {
                if (!fits(vr, v)) {
                    throw new IllegalArgumentException("VR " + vr + " cannot hold " + v);
                }
            }
        }

        private static boolean fits(VR vr, long v) {
            return switch (vr) {
                case SS -> v == (short) v;
                case US -> v == (v & 0xffff);
                case SL -> v == (int) v;
                case AT, UL -> v == (v & 0xffffffffL);
                default -> true;
            };
        }

        @Override
        public int size() {
            return values.size();
        }
    }

    /** Binary floating point numbers. */
    record Floats(VR vr, List<Double> values) implements Element {
        public Floats {
            if (!vr.isFloat()) {
                throw new IllegalArgumentException(vr + " is not a floating point VR");
            }
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }
    }

    /** Items of a sequence. */
    record Sequence(List<Dataset> items) implements Element {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public VR vr() {
            return VR.SQ;
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    /** Bytes or words in little endian order, possibly a slice of the file they came from. Equal when the bytes are. */
    record Bulk(VR vr, BulkData data) implements Element {
        public Bulk {
            if (!vr.isBulk()) {
                throw new IllegalArgumentException(vr + " is not a bulk VR");
            }
        }

        /** A bulk element held in memory. */
        public static Bulk of(VR vr, byte[] littleEndian) {
            return new Bulk(vr, BulkData.of(littleEndian));
        }

        @Override
        public int size() {
            return data.length() == 0 ? 0 : 1;
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Bulk b
                    && vr == b.vr
                    && data.length() == b.data.length()
                    && (data == b.data || data.bytes().equals(b.data.bytes()));
        }

        @Override
        public int hashCode() {
            return Objects.hash(vr, data.length());
        }
    }

    /** Bytes read only when asked for. */
    interface BulkData {
        /** Length in bytes. */
        long length();

        /**
         * A read-only view of the bytes, little endian.
         *
         * @throws java.io.UncheckedIOException when the file behind it cannot be read
         */
        ByteBuffer bytes();

        /**
         * As {@link #bytes()}, of a part: a frame of a file that is larger than memory.
         *
         * @throws IndexOutOfBoundsException    when it is not within the value
         * @throws java.io.UncheckedIOException when the file behind it cannot be read
         */
        default ByteBuffer bytes(long offset, int length) {
            Objects.checkFromIndexSize(offset, length, length());
            return bytes().slice((int) offset, length).order(ByteOrder.LITTLE_ENDIAN);
        }

        /** Bytes in memory; the array is not copied and must not change. */
        static BulkData of(byte[] bytes) {
            return new BulkData() {
                @Override
                public long length() {
                    return bytes.length;
                }

                @Override
                public ByteBuffer bytes() {
                    return ByteBuffer.wrap(bytes).asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
                }
            };
        }
    }
}
