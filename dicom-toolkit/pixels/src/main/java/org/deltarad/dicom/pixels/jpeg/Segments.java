package org.deltarad.dicom.pixels.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.pixels.codestream.CodestreamException;
import org.deltarad.dicom.pixels.codestream.FrameShape;
import org.deltarad.dicom.pixels.jpeg.FrameHeader.Component;

/** Reads the marker segments of a codestream in order and keeps the tables they define (T.81 annex B). */
final class Segments {
    private static final int SOF0 = 0xc0;
    private static final int SOF1 = 0xc1;
    private static final int SOF3 = 0xc3;
    private static final int DHT = 0xc4;
    private static final int DAC = 0xcc;
    private static final int SOF15 = 0xcf;
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DQT = 0xdb;
    private static final int DNL = 0xdc;
    private static final int DRI = 0xdd;
    private static final int[] ZIGZAG = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    private final byte[] bytes;
    private final FrameShape shape;
    private final int[][] quantisation = new int[4][];
    private final HuffmanTable[] dc = new HuffmanTable[4];
    private final HuffmanTable[] ac = new HuffmanTable[4];
    private int restart;
    private int at;
    private FrameHeader frame;

    Segments(byte[] bytes, FrameShape shape) {
        this.bytes = bytes;
        this.shape = shape;
    }

    /** Row-major place of a coefficient by its zigzag index. */
    static int place(int zigzag) {
        return ZIGZAG[zigzag];
    }

    /** The frame header, once a scan was read. */
    FrameHeader frame() {
        return frame;
    }

    /** A quantisation table in row-major order. */
    int[] quantisation(Component component) throws CodestreamException {
        int[] table = quantisation[component.quantisation()];
        if (table == null) {
            throw new CodestreamException("quantisation table " + component.quantisation() + " is missing");
        }
        return table;
    }

    /**
     * Reads on to the next scan.
     *
     * @param from where to go on
     * @throws CodestreamException when there is none, or what is on the way is broken or not supported
     */
    ScanHeader nextScan(int from) throws CodestreamException {
        at = from;
        while (true) {
            int marker = marker();
            if (marker == SOI) {
                continue;
            }
            if (marker == EOI) {
                throw new CodestreamException("the image ends before all its components were there");
            }
            int length = u16();
            int end = at + length - 2;
            if (length < 2 || end > bytes.length) {
                throw broken(marker);
            }
            if (marker == SOS) {
                ScanHeader scan = scan(end);
                at = end;
                return scan;
            }
            read(marker, end);
            at = end;
        }
    }

    private void read(int marker, int end) throws CodestreamException {
        if (marker == DHT) {
            huffman(end);
        } else if (marker == DQT) {
            quantisation(end);
        } else if (marker == DRI) {
            restart = u16();
        } else if (marker == DNL) {
            throw new CodestreamException("a DNL marker, the number of lines after the scan, is not supported");
        } else if (marker >= SOF0 && marker <= SOF15 && marker != DAC) {
            frame(marker, end);
        }
    }

    private int marker() throws CodestreamException {
        if (at >= bytes.length || bytes[at] != (byte) 0xff) {
            throw new CodestreamException(
                    at >= bytes.length ? "the codestream breaks off" : "no JPEG marker at byte " + at);
        }
        while (at < bytes.length && bytes[at] == (byte) 0xff) {
            at++;
        }
        return u8();
    }

    private int u8() throws CodestreamException {
        if (at >= bytes.length) {
            throw new CodestreamException("the codestream breaks off");
        }
        return bytes[at++] & 0xff;
    }

    private int u16() throws CodestreamException {
        return (u8() << 8) | u8();
    }

    private static CodestreamException broken(int marker) {
        return new CodestreamException(String.format("the segment of marker FF%02X is broken", marker));
    }

    private void frame(int marker, int end) throws CodestreamException {
        if (marker != SOF0 && marker != SOF1 && marker != SOF3) {
            throw new CodestreamException(String.format(
                    "marker FF%02X: only sequential DCT and lossless JPEG with Huffman coding are decoded", marker));
        }
        if (frame != null) {
            throw new CodestreamException("two frame headers");
        }
        int precision = u8();
        int rows = u16();
        int columns = u16();
        int count = u8();
        shape.require(columns, rows, count, precision);
        boolean lossless = marker == SOF3;
        if (lossless ? precision < 2 || precision > 16 : precision != 8 && (marker == SOF0 || precision != 12)) {
            throw new CodestreamException("a precision of " + precision + " bits");
        }
        if (end - at != 3 * count) {
            throw broken(marker);
        }
        List<Component> components = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            int id = u8();
            int sampling = u8();
            components.add(new Component(n, id, sampling >> 4, sampling & 15, u8()));
        }
        for (Component c : components) {
            if (c.h() < 1 || c.h() > 4 || c.v() < 1 || c.v() > 4 || c.quantisation() > 3) {
                throw broken(marker);
            }
            if (lossless
                    && (c.h() != components.get(0).h()
                            || c.v() != components.get(0).v())) {
                throw new CodestreamException("lossless components of different sampling are not supported");
            }
        }
        frame = new FrameHeader(lossless, precision, columns, rows, List.copyOf(components));
    }

    private void huffman(int end) throws CodestreamException {
        while (at < end) {
            int which = u8();
            int[] counts = new int[16];
            int total = 0;
            for (int n = 0; n < 16; n++) {
                counts[n] = u8();
                total += counts[n];
            }
            if ((which & 15) > 3 || which >> 4 > 1 || total > 256 || at + total > end) {
                throw broken(DHT);
            }
            byte[] values = new byte[total];
            System.arraycopy(bytes, at, values, 0, total);
            at += total;
            (which >> 4 == 0 ? dc : ac)[which & 15] = new HuffmanTable(counts, values);
        }
    }

    private void quantisation(int end) throws CodestreamException {
        while (at < end) {
            int which = u8();
            int[] table = new int[64];
            if ((which & 15) > 3 || which >> 4 > 1 || at + 64 * (1 + (which >> 4)) > end) {
                throw broken(DQT);
            }
            for (int n = 0; n < 64; n++) {
                table[place(n)] = which >> 4 == 0 ? u8() : u16();
            }
            quantisation[which & 15] = table;
        }
    }

    private ScanHeader scan(int end) throws CodestreamException {
        if (frame == null) {
            throw new CodestreamException("a scan without a frame header");
        }
        int count = u8();
        if (count < 1 || count > frame.components().size() || end - at != 2 * count + 3) {
            throw broken(SOS);
        }
        List<ScanHeader.Part> parts = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            int id = u8();
            int tables = u8();
            Component component = frame.components().stream()
                    .filter(c -> c.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new CodestreamException("a scan of component " + id + ", which is not there"));
            parts.add(new ScanHeader.Part(
                    component, table(dc, tables >> 4), frame.lossless() ? null : table(ac, tables & 15)));
        }
        int selection = u8();
        u8();
        return new ScanHeader(end, List.copyOf(parts), selection, u8() & 15, restart);
    }

    private static HuffmanTable table(HuffmanTable[] tables, int n) throws CodestreamException {
        if (n > 3 || tables[n] == null) {
            throw new CodestreamException("Huffman table " + n + " is missing");
        }
        return tables[n];
    }
}
