package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deltarad.testing.SharedReferences;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.ImageFile;
import org.junit.jupiter.api.Test;

/** IBSI-1 consensus values. PyRadiomics' directions average as IBSI's "3D averaged", without weighting as "3D merged". */
class IbsiDigitalPhantomTest {
    /** Bins of 1 keep the grey levels of the phantom as they are. */
    private static final String AVERAGED = """
            setting: {binWidth: 1}
            featureClass:
              shape: %s
              firstorder:
              glcm:
              gldm:
              glrlm:
              glszm:
              ngtdm:
            """.formatted(FeatureClass.SHAPE.namable());

    private static final String MERGED = "setting: {binWidth: 1, weightingNorm: no_weighting}";

    @Test
    void averagedOverDirections() throws Exception {
        assertAgree(AVERAGED, "averaged", 102);
    }

    @Test
    void mergedOverDirections() throws Exception {
        assertAgree(MERGED, "merged", 39);
    }

    /** MCC, TotalEnergy and diameters in a plane are not IBSI's, axis lengths differ (see the README); merging is of GLCM and GLRLM alone. */
    private static void assertAgree(String parameters, String aggregation, int expected) throws Exception {
        Map<String, Double> features = new FeatureExtractor(ExtractionParameters.parse(parameters, "test"))
                .extract(DigitalPhantom.image(), DigitalPhantom.mask())
                .features();
        List<String> differences = new ArrayList<>();
        int compared = 0;
        for (String line : lines()) {
            String[] cells = line.split(",", -1);
            if (cells[1].equals(aggregation)) {
                double ours = features.get(cells[2]) - (cells[2].endsWith("Kurtosis") ? 3 : 0);
                if (!agree(ours, cells[3])) {
                    differences.add(cells[0] + ": " + ours + " instead of " + cells[3]);
                }
                compared++;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isEqualTo(expected);
    }

    /** IBSI prints three digits: ours must round to the same. */
    private static boolean agree(double ours, String printed) {
        MathContext threeDigits = new MathContext(3);
        return new BigDecimal(ours).round(threeDigits).compareTo(new BigDecimal(printed).round(threeDigits)) == 0;
    }

    private static List<String> lines() throws IOException {
        try (InputStream in = IbsiDigitalPhantomTest.class.getResourceAsStream("ibsi/digital_phantom.csv")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    @Test
    void thePhantomInCodeIsTheOneThatIbsiPublishes() throws Exception {
        Path folder = SharedReferences.require("ibsi/digital_phantom/nifti");
        Volume image = ImageFile.read(folder.resolve("image/phantom.nii.gz")).volume();
        Mask mask = ImageFile.read(folder.resolve("mask/mask.nii.gz")).mask(1);
        assertThat(image.values()).isEqualTo(DigitalPhantom.image().values());
        assertThat(mask.inside()).isEqualTo(DigitalPhantom.mask().inside());
        assertThat(image.geometry()).isEqualTo(DigitalPhantom.GEOMETRY);
        assertThat(mask.geometry()).isEqualTo(DigitalPhantom.GEOMETRY);
    }
}
