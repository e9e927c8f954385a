package org.deltarad.dicom.pixels.jpeg2000;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.deltarad.dicom.pixels.codestream.CodestreamException;
import org.deltarad.dicom.pixels.codestream.FrameShape;

/**
 * The main header and tile-part headers of a codestream (15444-1 annex A), checked before the decoder takes memory for
 * what they claim.
 *
 * @param bytes     of the codestream alone
 * @param left      image offset on the reference grid, and top
 * @param precision bits per sample, the same for all components
 */
@SuppressWarnings("ArrayRecordComponent") // handed on, never compared
record Codestream(byte[] bytes, int left, int top, int precision, boolean signed) {
    private static final int SOC = 0xff4f;
    private static final int CAP = 0xff50;
    private static final int SIZ = 0xff51;
    private static final int COD = 0xff52;
    private static final int SOT = 0xff90;
    private static final int SOD = 0xff93;
    private static final int EOC = 0xffd9;
    private static final int JP2_SIGNATURE = 0x6a502020;
    private static final int JP2_CODESTREAM = 0x6a703263;
    /** Tiles that are decoded: the standard allows 65,535, which only an attack has in a frame. */
    private static final int MAX_TILES = 4096;

    private static final int MAX_PRECISION = 16;
    /** The smallest precinct that is decoded is 2^4 wide and high; encoders use 2^7 to 2^15. */
    private static final int LEAST_PRECINCT = 4;

    private static final int MAX_LAYERS = 256;

    static Codestream of(byte[] fragment, FrameShape shape) throws CodestreamException {
        ByteBuffer in = unwrapped(ByteBuffer.wrap(fragment));
        if (in.remaining() < 4 || u16(in) != SOC || u16(in) != SIZ) {
            throw new CodestreamException("no JPEG 2000 codestream: SOC and SIZ are missing");
        }
        Codestream codestream = size(segment(in, SIZ), in.array(), shape);
        mainHeader(in);
        tileParts(in);
        return new Codestream(
                Arrays.copyOfRange(in.array(), in.arrayOffset(), in.arrayOffset() + in.limit()),
                codestream.left,
                codestream.top,
                codestream.precision,
                codestream.signed);
    }

    /** Some writers put a whole JP2 file where only its codestream belongs. */
    private static ByteBuffer unwrapped(ByteBuffer in) throws CodestreamException {
        if (in.remaining() < 12 || in.getInt(4) != JP2_SIGNATURE) {
            return in;
        }
        while (in.remaining() >= 8) {
            int start = in.position();
            long length = Integer.toUnsignedLong(in.getInt());
            if (in.getInt() == JP2_CODESTREAM) {
                return in.slice();
            }
            if (length < 8 || length > in.limit() - start) {
                break;
            }
            in.position(start + (int) length);
        }
        throw new CodestreamException("a JP2 file without a codestream");
    }

    private static Codestream size(ByteBuffer s, byte[] bytes, FrameShape shape) throws CodestreamException {
        s.getShort();
        long right = u32(s);
        long bottom = u32(s);
        long left = u32(s);
        long top = u32(s);
        long tileWidth = u32(s);
        long tileHeight = u32(s);
        long tileLeft = u32(s);
        long tileTop = u32(s);
        int components = u16(s);
        int depth = s.get() & 0xff;
        shape.require(right - left, bottom - top, components, (depth & 0x7f) + 1);
        if (right > Integer.MAX_VALUE || bottom > Integer.MAX_VALUE || (depth & 0x7f) + 1 > MAX_PRECISION) {
            throw new CodestreamException("more than " + MAX_PRECISION + " bits, or an image too far off its origin");
        }
        if (tileWidth == 0
                || tileHeight == 0
                || tileLeft > left
                || tileTop > top
                || tileLeft + tileWidth <= left
                || tileTop + tileHeight <= top) {
            throw new CodestreamException("a grid of tiles that does not cover the image");
        }
        long tiles = ceil(right - tileLeft, tileWidth) * ceil(bottom - tileTop, tileHeight);
        if (tiles > MAX_TILES) {
            throw new CodestreamException(tiles + " tiles; more than " + MAX_TILES + " are not decoded");
        }
        for (int c = 0; c < components; c++) {
            if (c > 0 && (s.get() & 0xff) != depth) {
                throw new CodestreamException("components of different precision are not supported");
            }
            if (u16(s) != 0x0101) {
                throw new CodestreamException("sub-sampled components are not supported");
            }
        }
        return new Codestream(bytes, (int) left, (int) top, (depth & 0x7f) + 1, depth >> 7 == 1);
    }

