package org.deltarad.volume.io;

import java.nio.ByteBuffer;

/** Stored voxel types. */
enum ScalarType {
    INT8(1, true),
    UINT8(1, true),
    INT16(2, true),
    UINT16(2, true),
    INT32(4, true),
    UINT32(4, true),
    INT64(8, true),
    UINT64(8, true),
    FLOAT32(4, false),
    FLOAT64(8, false);

    private static final double TWO_TO_64 = 0x1p64;

    private final int bytes;
    private final boolean integral;

    ScalarType(int bytes, boolean integral) {
        this.bytes = bytes;
        this.integral = integral;
    }

    int bytes() {
        return bytes;
    }

    boolean integral() {
        return integral;
    }

    /** The next value; 64-bit integers beyond 2^53 are rounded to double. */
    double next(ByteBuffer data) {
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
