package org.deltarad.dicom.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.PixelDecoder.Frame;
import org.deltarad.dicom.TransferSyntax;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Samples of every transfer syntax, as dcmtk and gdcm encode them: of lossless ones the originals, of lossy ones what
 * their own decoders give.
 */
abstract class PixelCodingContract extends PixelPart {
    private static final int COLUMNS = 61;
    private static final int ROWS = 47;

    private static final String GREY = "u8 s8 u10 u12 s12 u16 s16";

    private Path encode(PixelImage image, String command, String syntax) throws Exception {
        Path file = encodeBy(command, image.dataset());
        assertThat(codec().readMetaInformation(file).transferSyntax()).isEqualTo(syntax);
        return file;
    }

    static Stream<Arguments> natives() {
        return Stream.of("+te", "+ti", "+tb", "+td").flatMap(option -> Stream.of(
                        "u1",
                        "u8",
                        "s8",
                        "u6/high",
                        "u10",
                        "u12",
                        "s12",
                        "s12/high",
                        "u16",
                        "s16",
                        "u32",
                        "s32",
                        "u24",
                        "rgb8",
                        "rgb8/planar",
                        "rgb16",
                        "rgb16/planar")
                .map(image -> Arguments.of(option, image)));
    }

    @ParameterizedTest(name = "dcmconv {0}, {1}")
    @MethodSource("natives")
    void nativeSamplesAreExact(String option, String name) throws Exception {
        PixelImage image = PixelImage.of(name, 13, 7, 3);

        assertDecodes(encodedBy("dcmconv " + option, image), image);
    }

    static Stream<Arguments> losslessEncodings() {
        List<Arguments> all = new ArrayList<>();
        String all8 = GREY + " rgb8 rgb8/planar";
        String rle = TransferSyntax.RLE_LOSSLESS;
        add(all, "dcmcrle", rle, all8 + " s12/high u32 s32 rgb16");
        add(all, "gdcmconv --rle", rle, "u10 u12 s12 u16 s16");
        String sv1 = TransferSyntax.JPEG_LOSSLESS_SV1;
        add(all, "dcmcjpeg +e1", sv1, all8 + " s12/high");
        add(all, "gdcmconv --jpeg", sv1, all8);
        for (int selection = 1; selection <= 7; selection++) {
            add(all, "dcmcjpeg +el +sv " + selection, TransferSyntax.JPEG_LOSSLESS, "u8 s12 u16 s16 rgb8");
        }
        String ls = TransferSyntax.JPEG_LS_LOSSLESS;
        add(all, "dcmcjpls", ls, all8 + " s12/high rgb16");
        add(all, "dcmcjpls +il", ls, "rgb8 rgb16");
        add(all, "dcmcjpls +is", ls, "rgb8 rgb16");
        add(all, "dcmcjpls +in", ls, "rgb8 rgb16");
        add(all, "dcmcjpls +t1 5 +t2 9 +t3 30 +rs 31", ls, "u8 u12 s16 rgb8");
        add(all, "gdcmconv --jpegls", ls, all8);
        String j2k = TransferSyntax.JPEG_2000_LOSSLESS;
        add(all, "gdcmconv --j2k", j2k, all8);
        add(all, "gdcmconv --j2k --tile 32,16", j2k, "u12 s16 rgb8");
        return all.stream();
    }

    private static void add(List<Arguments> all, String command, String syntax, String images) {
        Stream.of(images.split(" ", -1)).forEach(name -> all.add(Arguments.of(command, name, syntax)));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("losslessEncodings")
    void losslessSamplesAreExact(String command, String name, String syntax) throws Exception {
        PixelImage image = PixelImage.of(name, COLUMNS, ROWS, 1);

        assertDecodes(codec().read(encode(image, command, syntax)), image);
    }

    /**
     * {@code tolerance}: 1 level where only inverse DCTs or wavelets round differently, and 2 where chrominance, each off
     * by 1, is multiplied by up to 1.772.
     */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "dcmcjpeg +eb, u8, 1.2.840.10008.1.2.4.50, dcmdjpeg, 1",
        "dcmcjpeg +eb +q 30, u8, 1.2.840.10008.1.2.4.50, dcmdjpeg, 1",
        "dcmcjpeg +eb +s4, rgb8, 1.2.840.10008.1.2.4.50, dcmdjpeg, 2",
        "dcmcjpeg +ee, u8, 1.2.840.10008.1.2.4.51, dcmdjpeg, 1",
        "dcmcjpeg +ee, u12, 1.2.840.10008.1.2.4.51, dcmdjpeg, 1",
        "dcmcjpeg +ee, u10, 1.2.840.10008.1.2.4.51, dcmdjpeg, 1",
        "dcmcjpls +en +md 2, u8, 1.2.840.10008.1.2.4.81, dcmdjpls, 0",
        "dcmcjpls +en +md 3, u12, 1.2.840.10008.1.2.4.81, dcmdjpls, 0",
        "dcmcjpls +en +md 7, u16, 1.2.840.10008.1.2.4.81, dcmdjpls, 0",
        "dcmcjpls +en +md 2, rgb8, 1.2.840.10008.1.2.4.81, dcmdjpls, 0",
        "gdcmconv --j2k --lossy --irreversible -r 4, u8/calm, 1.2.840.10008.1.2.4.91, gdcmconv --raw, 1",
        "gdcmconv --j2k --lossy --irreversible -r 4, u12/calm, 1.2.840.10008.1.2.4.91, gdcmconv --raw, 1",
        "gdcmconv --j2k --lossy --irreversible -r 4, s16/calm, 1.2.840.10008.1.2.4.91, gdcmconv --raw, 1",
        "gdcmconv --j2k --lossy --irreversible -r 4, rgb8/calm, 1.2.840.10008.1.2.4.91, gdcmconv --raw, 2",
    })
    void lossySamplesAreThoseOfTheirOwnDecoder(
            String command, String name, String syntax, String decoder, int tolerance) throws Exception {
        PixelImage image = PixelImage.of(name, COLUMNS, ROWS, 1);
        Path file = encode(image, command, syntax);
        DicomFile theirs = codec().read(convert(file, decoder));
        assertThat(theirs.transferSyntax()).isEqualTo(PixelImage.NATIVE);

        Frame decoded = toolkit().pixelDecoder().decode(codec().read(file), 0);

        assertThat(greatestDifference(
                        decoded.samples(),
                        toolkit().pixelDecoder().decode(theirs, 0).samples()))
                .isLessThanOrEqualTo(tolerance);
    }
}
