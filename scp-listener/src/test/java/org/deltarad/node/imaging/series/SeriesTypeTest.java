package org.deltarad.node.imaging.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureExtractor;
import org.deltarad.node.imaging.Slices;
import org.deltarad.volume.Mask;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.ImageFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types of a series' volume: those that ITK reads it as, so that resampling rounds as PyRadiomics' does. */
class SeriesTypeTest {
    private static final int WIDTH = 12;
    private static final int DEPTH = 8;

    @TempDir
    private Path folder;

    private static int value(int n) {
        return (n * 37 + n * n * 11) % 211 * 5;
    }

    private static Slices slices() {
        Slices slices = Slices.axial(WIDTH, WIDTH, DEPTH, 1, 1, 2);
        for (int k = 0; k < DEPTH; k++) {
            int first = k * WIDTH * WIDTH;
            slices.change(
                    k, b -> b.bulk(Tag.PixelData, VR.OW, Slices.words(WIDTH * WIDTH, n -> value(first + n) + 24)));
        }
        return slices;
    }

    @Test
    void wholeNumbersHaveTheTypeThatItkGivesThem() throws Exception {
        assertThat(slices().read().volume().type()).isEqualTo(ScalarType.UINT16);
        assertThat(rescaled(1, -24).read().volume().type()).isEqualTo(ScalarType.INT32);
        assertThat(rescaled(1, -24)
                        .changeAll(b -> b.numbers(Tag.BitsStored, 12).numbers(Tag.HighBit, 11))
                        .read()
                        .volume()
                        .type())
                .isEqualTo(ScalarType.INT16);
        assertThat(rescaled(2, 0).read().volume().type()).isEqualTo(ScalarType.UINT32);
        assertThat(rescaled(0.5, 0).read().volume().type()).isEqualTo(ScalarType.FLOAT64);
        assertThat(slices().changeAll(b -> b.numbers(Tag.PixelRepresentation, 1))
                        .read()
                        .volume()
                        .type())
                .isEqualTo(ScalarType.INT16);
    }

    @Test
    void aSeriesAndTheSameNrrdGiveTheSameFeaturesWhenResampled() throws Exception {
        Volume series = rescaled(1, -24).read().volume();
        ByteBuffer data = ByteBuffer.allocate(4 * WIDTH * WIDTH * DEPTH).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < WIDTH * WIDTH * DEPTH; n++) {
            data.putInt(value(n));
        }
        String header = """
                NRRD0004
                type: int
                dimension: 3
                space: left-posterior-superior
                sizes: 12 12 8
                space directions: (1,0,0) (0,1,0) (0,0,2)
                endian: little
                encoding: raw
                space origin: (-10,-20,5)

                """;
        Path file = folder.resolve("same.nrrd");
        try (var out = Files.newOutputStream(file)) {
            out.write(header.getBytes(StandardCharsets.US_ASCII));
            out.write(data.array());
        }
        Volume nrrd = ImageFile.read(file).volume();
        assertThat(series.values()).containsExactly(nrrd.values());
        boolean[] inside = new boolean[series.values().length];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = n % WIDTH > 1 && n % WIDTH < 10 && n / WIDTH % WIDTH > 2;
        }
        Mask mask = new Mask(series.geometry(), inside);
        FeatureExtractor extractor = new FeatureExtractor(ExtractionParameters.parse("""
                setting:
                  binWidth: 50
                  interpolator: sitkBSpline
                  resampledPixelSpacing: [1.5, 1.5, 1.5]
                """, "test"));
        Extraction ofSeries = extractor.extract(series, mask);
        assertThat(ofSeries.features())
                .isEqualTo(extractor
                        .extract(nrrd, new Mask(nrrd.geometry(), inside))
                        .features());
        double maximum = ofSeries.features().get("original_firstorder_Maximum");
        assertThat(maximum).as("resampled values are cut off to whole numbers").isEqualTo(Math.rint(maximum));
        Volume real = new Volume(series.geometry(), series.values());
        assertThat(extractor.extract(real, mask).features()).isNotEqualTo(ofSeries.features());
    }

    private static Slices rescaled(double slope, double intercept) {
        return slices().changeAll(b -> b.numbers(Tag.RescaleSlope, slope).numbers(Tag.RescaleIntercept, intercept));
    }
}
