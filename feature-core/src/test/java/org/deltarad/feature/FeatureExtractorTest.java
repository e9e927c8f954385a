package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;
import org.junit.jupiter.api.Test;

/** What is refused, and what PyRadiomics gives at the edges of its definitions. */
class FeatureExtractorTest {
    private static final GridSize SIZE = new GridSize(6, 5, 4);
    private static final Geometry GRID = Geometry.axisAligned(SIZE, new Vector3(1, 1, 2));

    private static Volume image(double... inside) {
        double[] values = new double[SIZE.voxels()];
        Arrays.fill(values, 7);
        System.arraycopy(inside, 0, values, 0, inside.length);
        return new Volume(GRID, values);
    }

    /** The first voxels of the array. */
    private static Mask first(int voxels) {
        boolean[] inside = new boolean[SIZE.voxels()];
        Arrays.fill(inside, 0, voxels, true);
        return new Mask(GRID, inside);
    }

    private static FeatureExtractor extractor(String settings) throws ParameterException {
        return new FeatureExtractor(ExtractionParameters.parse("setting: {" + settings + "}", "test"));
    }

    private static <E extends ExtractionException> E refused(Class<E> type, String settings, Volume image, Mask mask)
            throws ParameterException {
        FeatureExtractor extractor = extractor(settings);
        E refused = catchThrowableOfType(type, () -> extractor.extract(image, mask));
        assertThat(refused).isNotNull();
        return refused;
    }

    @Test
    void anEmptyMask() throws Exception {
        assertThat(refused(ExtractionException.EmptyMask.class, "", image(), first(0)))
                .hasMessageContaining("none of its 6 x 5 x 4 voxels is inside");
    }

    @Test
    void regionsTooSmall() throws Exception {
        Class<ExtractionException.RegionTooSmall> type = ExtractionException.RegionTooSmall.class;
        assertThat(refused(type, "minimumROIDimensions: 1", image(), first(1)))
                .hasMessageContaining("has 1 voxel inside");
        assertThat(refused(type, "", image(), first(4)))
                .hasMessageContaining("has 4 voxels in a box of 4 x 1 x 1, that is 1 dimension(s)")
                .hasMessageContaining("minimumROIDimensions asks for 2");
        assertThat(refused(type, "minimumROISize: 12", image(), first(12)))
                .hasMessageContaining("has 12 voxels; minimumROISize asks for more than 12");
        assertThat(refused(type, "resegmentRange: [100]", image(1, 2, 100), first(12)))
                .hasMessageContaining("resegmentation (resegmentRange) keeps 1 voxel of the region");
        assertThat(refused(type, "resegmentRange: [100]", image(100, 2, 100), first(12)))
                .hasMessageContaining("the resegmented mask has 2 voxels");
        assertThat(refused(type, "distances: [9]", image(1, 2, 3), first(12)))
                .hasMessageContaining("glcm: a region of 6 x 2 x 1 voxels has no neighbours");
    }

    @Test
    void aLineIsEnoughWhenAskedFor() throws Exception {
        Extraction line = extractor("minimumROIDimensions: 1, binWidth: 1").extract(image(1, 2, 1, 3), first(4));
        assertThat(line.features()).hasSize(107);
        assertThat(line.features().get("original_glrlm_RunPercentage")).isEqualTo(1);
    }

    @Test
    void differentGridsAreComparedPropertyByProperty() throws Exception {
        Class<ExtractionException.GeometryMismatch> type = ExtractionException.GeometryMismatch.class;
        Mask shifted = new Mask(moved(GRID, 0.5), first(12).inside());
        assertThat(refused(type, "", image(), shifted))
                .hasMessageContaining("origin (0.0, 0.0, 0.0) and (0.5, 0.0, 0.0)")
                .hasMessageNotContaining("spacing")
                .hasMessageContaining("resample one onto the other");
        Mask turned = new Mask(
                new Geometry(
                        SIZE,
                        GRID.origin(),
                        new Vector3(1, 1, 3),
                        new Vector3(-1, 0, 0),
                        GRID.rowDirection(),
                        GRID.sliceDirection()),
                first(12).inside());
        assertThat(refused(type, "", image(), turned))
                .hasMessageContaining("spacing (1.0, 1.0, 2.0) and (1.0, 1.0, 3.0)")
                .hasMessageContaining("column direction (1.0, 0.0, 0.0) and (-1.0, 0.0, 0.0)");
        Mask small = new Mask(Geometry.axisAligned(new GridSize(2, 2, 2), GRID.spacing()), new boolean[8]);
        assertThat(refused(type, "", image(), small)).hasMessageContaining("size 6 x 5 x 4 and 2 x 2 x 2 voxels");
    }

