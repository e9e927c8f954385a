package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** A mask drawn on one image, measured on another: T2 and DWI or ADC in S0. */
class ResampleOntoMaskTest {
    /** A coarse image of 5 + x + 2 y + 3 z, mm, which linear interpolation gives everywhere. */
    private static final Geometry COARSE = Geometry.axisAligned(new GridSize(12, 12, 8), new Vector3(2, 2, 4));

    private static final Geometry FINE = new Geometry(
            new GridSize(16, 16, 6),
            new Vector3(1.5, 1.25, 3),
            new Vector3(0.75, 1, 3),
            COARSE.columnDirection(),
            COARSE.rowDirection(),
            COARSE.sliceDirection());

    private static Volume ramp(Geometry grid) {
        double[] values = new double[grid.size().voxels()];
        int n = 0;
        for (int k = 0; k < grid.size().z(); k++) {
            for (int j = 0; j < grid.size().y(); j++) {
                for (int i = 0; i < grid.size().x(); i++) {
                    Vector3 p = grid.toPatient(i, j, k);
                    values[n++] = 5 + p.x() + 2 * p.y() + 3 * p.z();
                }
            }
        }
        return new Volume(grid, values);
    }

    private static Mask mask(Geometry grid) {
        boolean[] inside = new boolean[grid.size().voxels()];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = n % 3 != 0;
        }
        return new Mask(grid, inside);
    }

    private static FeatureExtractor extractor(String setting) throws ParameterException {
        String text = "featureClass: {firstorder: [], glcm: []}\nsetting: {binWidth: 2.5, " + setting + "}\n";
        return new FeatureExtractor(ExtractionParameters.parse(text, "test.yaml"));
    }

    @Test
    void featuresAreThoseOfTheImageOnTheGridOfTheMask() throws Exception {
        Extraction moved =
                extractor("resampleOntoMask: true, interpolator: sitkLinear").extract(ramp(COARSE), mask(FINE));
        Extraction drawnThere = extractor("additionalInfo: true").extract(ramp(FINE), mask(FINE));
        // The ramp is exact but for the last bits of its weights.
        drawnThere.features().forEach((name, value) -> assertThat(
                        moved.features().get(name))
                .as(name)
                .isCloseTo(value, within(1e-9 * Math.max(1, Math.abs(value)))));
        assertThat(moved.diagnostics()).containsKey("diagnostics_Image-ontoMask_Mean");
    }

    @Test
    void anImageOnTheSameGridStaysAsItIs() throws Exception {
        Extraction given = extractor("additionalInfo: true").extract(ramp(FINE), mask(FINE));
        assertThat(extractor("resampleOntoMask: true, interpolator: sitkLinear")
                        .extract(ramp(FINE), mask(FINE))
                        .features())
                .isEqualTo(given.features());
    }

    @Test
    void withoutItTheCaseIsRefused() throws Exception {
        assertThatThrownBy(() -> extractor("additionalInfo: true").extract(ramp(COARSE), mask(FINE)))
                .isInstanceOf(ExtractionException.GeometryMismatch.class)
                .hasMessageContaining("resampleOntoMask: true");
    }

    /** The image's last slice reaches to 30 mm: of slices 3 mm apart, 10 of 20 have their centre below that. */
    @Test
    void voxelsBeyondTheImageAreLeftOutAndNoted() throws Exception {
        Geometry beyond = Geometry.axisAligned(new GridSize(16, 16, 20), new Vector3(0.75, 1, 3));
        Mask reaching = mask(beyond);
        boolean[] inside = reaching.inside().clone();
        int left = 0;
        for (int n = 0; n < inside.length; n++) {
            inside[n] &= n < 16 * 16 * 10;
            left += inside[n] ? 1 : 0;
        }
        Extraction extraction =
                extractor("resampleOntoMask: true, interpolator: sitkLinear").extract(ramp(COARSE), reaching);
        assertThat(extraction.features())
                .isEqualTo(extractor("resampleOntoMask: true, interpolator: sitkLinear")
                        .extract(ramp(COARSE), new Mask(beyond, inside))
                        .features());
        assertThat(extraction.diagnostics().get("diagnostics_Notes").toString())
                .contains((reaching.count() - left) + " of " + reaching.count() + " voxels of the region lie beyond");
        assertThat(extraction.diagnostics()).containsEntry("diagnostics_Mask-ontoMask_VoxelNum", left);
    }

    @Test
    void aRegionWhollyBeyondTheImageIsRefused() {
        Geometry beyond = new Geometry(
                new GridSize(16, 16, 6),
                new Vector3(500, 0, 0),
                new Vector3(0.75, 1, 3),
                COARSE.columnDirection(),
                COARSE.rowDirection(),
                COARSE.sliceDirection());
        assertThatThrownBy(() -> extractor("resampleOntoMask: true").extract(ramp(COARSE), mask(beyond)))
                .isInstanceOf(ExtractionException.GeometryMismatch.class)
                .hasMessageContaining("frame of reference");
    }

    @Test
    void parametersCanBeToldToGoOntoTheMask() throws Exception {
        ExtractionParameters linear =
                ExtractionParameters.parse("setting: {binWidth: 2.5}", "x").ontoMask();
        assertThat(linear.configuration())
                .containsEntry("interpolator", "sitkLinear")
                .containsEntry("resampleOntoMask", true);
        assertThat(new FeatureExtractor(linear)
                        .extract(ramp(COARSE), mask(FINE))
                        .features())
                .containsAllEntriesOf(extractor("resampleOntoMask: true, interpolator: sitkLinear")
                        .extract(ramp(COARSE), mask(FINE))
                        .features());
        ExtractionParameters spline = ExtractionParameters.parse(
                        "setting: {resampledPixelSpacing: [1, 1, 1], interpolator: sitkBSpline}", "x")
                .ontoMask();
        assertThat(spline.configuration()).containsEntry("interpolator", "sitkBSpline");
    }

    @Test
    void theSequencesOfS0GoOntoTheGridOfT2() throws Exception {
        for (String preset : new String[] {"S0-DWI", "S0-ADC"}) {
            assertThat(new FeatureExtractor(ExtractionParameters.preset(preset))
                            .extract(ramp(COARSE), mask(FINE))
                            .features())
                    .hasSize(93);
        }
    }
}
