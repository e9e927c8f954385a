package org.deltarad.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.deltarad.testing.SharedReferences;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.ImageFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PyRadiomics' values for its own test images, from shared/refs/pyradiomics. */
class PyRadiomicsParityTest {
    private static final List<String> CASES = List.of("brain1", "brain2", "breast1");
    /** The slice that the 2D cases take, from their bounding boxes. */
    private static final Map<String, Integer> SLICES = Map.of("brain1", 16, "brain2", 8, "breast1", 9);

    private static final Map<Path, ImageFile> FILES = new HashMap<>();

    /** Values made by running PyRadiomics' code: see shared/refs/README.md. */
    @ParameterizedTest
    @CsvSource({
        "brain1, delta82, 93",
        "brain2, delta82, 93",
        "breast1, delta82, 93",
        "brain1, filters, 1688",
        "brain2, filters, 1688",
        "breast1, filters, 1688",
        "brain1, S3, 1223",
        "brain2, S3, 1223",
        "breast1, S3, 1223",
    })
    void extra(String name, String set, int count) throws Exception {
        Path folder = SharedReferences.require("pyradiomics");
        Map<String, Double> expected =
                Reference.features(Files.readAllBytes(folder.resolve("extra/" + name + "_" + set + ".json")));
        assertThat(expected).hasSize(count);
        String yaml = Files.readString(folder.resolveSibling("params").resolve(set + ".yaml"));
        ExtractionParameters parameters =
                ExtractionParameters.parse(set.equals("delta82") ? yaml + "  normalizeToMean: 100\n" : yaml, set);
        Map<String, Double> actual = new FeatureExtractor(parameters)
                .extract(image(folder, name), mask(folder, name))
                .features();
        assertThat(actual.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        Reference.assertAgree(name + " " + set, actual, expected);
    }

    /** Each column of a table is a test case with its own settings. */
    @ParameterizedTest
    @ValueSource(strings = {"firstorder", "glcm", "gldm", "glrlm", "glszm", "ngtdm", "shape", "shape2D"})
    void baselineTable(String featureClass) throws Exception {
        Path folder = SharedReferences.require("pyradiomics");
        List<String> compared = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> column :
                table(folder, featureClass).entrySet()) {
            String name = column.getKey().replaceFirst("_.*", "");
            if (CASES.contains(name)) {
                Map<String, Double> expected = new LinkedHashMap<>();
                column.getValue().forEach((key, value) -> {
                    if (key.startsWith("original_") && !isKnownToDiffer(column.getKey(), key)) {
                        expected.put(key, Double.valueOf(value));
                    }
                });
                Mask mask = featureClass.equals("shape2D") ? slice(folder, name) : mask(folder, name);
                Extraction extraction = new FeatureExtractor(parameters(featureClass, expected, column.getValue()))
                        .extract(image(folder, name), mask);
                Reference.assertAgree(
                        "baseline " + column.getKey() + " " + featureClass, extraction.features(), expected);
                assertDiagnostics(extraction.diagnostics(), column.getValue());
                compared.add(column.getKey());
            }
        }
        assertThat(compared)
                .containsAll(CASES.stream()
                        .map(name -> featureClass.equals("shape2D") ? name + "_shape2D" : name)
                        .toList());
    }

    /** The mask of the 2D cases is one slice of the label as an image of its own, so that it needs correctMask. */
    private static Mask slice(Path folder, String name) throws IOException {
        Mask mask = mask(folder, name);
        Geometry g = mask.geometry();
        int k = SLICES.get(name);
        GridSize plane = new GridSize(g.size().x(), g.size().y(), 1);
        return new Mask(
                new Geometry(
                        plane,
                        g.toPatient(0, 0, k),
                        g.spacing(),
                        g.columnDirection(),
                        g.rowDirection(),
                        g.sliceDirection()),
                Arrays.copyOfRange(mask.inside(), k * plane.voxels(), (k + 1) * plane.voxels()));
    }

    /**
     * The mesh of plain brain1 in the table is that of an older PyRadiomics: the code of 8ed5793 gives what {@link
     * #extra} compares with.
     */
    private static boolean isKnownToDiffer(String column, String feature) {
        return column.equals("brain1")
                && Set.of(
                                "original_shape_MeshVolume",
                                "original_shape_SurfaceArea",
                                "original_shape_SurfaceVolumeRatio",
                                "original_shape_Sphericity")
                        .contains(feature);
    }