    @Test
    void aTinyShiftIsWithinTolerance() throws Exception {
        Mask nearly = new Mask(moved(GRID, 1e-7), first(12).inside());
        assertThat(extractor("").extract(image(1, 2, 3), nearly).features()).hasSize(107);
        Mask further = new Mask(moved(GRID, 1e-4), first(12).inside());
        assertThat(extractor("geometryTolerance: 1e-3")
                        .extract(image(1, 2, 3), further)
                        .features())
                .hasSize(107);
    }

    private static Geometry moved(Geometry g, double x) {
        return new Geometry(
                g.size(),
                g.origin().plus(new Vector3(x, 0, 0)),
                g.spacing(),
                g.columnDirection(),
                g.rowDirection(),
                g.sliceDirection());
    }

    @Test
    void voxelsThatAreNoNumbers() throws Exception {
        double[] values = image().values();
        values[SIZE.index(3, 1, 0)] = Double.NaN;
        values[SIZE.index(2, 1, 0)] = Double.POSITIVE_INFINITY;
        Volume image = new Volume(GRID, values);
        for (String settings : List.of("", "normalizeToMean: 100")) {
            assertThat(refused(ExtractionException.NonFiniteVoxel.class, settings, image, first(12)))
                    .hasMessageContaining("2 voxel(s) inside the mask are not finite")
                    .hasMessageContaining("the first is Infinity at index (2, 1, 0)");
        }
        assertThat(extractor("").extract(image, first(8)).features()).hasSize(107);
    }

    @Test
    void anImageOfMeanZeroCannotBeScaled() throws Exception {
        double[] values = new double[SIZE.voxels()];
        values[0] = 1;
        values[1] = -1;
        assertThat(refused(
                        ExtractionException.NotScalable.class,
                        "normalizeToMean: 100",
                        new Volume(GRID, values),
                        first(12)))
                .hasMessageContaining("the mean of the whole image is 0.0");
    }

    @Test
    void binsFarTooNarrow() throws Exception {
        Class<ExtractionException.TooManyGreyLevels> type = ExtractionException.TooManyGreyLevels.class;
        assertThat(refused(type, "binWidth: 1e-9", image(1, 2, 3), first(12)))
                .hasMessageContaining("for intensities from 1.0 to 7.0")
                .hasMessageContaining("choose wider bins");
        assertThat(refused(type, "binWidth: 1e-300", image(1, 2, 3), first(12)))
                .hasMessageContaining("choose wider bins");
        assertThat(refused(type, "binCount: 2000000000", image(1, 2, 3), first(12)))
                .hasMessageContaining("2000000000 bins");
    }

    @Test
    void tooManyLevelsForSquareMatrices() throws Exception {
        GridSize size = new GridSize(40, 40, 1);
        double[] values = new double[size.voxels()];
        boolean[] inside = new boolean[size.voxels()];
        Arrays.setAll(values, n -> n);
        Arrays.fill(inside, true);
        Geometry grid = Geometry.axisAligned(size, new Vector3(1, 1, 1));
        FeatureExtractor all = extractor("binWidth: 1");
        assertThat(catchThrowableOfType(
                        ExtractionException.TooManyGreyLevels.class,
                        () -> all.extract(new Volume(grid, values), new Mask(grid, inside))))
                .hasMessageContaining("glcm: the region has 1600 grey levels after discretisation, at most 1024");
    }