    private static long ceil(long n, long d) {
        return (n + d - 1) / d;
    }

    /** Up to the first SOT, which is left to be read. */
    private static void mainHeader(ByteBuffer in) throws CodestreamException {
        while (true) {
            if (in.remaining() < 2) {
                throw new CodestreamException("the main header breaks off");
            }
            int marker = u16(in);
            if (marker == SOT) {
                in.position(in.position() - 2);
                return;
            }
            if (marker == CAP) {
                throw new CodestreamException("High-Throughput JPEG 2000 is not decoded");
            }
            ByteBuffer s = segment(in, marker);
            if (marker == COD) {
                style(s);
            }
        }
    }

    private static void style(ByteBuffer s) throws CodestreamException {
        int flags = s.get();
        s.get();
        int layers = u16(s);
        s.get();
        int levels = s.get() & 0xff;
        s.position(s.position() + 4);
        if (layers == 0 || layers > MAX_LAYERS || levels > 32) {
            throw new CodestreamException(layers + " layers and " + levels + " decomposition levels");
        }
        for (int r = 0; (flags & 1) == 1 && r <= levels; r++) {
            int size = s.get() & 0xff;
            if (r > 0 && ((size & 15) < LEAST_PRECINCT || size >> 4 < LEAST_PRECINCT)) {
                throw new CodestreamException("precincts of less than " + (1 << LEAST_PRECINCT) + " samples");
            }
        }
    }

    /** All tile-parts must be there as long as they say they are. */
    private static void tileParts(ByteBuffer in) throws CodestreamException {
        int marker = 0;
        while (in.remaining() >= 2) {
            int start = in.position();
            marker = u16(in);
            if (marker != SOT) {
                break;
            }
            ByteBuffer s = segment(in, SOT);
            s.getShort();
            long length = u32(s);
            if (length == 0) {
                // Up to the end of the codestream.
                requireStuffed(in.slice());
                return;
            }
            if (length < 14 || length > in.limit() - start) {
                throw new CodestreamException(
                        "a tile-part of " + length + " bytes breaks off after " + (in.limit() - start));
            }
            requireStuffed(in.slice(in.position(), start + (int) length - in.position()));
            in.position(start + (int) length);
        }
        if (marker != EOC && in.hasRemaining()) {
            throw new CodestreamException("no marker where a tile-part or the end must be");
        }
    }

    /**
     * After the tile-part's header, coded data never has FF after FF, neither packet headers (15444-1 B.10.1) nor code-blocks (C.2.2): JJ2000 would read
     * ones for ever.
     */
    private static void requireStuffed(ByteBuffer tilePart) throws CodestreamException {
        for (int marker = 0; marker != SOD; ) {
            marker = tilePart.remaining() < 2 ? SOD : u16(tilePart);
            if (marker != SOD) {
                segment(tilePart, marker);
            }
        }
        for (int n = tilePart.position(); n + 1 < tilePart.limit(); n++) {
            if (tilePart.get(n) == (byte) 0xff && tilePart.get(n + 1) == (byte) 0xff) {
                throw new CodestreamException("FF after FF in a tile-part, which no coded data have");
            }
        }
    }

    private static ByteBuffer segment(ByteBuffer in, int marker) throws CodestreamException {
        int length = in.remaining() < 2 ? 0 : u16(in);
        if (length < 2 || length - 2 > in.remaining()) {
            throw new CodestreamException(String.format("the segment of marker %04X is broken", marker));
        }
        ByteBuffer segment = in.slice(in.position(), length - 2);
        in.position(in.position() + length - 2);
        return segment;
    }

    private static int u16(ByteBuffer b) {
        return b.getShort() & 0xffff;
    }

    private static long u32(ByteBuffer b) {
        return Integer.toUnsignedLong(b.getInt());
    }
}