    /** The settings of a column are a Python dictionary; with its constants renamed it is YAML. */
    private static ExtractionParameters parameters(
            String featureClass, Map<String, Double> features, Map<String, String> column) throws ParameterException {
        String settings = column.get("diagnostics_Configuration_Settings")
                .replace("None", "null")
                .replace("True", "true")
                .replace("False", "false");
        List<String> names = features.keySet().stream()
                .map(key -> key.substring(key.lastIndexOf('_') + 1))
                .toList();
        return ExtractionParameters.parse(
                "setting: " + settings + "\nfeatureClass: {" + featureClass + ": " + names + "}", "baseline");
    }

    private static void assertDiagnostics(Map<String, Object> ours, Map<String, String> column) {
        assertThat(ours.get("diagnostics_Mask-original_VoxelNum").toString())
                .isEqualTo(column.get("diagnostics_Mask-original_VoxelNum"));
        assertThat(ours.get("diagnostics_Mask-original_VolumeNum").toString())
                .isEqualTo(column.get("diagnostics_Mask-original_VolumeNum"));
        for (String name : List.of(
                "Mask-original_BoundingBox",
                "Mask-original_Size",
                "Mask-original_Spacing",
                "Mask-original_CenterOfMassIndex",
                "Mask-original_CenterOfMass",
                "Image-original_Mean",
                "Image-original_Minimum",
                "Image-original_Maximum",
                "Image-interpolated_Spacing",
                "Image-interpolated_Size",
                "Mask-interpolated_Spacing",
                "Mask-interpolated_Size",
                "Mask-interpolated_BoundingBox",
                "Mask-interpolated_VoxelNum",
                "Mask-interpolated_VolumeNum",
                "Mask-interpolated_CenterOfMassIndex",
                "Mask-interpolated_CenterOfMass",
                "Mask-interpolated_Mean",
                "Mask-interpolated_Minimum",
                "Mask-interpolated_Maximum",
                "Mask-resegmented_BoundingBox",
                "Mask-resegmented_VoxelNum",
                "Mask-resegmented_Mean",
                "Mask-corrected_BoundingBox",
                "Mask-corrected_CenterOfMass",
                "Mask-corrected_Mean")) {
            assertNumbers(name, ours.get("diagnostics_" + name), column.get("diagnostics_" + name));
        }
    }

    /** Older columns leave some diagnostics empty. */
    private static void assertNumbers(String name, Object ours, String theirs) {
        if (theirs == null || theirs.isEmpty()) {
            return;
        }
        double[] expected = numbers(theirs);
        double[] actual = numbers(ours.toString());
        assertThat(actual).as(name).hasSameSizeAs(expected);
        for (int n = 0; n < expected.length; n++) {
            assertThat(Reference.agree(actual[n], expected[n]))
                    .as(name + ": " + ours + " and " + theirs)
                    .isTrue();
        }
    }

    private static double[] numbers(String tuple) {
        return List.of(tuple.replaceAll("[()\\[\\]]", "").split(",")).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    @Test
    void allFeaturesOfTheFlatRegionAreNumbers() throws Exception {
        Path folder = SharedReferences.require("pyradiomics");
        Extraction flat = new FeatureExtractor(ExtractionParameters.parse("setting: {binWidth: 5000}", "flat"))
                .extract(image(folder, "breast1"), mask(folder, "breast1"));
        assertThat(flat.features()).hasSize(107);
        assertThat(flat.features().values()).noneMatch(v -> v.isNaN());
    }

    private static Volume image(Path folder, String name) throws IOException {
        return read(folder.resolve(name + "_image.nrrd")).volume();
    }

    private static Mask mask(Path folder, String name) throws IOException {
        return read(folder.resolve(name + "_label.nrrd")).mask(1);
    }

    private static ImageFile read(Path file) throws IOException {
        ImageFile known = FILES.get(file);
        if (known == null) {
            known = ImageFile.read(file);
            FILES.put(file, known);
        }
        return known;
    }

    /** Column name to row name to cell. */
    private static Map<String, Map<String, String>> table(Path folder, String featureClass) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("baseline/baseline_" + featureClass + ".csv"));
        List<String> head = cells(lines.get(0));
        Map<String, Map<String, String>> columns = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line);
            for (int n = 1; n < head.size(); n++) {
                columns.computeIfAbsent(head.get(n), h -> new LinkedHashMap<>()).put(cells.get(0), cells.get(n));
            }
        }
        return columns;
    }

    /** Cells of a CSV line; those with commas are quoted, none holds a quote. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int n = 0; n < line.length(); n++) {
            char c = line.charAt(n);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
