package org.deltarad.volume;

import java.nio.ByteBuffer;

/** The type voxels have where an image is stored; filters and resampling round to it as ITK and NumPy do. */
public enum ScalarType {
    INT8(1, -0x1p7, 0x1p7 - 1),
    UINT8(1, 0, 0x1p8 - 1),
    INT16(2, -0x1p15, 0x1p15 - 1),
    UINT16(2, 0, 0x1p16 - 1),
    INT32(4, -0x1p31, 0x1p31 - 1),
    UINT32(4, 0, 0x1p32 - 1),
    INT64(8, -0x1p63, 0x1p63),
    UINT64(8, 0, 0x1p64),
    FLOAT32(4, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY),
    FLOAT64(8, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    private static final double TWO_TO_64 = 0x1p64;

    private final int bytes;
    private final double lowest;
    private final double highest;

    ScalarType(int bytes, double lowest, double highest) {
        this.bytes = bytes;
        this.lowest = lowest;
        this.highest = highest;
    }

    /** Bytes of a value. */
    public int bytes() {
        return bytes;
    }

    /** Whether values are whole numbers. */
    public boolean integral() {
        return this != FLOAT32 && this != FLOAT64;
    }

    /**
     * A number as this type holds it, by ITK's {@code ResampleImageFilter}: clamped to the range and cut off towards
     * zero for whole numbers (NaN becomes 0), rounded for {@link #FLOAT32}.
     */
    public double hold(double value) {
        return switch (this) {
            case FLOAT64 -> value;
            case FLOAT32 -> (float) value;
            default -> Double.isNaN(value) ? 0 : truncate(Math.max(lowest, Math.min(highest, value)));
        };
    }

    /** Whole numbers have one zero. */
    private static double truncate(double value) {
        return value <= 0 ? -Math.floor(-value) + 0.0 : Math.floor(value);
    }

    /** The next value of a buffer, in its byte order; 64-bit integers beyond 2^53 are rounded to double. */
    public double next(ByteBuffer data) {
        return switch (this) {
            case INT8 -> data.get();
            case UINT8 -> Byte.toUnsignedInt(data.get());
            case INT16 -> data.getShort();
            case UINT16 -> Short.toUnsignedInt(data.getShort());
            case INT32 -> data.getInt();
            case UINT32 -> Integer.toUnsignedLong(data.getInt());
            case INT64 -> data.getLong();
            case UINT64 -> {
                long v = data.getLong();
                yield v >= 0 ? v : v + TWO_TO_64;
            }
            case FLOAT32 -> data.getFloat();
            case FLOAT64 -> data.getDouble();
        };
    }
}