    @Test
    void aFlatRegionHasPyRadiomicsValues() throws Exception {
        Map<String, Double> flat = extractor("").extract(image(), first(12)).features();
        assertThat(flat)
                .containsEntry("original_firstorder_Skewness", 0.0)
                .containsEntry("original_firstorder_Kurtosis", 0.0)
                .containsEntry("original_firstorder_Variance", 0.0)
                .containsEntry("original_glcm_Correlation", 1.0)
                .containsEntry("original_glcm_MCC", 1.0)
                .containsEntry("original_glcm_Imc1", 0.0)
                .containsEntry("original_glcm_Imc2", 0.0)
                .containsEntry("original_ngtdm_Coarseness", 1e6)
                .containsEntry("original_ngtdm_Busyness", 0.0)
                .containsEntry("original_ngtdm_Contrast", 0.0)
                .containsEntry("original_ngtdm_Strength", 0.0)
                .containsEntry("original_glszm_ZonePercentage", 1.0 / 12);
    }

    /** A mean that rounds must not give a flat region a spread. */
    @Test
    void aFlatRegionOfFractionsIsFlatToo() throws Exception {
        double[] values = new double[SIZE.voxels()];
        Arrays.fill(values, 0.1);
        Map<String, Double> flat =
                extractor("").extract(new Volume(GRID, values), first(113)).features();
        assertThat(flat)
                .containsEntry("original_firstorder_Mean", 0.1)
                .containsEntry("original_firstorder_Kurtosis", 0.0)
                .containsEntry("original_firstorder_MeanAbsoluteDeviation", 0.0);
    }

    /** Two voxels at opposite corners: no direction has a pair, so matrices per direction are all left out. */
    @Test
    void featuresWithoutAnyPairOfVoxelsAreNaN() throws Exception {
        boolean[] inside = new boolean[SIZE.voxels()];
        inside[SIZE.index(0, 0, 0)] = true;
        inside[SIZE.index(5, 4, 0)] = true;
        Map<String, Double> features =
                extractor("").extract(image(100), new Mask(GRID, inside)).features();
        assertThat(features.get("original_glcm_Contrast")).isNaN();
        assertThat(features.get("original_glrlm_RunEntropy")).isNaN();
        assertThat(features).containsEntry("original_glszm_ZonePercentage", 1.0);
        assertThat(features).containsEntry("original_gldm_SmallDependenceEmphasis", 1.0);
    }

    @Test
    void namedFeaturesAloneInTheirOrder() throws Exception {
        ExtractionParameters parameters = ExtractionParameters.parse(
                "featureClass: {ngtdm: [Strength, Busyness], firstorder: [StandardDeviation]}", "test");
        Extraction extraction = new FeatureExtractor(parameters).extract(image(1, 2, 3), first(12));
        assertThat(extraction.features().keySet())
                .containsExactly(
                        "original_ngtdm_Strength", "original_ngtdm_Busyness", "original_firstorder_StandardDeviation");
        double variance =
                extractor("").extract(image(1, 2, 3), first(12)).features().get("original_firstorder_Variance");
        assertThat(extraction.features().get("original_firstorder_StandardDeviation"))
                .isEqualTo(Math.sqrt(variance));
    }

    @Test
    void everyFeatureOfEveryClassHasAValue() throws Exception {
        for (FeatureClass featureClass : FeatureClass.values()) {
            boolean planar = featureClass == FeatureClass.SHAPE2D;
            ExtractionParameters parameters = ExtractionParameters.parse(
                    "setting: {force2D: " + planar + "}\nfeatureClass: {" + featureClass.label() + ": "
                            + featureClass.namable() + "}",
                    "test");
            assertThat(new FeatureExtractor(parameters)
                            .extract(SyntheticImage.image(), planar ? oneSlice() : SyntheticImage.mask())
                            .features())
                    .hasSameSizeAs(featureClass.namable())
                    .doesNotContainValue(Double.NaN);
        }
    }

