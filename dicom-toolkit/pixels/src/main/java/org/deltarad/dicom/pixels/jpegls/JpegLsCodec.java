package org.deltarad.dicom.pixels.jpegls;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.deltarad.dicom.pixels.codestream.CodedImage;
import org.deltarad.dicom.pixels.codestream.CodestreamException;
import org.deltarad.dicom.pixels.codestream.FrameCodec;
import org.deltarad.dicom.pixels.codestream.FrameShape;

/** JPEG-LS Lossless and Near-Lossless. */
public final class JpegLsCodec implements FrameCodec {
    /** How a codestream begins. */
    public static final int SOI = 0xffd8;

    private static final int SOF55 = 0xf7;
    private static final int LSE = 0xf8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int DRI = 0xdd;
    private static final int APP8 = 0xe8;
    /** Colour transformation of HP's, "mrfx". */
    private static final int MRFX = 0x6d726678;

    /**
     * What the frame header says (T.87 C.2.2).
     *
     * @param ids component identifiers
     */
    private record Frame(int precision, byte[] ids) {}

    @Override
    public CodedImage decode(byte[] bytes, FrameShape shape) throws CodestreamException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (bytes.length < 2 || (in.getShort() & 0xffff) != SOI) {
            throw new CodestreamException("no JPEG-LS codestream: SOI is missing");
        }
        Frame frame = null;
        Preset preset = Preset.DEFAULT;
        int[] samples = null;
        boolean[] done = new boolean[shape.samplesPerPixel()];
        int left = shape.samplesPerPixel();
        while (left > 0) {
            int marker = marker(in);
            if (marker == EOI) {
                throw new CodestreamException("the image ends before all its components were there");
            }
            ByteBuffer segment = segment(in, marker);
            switch (marker) {
                case SOF55 -> {
                    frame = frame(segment, shape);
                    samples = new int[shape.samples()];
                }
                case LSE -> preset = preset(segment);
                case SOS -> {
                    if (frame == null || samples == null) {
                        throw new CodestreamException("a scan without a frame header");
                    }
                    Scan.Header header = scan(segment, frame);
                    for (int c : header.components()) {
                        if (done[c]) {
                            throw new CodestreamException("two scans of one component");
                        }
                        done[c] = true;
                        left--;
                    }
                    BitReader bits = new BitReader(bytes, in.position());
                    ScanDecoder decoder =
                            new ScanDecoder(bits, preset.complete(frame.precision(), header.near()), header.near());
                    new Scan(header, decoder, bits, shape.columns()).decode(samples, shape.rows(), done.length);
                    in.position(bits.nextMarker());
                }
                case DRI -> requireNoRestart(segment);
                case APP8 -> requireNoTransformation(segment);
                default -> {
                    if (marker >= 0xc0 && marker <= 0xcf) {
                        throw new CodestreamException(String.format("marker FF%02X is none of JPEG-LS", marker));
                    }
                }
            }
        }
        return new CodedImage(frame.precision(), false, samples);
    }

    private static int marker(ByteBuffer in) throws CodestreamException {
        if (in.remaining() < 2 || in.get() != (byte) 0xff) {
            throw new CodestreamException("the codestream breaks off, or has no marker where one must be");
        }
        int marker = in.get() & 0xff;
        while (marker == 0xff && in.hasRemaining()) {
            marker = in.get() & 0xff;
        }
        return marker;
    }

    private static ByteBuffer segment(ByteBuffer in, int marker) throws CodestreamException {
        int length = in.remaining() < 2 ? 0 : in.getShort() & 0xffff;
        if (length < 2 || length - 2 > in.remaining()) {
            throw new CodestreamException(String.format("the segment of marker FF%02X is broken", marker));
        }
        ByteBuffer segment = in.slice(in.position(), length - 2);
        in.position(in.position() + length - 2);
        return segment;
    }

    private static Frame frame(ByteBuffer s, FrameShape shape) throws CodestreamException {
        int precision = s.get() & 0xff;
        int rows = s.getShort() & 0xffff;
        int columns = s.getShort() & 0xffff;
        byte[] ids = new byte[s.get() & 0xff];
        shape.require(columns, rows, ids.length, precision);
        if (precision < 2 || precision > 16) {
            throw new CodestreamException("a precision of " + precision + " bits");
        }
        for (int n = 0; n < ids.length; n++) {
            ids[n] = s.get();
            if (s.get() != 0x11) {
                throw new CodestreamException("sub-sampled components are not supported");
            }
            s.get();
        }
        return new Frame(precision, ids);
    }

    private static Preset preset(ByteBuffer s) throws CodestreamException {
        int type = s.get();
        if (type != 1) {
            throw new CodestreamException(
                    "an LSE segment of type " + type + " (mapping table or oversize image) is not supported");
        }
        return new Preset(
                s.getShort() & 0xffff,
                s.getShort() & 0xffff,
                s.getShort() & 0xffff,
                s.getShort() & 0xffff,
                s.getShort() & 0xffff);
    }

    private static Scan.Header scan(ByteBuffer s, Frame frame) throws CodestreamException {
        int[] components = new int[s.get() & 0xff];
        for (int n = 0; n < components.length; n++) {
            byte id = s.get();
            components[n] = -1;
            for (int c = 0; c < frame.ids().length; c++) {
                components[n] = frame.ids()[c] == id ? c : components[n];
            }
            if (s.get() != 0) {
                throw new CodestreamException("mapping tables are not supported");
            }
        }
        int near = s.get() & 0xff;
        int interleave = s.get() & 0xff;
        int transform = s.get() & 0xff;
        boolean one = components.length == 1;
        if (components.length == 0
                || Arrays.stream(components).anyMatch(c -> c < 0)
                || interleave > 2
                || (interleave == 0 && !one)
                || transform != 0) {
            throw new CodestreamException("a scan header that is broken, or has a point transform");
        }
        return new Scan.Header(components, near, one ? 0 : interleave);
    }

    private static void requireNoRestart(ByteBuffer s) throws CodestreamException {
        while (s.hasRemaining()) {
            if (s.get() != 0) {
                throw new CodestreamException("restart intervals are not supported");
            }
        }
    }

    private static void requireNoTransformation(ByteBuffer s) throws CodestreamException {
        if (s.remaining() >= 5 && s.getInt() == MRFX && s.get() != 0) {
            throw new CodestreamException("HP's colour transformation is not supported");
        }
    }
}
