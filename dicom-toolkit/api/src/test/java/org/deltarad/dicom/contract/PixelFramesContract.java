package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.Element;
import org.deltarad.dicom.PixelDecodingException;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which fragments make which frame (PS3.5 A.4), and what becomes of colour. */
abstract class PixelFramesContract extends PixelPart {
    private static final int EXTENDED_OFFSET_TABLE = 0x7fe00001;
    private static final int EXTENDED_OFFSET_TABLE_LENGTHS = 0x7fe00002;

    private static final PixelImage FRAMES = PixelImage.of("u12", 61, 47, 4);

    /** {@code +fs 1}: fragments of 1 KB, several to a frame. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "dcmcjpeg +e1 +ot",
                "dcmcjpeg +e1 -ot",
                "dcmcjpeg +e1 +fs 1 +ot",
                "dcmcjpeg +e1 +fs 1 -ot",
                "dcmcjpls +fs 1 +ot",
                "dcmcjpls +fs 1 -ot",
                "dcmcrle +ot",
                "dcmcrle -ot",
                "gdcmconv --jpeg",
                "gdcmconv --jpegls",
                "gdcmconv --rle",
                "gdcmconv --j2k"
            })
    void framesAreFoundWithAndWithoutAnOffsetTable(String command) throws Exception {
        assertDecodes(encodedBy(command, FRAMES), FRAMES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcmcjpeg +e1 +fs 1 +ot", "dcmcjpls +fs 1 -ot"})
    void aSingleFrameIsAllFragments(String command) throws Exception {
        PixelImage image = PixelImage.of("s16", 101, 53, 1);

        assertDecodes(encodedBy(command, image), image);
    }

    /** The fragments as they lie in the value, without the Basic Offset Table. */
    static List<byte[]> fragments(DicomFile file) {
        ByteBuffer b = ((Element.Bulk) file.dataset().get(Tag.PixelData).orElseThrow())
                .data()
                .bytes();
        List<byte[]> items = new ArrayList<>();
        while (b.remaining() >= 8 && b.getInt() == 0xe000fffe) {
            byte[] item = new byte[b.getInt()];
            b.get(item);
            items.add(item);
        }
        return items.subList(1, items.size());
    }

    @Test
    void theExtendedOffsetTableTellsTheFramesInWhateverOrder() throws Exception {
        List<byte[]> fragments = fragments(encodedBy("dcmcjpls -ot", FRAMES));
        assertThat(fragments).hasSize(4);
        // An empty fragment in front, which only the table knows not to be a frame.
        byte[][] padded = new byte[5][];
        padded[0] = new byte[0];
        ByteBuffer offsets = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer lengths = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
        long offset = 8;
        for (int f = 0; f < 4; f++) {
            padded[f + 1] = fragments.get(f);
            offsets.putLong(offset);
            lengths.putLong(fragments.get(f).length);
            offset += 8 + fragments.get(f).length;
        }
        DicomFile without = FRAMES.encapsulated(TransferSyntax.JPEG_LS_LOSSLESS, new int[0], padded);
        DicomFile with = new DicomFile(
                without.transferSyntax(),
                without.dataset().toBuilder()
                        .bulk(EXTENDED_OFFSET_TABLE, VR.OV, offsets.array())
                        .bulk(EXTENDED_OFFSET_TABLE_LENGTHS, VR.OV, lengths.array())
                        .build());

        assertDecodes(with, FRAMES);
    }

    @Test
    void framesThatCannotBeToldApartAreRefused() throws Exception {
        List<byte[]> rle = fragments(encodedBy("dcmcrle -ot", FRAMES));
        byte[][] five = rle.toArray(new byte[5][]);
        five[4] = new byte[] {0, 0};

        assertThatThrownBy(() -> decode(FRAMES.encapsulated(TransferSyntax.RLE_LOSSLESS, new int[0], five), 1))
                .isInstanceOf(PixelDecodingException.class)
                .hasMessageContaining("RLE Lossless")
                .hasMessageContaining("Number of Frames is 4, Pixel Data has 5 fragments");
        assertThatThrownBy(() -> decode(FRAMES.encapsulated(TransferSyntax.RLE_LOSSLESS, new int[0], rle.get(0)), 0))
                .isInstanceOf(PixelDecodingException.class)
                .hasMessageContaining("1 fragment(s)");
        assertThatThrownBy(() -> decode(
                        FRAMES.encapsulated(
                                TransferSyntax.RLE_LOSSLESS, new int[] {0, 7, 9, 11}, rle.toArray(new byte[4][])),
                        0))
                .isInstanceOf(PixelDecodingException.class)
                .hasMessageContaining("points to byte 7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u8", "s12", "rgb8/planar"})
    void encapsulatedUncompressedFramesAreExact(String name) throws Exception {
        PixelImage image = PixelImage.of(name, 12, 6, 2);
        byte[] cells = image.cells();
        int half = cells.length / 2;

        assertDecodes(
                image.encapsulated(
                        TransferSyntax.ENCAPSULATED_UNCOMPRESSED,
                        new int[0],
                        Arrays.copyOf(cells, half),
                        Arrays.copyOfRange(cells, half, cells.length)),
                image);
    }