    private static Mask oneSlice() {
        boolean[] inside = SyntheticImage.mask().inside().clone();
        int slice = SyntheticImage.SIZE.x() * SyntheticImage.SIZE.y();
        Arrays.fill(inside, 0, 7 * slice, false);
        Arrays.fill(inside, 8 * slice, inside.length, false);
        return new Mask(SyntheticImage.GEOMETRY, inside);
    }

    /** They equal others, so PyRadiomics gives no value; who names them gets it here, and is told. */
    @Test
    void withdrawnFeaturesEqualOthers() throws Exception {
        ExtractionParameters parameters = ExtractionParameters.parse("""
                featureClass:
                  firstorder: [Uniformity]
                  glcm: [DifferenceAverage, Id, Idm, ClusterTendency, Dissimilarity, Homogeneity1, Homogeneity2, SumVariance]
                  gldm: [DependencePercentage, GrayLevelNonUniformityNormalized]
                """, "test");
        Extraction extraction = new FeatureExtractor(parameters).extract(SyntheticImage.image(), SyntheticImage.mask());
        Map<String, Double> values = extraction.features();
        assertThat(values.get("original_glcm_Dissimilarity")).isEqualTo(values.get("original_glcm_DifferenceAverage"));
        assertThat(values.get("original_glcm_Homogeneity1")).isEqualTo(values.get("original_glcm_Id"));
        assertThat(values.get("original_glcm_Homogeneity2")).isEqualTo(values.get("original_glcm_Idm"));
        assertThat(values.get("original_glcm_SumVariance")).isEqualTo(values.get("original_glcm_ClusterTendency"));
        assertThat(values.get("original_gldm_DependencePercentage")).isEqualTo(1);
        assertThat(values.get("original_gldm_GrayLevelNonUniformityNormalized"))
                .isCloseTo(values.get("original_firstorder_Uniformity"), within(1e-15));
        assertThat(extraction.diagnostics().get("diagnostics_Notes"))
                .asString()
                .contains("glcm_Homogeneity1 equals glcm_Id; PyRadiomics has withdrawn it");
    }

    @Test
    void whatIsLeftOutIsSaid() throws Exception {
        ExtractionParameters parameters = ExtractionParameters.parse(
                "imageType: {Original: {}, LoG: {sigma: [9.0]}}\nfeatureClass: {shape2D: , glcm: [Contrast]}", "test");
        boolean[] inside = new boolean[SIZE.voxels()];
        inside[SIZE.index(0, 0, 0)] = true;
        inside[SIZE.index(5, 4, 0)] = true;
        Extraction extraction = new FeatureExtractor(parameters).extract(image(100), new Mask(GRID, inside));
        assertThat(extraction.features()).containsOnlyKeys("original_glcm_Contrast");
        assertThat(extraction.diagnostics().get("diagnostics_Notes"))
                .asString()
                .contains("shape2D is left out: it needs force2D: true")
                .contains("log-sigma-9-0-mm-3D: ")
                .contains("not defined for this region (NaN): original_glcm_Contrast");
        assertThat(extractor("force2D: true").extract(image(100), first(12)).features())
                .hasSize(116);
    }

    /** What {@code computeShape} of PyRadiomics 8ed5793 does with shape2D. */
    @Test
    void regionsThatAreNotAPlane() throws Exception {
        assertThat(refused(
                        ExtractionException.NotPlanar.class,
                        "force2D: true, force2Ddimension: 1",
                        image(100),
                        first(12)))
                .hasMessageContaining("shape2D: the region has 2 slices across force2Ddimension 1")
                .hasMessageContaining("featureClass");
        boolean[] inside = new boolean[SIZE.voxels()];
        for (int k = 0; k < 4; k++) {
            inside[SIZE.index(2, 1, k)] = true;
            inside[SIZE.index(2, 3, k)] = true;
        }
        Extraction sagittal = extractor("force2D: true").extract(image(100), new Mask(GRID, inside));
        assertThat(sagittal.features()).hasSize(107);
        assertThat(sagittal.diagnostics().get("diagnostics_Notes"))
                .asString()
                .contains("shape2D is left out, as in PyRadiomics: the region is one voxel wide along x");
        assertThat(extractor("force2D: true, force2Ddimension: 2")
                        .extract(image(100), new Mask(GRID, inside))
                        .features())
                .hasSize(116);
    }

