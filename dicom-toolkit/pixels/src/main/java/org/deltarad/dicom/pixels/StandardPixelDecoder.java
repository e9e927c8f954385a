package org.deltarad.dicom.pixels;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.deltarad.dicom.AttributeException;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.PixelDecoder;
import org.deltarad.dicom.PixelDecodingException;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.pixels.codestream.CodedImage;
import org.deltarad.dicom.pixels.codestream.CodestreamException;
import org.deltarad.dicom.pixels.codestream.FrameCodec;
import org.deltarad.dicom.pixels.jpeg.JpegCodec;
import org.deltarad.dicom.pixels.jpeg2000.Jpeg2000Codec;
import org.deltarad.dicom.pixels.jpegls.JpegLsCodec;
import org.deltarad.dicom.pixels.rle.RleCodec;

/**
 * The pixel decoder of every toolkit.
 *
 * <p>1, 8, 16 and 32 bits allocated, any bits stored and high bit, signed or not, one sample per pixel or three in either
 * Planar Configuration. YBR_FULL and YBR_FULL_422 become RGB, as do the colour transformations of JPEG 2000; Photometric
 * Interpretation is taken at its word, whatever markers of JFIF or Adobe are in a codestream (PS3.5 8.2.1). A frame of
 * more than 2^27 samples, and a codestream of another size than the data set's, are refused before memory is taken.
 */
public final class StandardPixelDecoder implements PixelDecoder {
    private static final Set<String> NATIVE = Set.of(
            TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN,
            TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN,
            TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN,
            TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);

    /**
     * @param marker first two bytes of a codestream, 0 when every frame is one fragment
     */
    private record Coding(FrameCodec codec, int marker) {}

    private final Map<String, Coding> codings = new LinkedHashMap<>();
    private final Set<String> transferSyntaxes;
    private final RecentFrames recent = new RecentFrames();

    public StandardPixelDecoder() {
        Coding jpeg = new Coding(new JpegCodec(), JpegCodec.SOI);
        Coding jpegLs = new Coding(new JpegLsCodec(), JpegLsCodec.SOI);
        Coding jpeg2000 = new Coding(new Jpeg2000Codec(), Jpeg2000Codec.SOC);
        codings.put(TransferSyntax.RLE_LOSSLESS, new Coding(new RleCodec(), 0));
        codings.put(TransferSyntax.JPEG_LOSSLESS_SV1, jpeg);
        codings.put(TransferSyntax.JPEG_LOSSLESS, jpeg);
        codings.put(TransferSyntax.JPEG_LS_LOSSLESS, jpegLs);
        codings.put(TransferSyntax.JPEG_2000_LOSSLESS, jpeg2000);
        codings.put(TransferSyntax.JPEG_2000, jpeg2000);
        codings.put(TransferSyntax.JPEG_LS_NEAR_LOSSLESS, jpegLs);
        codings.put(TransferSyntax.JPEG_BASELINE, jpeg);
        codings.put(TransferSyntax.JPEG_EXTENDED, jpeg);
        Set<String> all = new LinkedHashSet<>();
        all.add(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        all.add(TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
        all.add(TransferSyntax.DEFLATED_EXPLICIT_VR_LITTLE_ENDIAN);
        all.add(TransferSyntax.EXPLICIT_VR_BIG_ENDIAN);
        all.add(TransferSyntax.ENCAPSULATED_UNCOMPRESSED);
        all.addAll(codings.keySet());
        transferSyntaxes = Collections.unmodifiableSet(all);
    }

    /** In the order of preference: native ones first, then lossless ones. */
    @Override
    public Set<String> transferSyntaxes() {
        return transferSyntaxes;
    }

    @Override
    public Frame decode(DicomFile file, int frame) throws DicomException {
        String syntax = file.transferSyntax();
        if (!transferSyntaxes.contains(syntax)) {
            throw new PixelDecodingException(syntax, "cannot be decoded; send the image as Explicit VR Little Endian");
        }
        PixelDescription p = PixelDescription.of(file.dataset());
        if (frame < 0 || frame >= p.frames()) {
            throw new AttributeException(
                    Tag.NumberOfFrames, "is " + p.frames() + ", there is no frame of index " + frame);
        }
        Element.Bulk pixelData = pixelData(file);
        try {
            int[] samples = samples(file, pixelData, p, frame);
            if (p.isYbr()) {
                Ybr.toRgb(samples, p.bitsStored());
            }
            return new Frame(
                    p.shape().columns(),
                    p.shape().rows(),
                    p.shape().samplesPerPixel(),
                    p.decodedPhotometric(),
                    samples);
        } catch (CodestreamException e) {
            throw new PixelDecodingException(
                    syntax, (p.frames() > 1 ? "frame " + (frame + 1) + ": " : "") + e.getMessage(), e);
        }
    }

    private static Element.Bulk pixelData(DicomFile file) throws AttributeException {
        if (file.dataset().get(Tag.PixelData).orElse(null) instanceof Element.Bulk b && b.size() > 0) {
            return b;
        }
        throw new AttributeException(Tag.PixelData, "is missing or empty");
    }

    private int[] samples(DicomFile file, Element.Bulk pixelData, PixelDescription p, int frame)
            throws CodestreamException {
        if (NATIVE.contains(file.transferSyntax())) {
            int[] cells = NativeCells.ofFrame(pixelData.data(), p, frame);
            StoredValues.ofCells(cells, p);
            return cells;
        }
        Coding coding = codings.get(file.transferSyntax());
        int marker = coding == null ? 0 : coding.marker();
        byte[] bytes = recent.of(pixelData, () -> EncapsulatedFrames.of(pixelData, file.dataset(), p.frames(), marker))
                .bytes(frame);
        if (coding == null) {
            int[] cells = NativeCells.ofBytes(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), p);
            StoredValues.ofCells(cells, p);
            return cells;
        }
        CodedImage image = decode(coding.codec(), bytes, p);
        StoredValues.ofCoded(image, p);
        return image.samples();
    }

    /** Whatever bytes no codec expects end here, too. */
    private static CodedImage decode(FrameCodec codec, byte[] bytes, PixelDescription p) throws CodestreamException {
        try {
            return codec.decode(bytes, p.shape());
        } catch (RuntimeException e) {
            throw new CodestreamException("the codestream is broken (" + e + ")", e);
        }
    }
}
