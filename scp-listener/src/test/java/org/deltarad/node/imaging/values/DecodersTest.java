package org.deltarad.node.imaging.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.VR;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImageSeries;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.node.imaging.Slices;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.testing.ExternalProgram;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A series in each transfer syntax is the volume of the same files after dcmtk's or gdcm's own decoder. */
class DecodersTest {
    private static final int COLUMNS = 37;
    private static final int ROWS = 29;
    private static final DatasetCodec CODEC = DicomToolkit.standard().codec();

    @TempDir
    private Path dir;

    /** Slices of a depth such as u8 or s12: waves over the whole range. */
    private static Slices slices(String depth) {
        boolean signed = depth.startsWith("s");
        int stored = Integer.parseInt(depth.substring(1));
        int least = signed ? -(1 << (stored - 1)) : 0;
        int range = (1 << stored) - 1;
        Slices slices = Slices.axial(COLUMNS, ROWS, 2, 1, 1, 2);
        for (int k = 0; k < 2; k++) {
            int slice = k;
            byte[] words = Slices.words(COLUMNS * ROWS, n -> {
                int row = n / COLUMNS;
                double wave = 0.5 + 0.49 * Math.sin(0.21 * (n % COLUMNS) + slice) * Math.cos(0.17 * row);
                return least + (int) (wave * range);
            });
            slices.change(k, b -> b.numbers(Tag.BitsAllocated, stored == 8 ? 8 : 16)
                    .numbers(Tag.BitsStored, stored)
                    .numbers(Tag.HighBit, stored - 1)
                    .numbers(Tag.PixelRepresentation, signed ? 1 : 0)
                    .numbers(Tag.RescaleSlope, 0.5)
                    .numbers(Tag.RescaleIntercept, -100)
                    .bulk(Tag.PixelData, stored == 8 ? VR.OB : VR.OW, stored == 8 ? bytes(words) : words));
        }
        return slices;
    }

    private static byte[] bytes(byte[] words) {
        byte[] bytes = new byte[words.length / 2 + words.length / 2 % 2];
        for (int n = 0; n < words.length / 2; n++) {
            bytes[n] = words[2 * n];
        }
        return bytes;
    }

    private List<Path> encoded(Slices slices, String command, String syntax) throws Exception {
        List<Path> files = new ArrayList<>();
        for (DicomFile file : slices.files()) {
            Path plain = dir.resolve("plain" + files.size());
            try (OutputStream out = Files.newOutputStream(plain)) {
                CODEC.write(file, out);
            }
            Path target = run(command, plain, "encoded" + files.size());
            assertThat(CODEC.readMetaInformation(target).transferSyntax()).isEqualTo(syntax);
            files.add(target);
        }
        return files;
    }

    private Path run(String command, Path source, String name) throws Exception {
        List<Object> words = new ArrayList<>(Arrays.asList((Object[]) command.split(" ", -1)));
        String program = words.remove(0).toString();
        Path target = dir.resolve(name);
        words.addAll(List.of(source, target));
        ExternalProgram.runWell(program, words.toArray());
        return target;
    }

    private List<Path> decoded(List<Path> files, String decoder) throws Exception {
        List<Path> plain = new ArrayList<>();
        for (Path file : files) {
            plain.add(run(decoder, file, "native" + plain.size()));
            assertThat(CODEC.readMetaInformation(plain.get(plain.size() - 1)).transferSyntax())
                    .isEqualTo(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
        }
        return plain;
    }

    private static ImageSeries read(List<Path> files, boolean lossy) throws Exception {
        return new SeriesReader(Slices.DECODER, GeometryTolerance.STANDARD, ValueOptions.STANDARD.with(lossy))
                .readFiles(files, CODEC);
    }

    static Stream<Arguments> lossless() {
        return Stream.of(
                        "dcmconv +ti; dcmconv +te; 1.2.840.10008.1.2",
                        "dcmconv +te; dcmconv +te; 1.2.840.10008.1.2.1",
                        "dcmconv +tb; dcmconv +te; 1.2.840.10008.1.2.2",
                        "dcmconv +td; dcmconv +te; 1.2.840.10008.1.2.1.99",
                        "dcmcrle; dcmdrle; 1.2.840.10008.1.2.5",
                        "dcmcjpeg +el; dcmdjpeg; 1.2.840.10008.1.2.4.57",
                        "dcmcjpeg +e1; dcmdjpeg; 1.2.840.10008.1.2.4.70",
                        "dcmcjpls; dcmdjpls; 1.2.840.10008.1.2.4.80",
                        "gdcmconv --j2k; gdcmconv --raw; 1.2.840.10008.1.2.4.90")
                .flatMap(line -> Stream.of("u8", "u12", "s12", "u16", "s16")
                        .map(depth -> Arguments.of(
                                depth, line.split("; ", -1)[0], line.split("; ", -1)[1], line.split("; ", -1)[2])));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("lossless")
    void theVolumeIsThatOfTheOtherDecoder(String depth, String encoder, String decoder, String syntax)
            throws Exception {
        Slices slices = slices(depth);
        List<Path> files = encoded(slices, encoder, syntax);

        ImageSeries ours = read(files, false);

        assertThat(ours.volume().values())
                .containsExactly(read(decoded(files, decoder), false).volume().values())
                .containsExactly(slices.read().volume().values());
        assertThat(ours.values().lossy()).isEmpty();
    }

    /**
     * {@code levels}: 1 stored level where inverse DCTs or wavelets round differently, 0 of near-lossless prediction, which
     * rounds nowhere. dcmcjpeg scales stored values to the whole range and puts a Rescale Slope of its own.
     */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "u8, dcmcjpeg +eb, dcmdjpeg, 1.2.840.10008.1.2.4.50, ISO_10918_1, 1",
        "u12, dcmcjpeg +ee, dcmdjpeg, 1.2.840.10008.1.2.4.51, ISO_10918_1, 1",
        "u12, dcmcjpls +en +md 3, dcmdjpls, 1.2.840.10008.1.2.4.81, ISO_14495_1, 0",
        "u16, gdcmconv --j2k --lossy --irreversible -r 4, gdcmconv --raw, 1.2.840.10008.1.2.4.91, ISO_15444_1, 1"
    })
    void aLossyVolumeIsThatOfTheOtherDecoderAndMarked(
            String depth, String encoder, String decoder, String syntax, String method, int levels) throws Exception {
        List<Path> files = encoded(slices(depth), encoder, syntax);
        Slices.refused(Reason.LOSSY, () -> read(files, false));

        ImageSeries ours = read(files, true);

        double[] theirs = read(decoded(files, decoder), true).volume().values();
        double greatest = 0;
        for (int n = 0; n < theirs.length; n++) {
            greatest = Math.max(greatest, Math.abs(theirs[n] - ours.volume().values()[n]));
        }
        double slope = ours.headers().get(0).requireDoubles(Tag.RescaleSlope, 1)[0];
        assertThat(greatest).isLessThanOrEqualTo(levels * slope * (1 + 1e-9));
        assertThat(ours.values().lossy().orElseThrow().methods()).containsExactly(method);
        assertThat(ours.values().remarks()).anyMatch(r -> r.contains("compressed with loss (" + method));
    }
}