    /** PyRadiomics 8ed5793 with NumPy 2.4.6, directly on these arrays: sums of nothing are 0 where others are NaN. */
    @Test
    void twoVoxelsApart() throws Exception {
        boolean[] inside = new boolean[SIZE.voxels()];
        inside[SIZE.index(0, 0, 0)] = true;
        inside[SIZE.index(5, 4, 3)] = true;
        Map<String, Double> values = extractor("weightingNorm: euclidean")
                .extract(image(), new Mask(GRID, inside))
                .features();
        assertThat(values)
                .containsEntry("original_glrlm_RunEntropy", 0.0)
                .containsEntry("original_glrlm_RunVariance", 0.0)
                .containsEntry("original_glrlm_RunPercentage", Double.NaN)
                .containsEntry("original_glcm_InverseVariance", 0.0)
                .containsEntry("original_glcm_Contrast", Double.NaN);
    }

    /** The mean of 100 values of 0.1 is one rounding off in NumPy 2.4.6, that of 10 is not. */
    @Test
    void aFlatRegionWhoseMeanRounds() throws Exception {
        double[] tenths = new double[100];
        Arrays.fill(tenths, 0.1);
        assertThat(extractor("").extract(image(tenths), first(100)).features())
                .containsEntry("original_firstorder_Skewness", 1.0)
                .containsEntry("original_firstorder_Kurtosis", 1.0);
        assertThat(extractor("").extract(image(tenths), first(10)).features())
                .containsEntry("original_firstorder_Skewness", 0.0)
                .containsEntry("original_firstorder_Kurtosis", 0.0);
    }

    /** Axes along which a region has no extent have none to the last bit, as in PyRadiomics. */
    @Test
    void aLineOfVoxels() throws Exception {
        Geometry grid = Geometry.axisAligned(new GridSize(11, 2, 2), new Vector3(1.2, 0.7, 3));
        boolean[] inside = new boolean[44];
        for (int i : new int[] {0, 1, 3, 4, 7, 8, 10}) {
            inside[22 + i] = true;
        }
        Extraction line =
                extractor("minimumROIDimensions: 1").extract(new Volume(grid, new double[44]), new Mask(grid, inside));
        assertThat(line.features())
                .containsEntry("original_shape_MinorAxisLength", 0.0)
                .containsEntry("original_shape_LeastAxisLength", 0.0)
                .containsEntry("original_shape_Elongation", 0.0);
    }

    @Test
    void diagnosticsAreThoseOfTheImageAsItCame() throws Exception {
        Map<String, Object> diagnostics = extractor("normalizeToMean: 100")
                .extract(image(1, 2, 3), first(8))
                .diagnostics();
        assertThat(diagnostics)
                .containsEntry("diagnostics_Versions_DeltaRad", "0.1.0")
                .containsEntry("diagnostics_Configuration_EnabledImageTypes", Map.of("Original", Map.of()))
                .containsEntry("diagnostics_Image-original_Dimensionality", "3D")
                .containsEntry("diagnostics_Image-original_Spacing", List.of(1.0, 1.0, 2.0))
                .containsEntry("diagnostics_Image-original_Size", List.of(6, 5, 4))
                .containsEntry("diagnostics_Image-original_Minimum", 1.0)
                .containsEntry("diagnostics_Image-original_Maximum", 7.0)
                .containsEntry("diagnostics_Image-original_Mean", (120 * 7 - 15) / 120.0)
                .containsEntry("diagnostics_Mask-original_VoxelNum", 8)
                .containsEntry("diagnostics_Mask-original_VolumeNum", 1)
                .containsEntry("diagnostics_Mask-original_BoundingBox", List.of(0, 0, 0, 6, 2, 1))
                .containsEntry("diagnostics_Mask-original_CenterOfMassIndex", List.of(2.0, 0.25, 0.0));
        assertThat(extractor("additionalInfo: false")
                        .extract(image(1, 2, 3), first(8))
                        .diagnostics())
                .isEmpty();
    }
}