    @Test
    void rleOfSingleBitsIsUnpacked() throws Exception {
        PixelImage image = PixelImage.of("u1", 16, 8, 1);
        byte[] cells = image.cells();
        ByteBuffer segment = ByteBuffer.allocate(64 + 1 + cells.length + 1).order(ByteOrder.LITTLE_ENDIAN);
        segment.putInt(1).putInt(64).position(64);
        segment.put((byte) (cells.length - 1)).put(cells);

        assertDecodes(image.encapsulated(TransferSyntax.RLE_LOSSLESS, new int[0], segment.array()), image);
    }

    /** Pure colours as PS3.3 C.7.6.3.1.2 gives them, rounded to 8 bits. */
    @ParameterizedTest
    @CsvSource({"76 85 255, 254 0 0", "150 44 21, 0 255 1", "29 255 107, 0 0 254", "128 128 128, 128 128 128"})
    void luminanceAndChrominanceBecomeRgb(String ybr, String rgb) throws Exception {
        byte[] pixel = bytes(ybr);
        PixelImage full = PixelImage.of("rgb8", 2, 1, 1).withPhotometric("YBR_FULL");
        PixelImage half = full.withPhotometric("YBR_FULL_422");
        byte[] two = {pixel[0], pixel[1], pixel[2], pixel[0], pixel[1], pixel[2]};
        byte[] shared = {pixel[0], pixel[0], pixel[1], pixel[2]};
        int[] expected = Arrays.stream((rgb + " " + rgb).split(" ", -1))
                .mapToInt(Integer::parseInt)
                .toArray();

        assertThat(decode(new DicomFile(PixelImage.NATIVE, full.dataset(Element.Bulk.of(VR.OB, two))), 0))
                .isEqualTo(expected);
        assertThat(decode(new DicomFile(PixelImage.NATIVE, half.dataset(Element.Bulk.of(VR.OB, shared))), 0))
                .isEqualTo(expected);
        assertThat(toolkit()
                        .pixelDecoder()
                        .decode(new DicomFile(PixelImage.NATIVE, half.dataset(Element.Bulk.of(VR.OB, shared))), 0)
                        .photometricInterpretation())
                .isEqualTo("RGB");
    }

    private static byte[] bytes(String numbers) {
        ByteBuffer b = ByteBuffer.allocate(3);
        for (String n : numbers.split(" ", -1)) {
            b.put((byte) Integer.parseInt(n));
        }
        return b.array();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dcmcrle", "dcmcjpls"})
    void codedLuminanceAndChrominanceBecomeTheRgbOfNativeOnes(String command) throws Exception {
        PixelImage image = PixelImage.of("rgb8", 31, 17, 1).withPhotometric("YBR_FULL");

        assertThat(decode(encodedBy(command, image), 0)).isEqualTo(decode(image.file(PixelImage.NATIVE), 0));
    }

    /**
     * libjpeg, in dcmdjpeg, interpolates chrominance that is sub-sampled, we repeat it: so it changes slowly here, by less
     * than a level from row to row and not along a row. A level each for DCT and colour, one for the interpolation.
     */
    @ParameterizedTest
    @CsvSource({"dcmcjpeg +eb +s2, YBR_FULL_422", "dcmcjpeg +eb +n1, YBR_FULL", "dcmcjpeg +ee +s4, YBR_FULL"})
    void subsampledChrominanceIsSpread(String command, String photometric) throws Exception {
        PixelImage image = PixelImage.of("rgb8", 61, 47, 1);
        byte[] cells = image.cells();
        for (int n = 0; n < 61 * 47; n++) {
            int y = n / 61;
            int luminance = 60 + 2 * (n % 61);
            cells[3 * n] = (byte) (luminance + y);
            cells[3 * n + 1] = (byte) luminance;
            cells[3 * n + 2] = (byte) (luminance - y);
        }
        Path encoded = encodeBy(command, image.dataset(Element.Bulk.of(VR.OB, cells)));
        DicomFile ours = codec().read(encoded);
        assertThat(ours.dataset().string(Tag.PhotometricInterpretation)).contains(photometric);
        DicomFile theirs = codec().read(convert(encoded, "dcmdjpeg"));

        assertThat(greatestDifference(decode(ours, 0), decode(theirs, 0))).isLessThanOrEqualTo(3);
    }

    @Test
    void paletteColourStaysIndices() throws Exception {
        PixelImage image = PixelImage.of("u8", 9, 5, 1).withPhotometric("PALETTE COLOR");

        assertDecodes(image.file(PixelImage.NATIVE), image);
        assertThat(toolkit()
                        .pixelDecoder()
                        .decode(image.file(PixelImage.NATIVE), 0)
                        .photometricInterpretation())
                .isEqualTo("PALETTE COLOR");
    }

    @Test
    void framesAreDecodedInParallel() throws Exception {
        PixelImage image = PixelImage.of("u12", 61, 47, 24);
        for (String command : List.of("dcmcjpeg +e1", "dcmcjpls", "gdcmconv --j2k")) {
            DicomFile file = encodedBy(command, image);

            List<Integer> wrong = IntStream.range(0, image.frames())
                    .parallel()
                    .filter(f -> {
                        try {
                            return !Arrays.equals(decode(file, f), image.samples(f));
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    })
                    .boxed()
                    .toList();

            assertThat(wrong).as(command).isEmpty();
        }
    }
}
