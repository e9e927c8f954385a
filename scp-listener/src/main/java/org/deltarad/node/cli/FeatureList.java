package org.deltarad.node.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.FeatureClass;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.ibsi.IbsiExtractor;
import org.deltarad.feature.ibsi.IbsiFamily;
import org.deltarad.feature.ibsi.IbsiParameters;
import org.deltarad.node.batch.ResultJson;
import org.deltarad.report.code.FeatureDefinition;
import org.deltarad.report.code.FeatureDefinitions;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Mask;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** All features that can be extracted: PyRadiomics' by class, then IBSI's by family in every aggregation. */
final class FeatureList {
    private static final FeatureDefinition UNKNOWN = new FeatureDefinition("", "", "", "", "");
    /** What the short table shows. */
    private static final int SHOWN = 5;

    /** Cells by the names of columns. */
    private final List<Map<String, String>> rows;

    private FeatureList(List<Map<String, String>> rows) {
        this.rows = rows;
    }

    /** The list. */
    static FeatureList all() {
        List<Map<String, String>> rows = new ArrayList<>();
        for (FeatureClass featureClass : FeatureClass.values()) {
            for (String name : featureClass.namable()) {
                FeatureDefinition definition = FeatureDefinitions.pyRadiomics(featureClass.label(), name)
                        .orElse(UNKNOWN);
                String onRequest = featureClass.features().contains(name) ? "" : "only when named; ";
                rows.add(row(
                        featureClass.label() + "_" + name,
                        featureClass.label(),
                        definition,
                        onRequest + definition.note()));
            }
        }
        for (IbsiFamily family : IbsiFamily.values()) {
            for (String name : names(family)) {
                FeatureDefinition definition = FeatureDefinitions.ibsi(name.substring(IbsiExtractor.PREFIX.length()))
                        .orElse(UNKNOWN);
                rows.add(row(name, "ibsi " + family.label(), definition, definition.note()));
            }
        }
        return new FeatureList(rows);
    }

    private static Map<String, String> row(String name, String of, FeatureDefinition definition, String note) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("name", name);
        row.put("class", of);
        row.put("ibsi_code", definition.ibsiCode());
        row.put("formula", definition.formula());
        row.put("unit", definition.unit());
        row.put("ibsi_name", definition.ibsiName());
        row.put("note", note);
        return row;
    }

    /** What the extractor gives for a small cube, which is the same for any region. */
    private static Collection<String> names(IbsiFamily family) {
        GridSize size = new GridSize(4, 4, 4);
        Geometry geometry = Geometry.axisAligned(size, new Vector3(1, 1, 1));
        double[] values = new double[size.voxels()];
        boolean[] inside = new boolean[size.voxels()];
        for (int n = 0; n < values.length; n++) {
            values[n] = n * n % 7;
            inside[n] = true;
        }
        try {
            IbsiParameters parameters = IbsiParameters.parse(
                    "ibsi: {textures: [2D, 2.5D, 3D], dimension: 3D, discretisation: {fixedBinNumber: 4}, families: ["
                            + family.label() + "]}",
                    "list of features");
            return new IbsiExtractor(parameters)
                    .extract(new Volume(geometry, values), new Mask(geometry, inside))
                    .features()
                    .keySet();
        } catch (ParameterException | ExtractionException e) {
            throw new IllegalStateException("a cube of 4 voxels a side has all features", e);
        }
    }

    /** A table with aligned columns, for people. */
    String text() {
        List<String> names = List.of("Name", "Class", "IBSI", "Formula", "Unit");
        List<List<String>> cells = new ArrayList<>();
        cells.add(names);
        rows.forEach(row -> cells.add(List.copyOf(row.values()).subList(0, SHOWN)));
        int[] widths = new int[SHOWN];
        cells.forEach(line -> {
            for (int n = 0; n < SHOWN; n++) {
                widths[n] = Math.max(widths[n], line.get(n).length());
            }
        });
        StringBuilder text = new StringBuilder();
        for (List<String> line : cells) {
            StringBuilder shown = new StringBuilder();
            for (int n = 0; n < SHOWN; n++) {
                shown.append(line.get(n))
                        .append(" ".repeat(widths[n] - line.get(n).length() + 2));
            }
            text.append(shown.toString().stripTrailing()).append(System.lineSeparator());
        }
        return text
                + System.lineSeparator()
                + String.join(
                        System.lineSeparator(),
                        "Names of PyRadiomics' features get the image type in front: original_glcm_Contrast.",
                        "IBSI is the code in its reference manual, Formula a section of it or a page of PyRadiomics' documentation,",
                        "Unit in UCUM with I for the unit of the image's values. --out FILE.csv also says where PyRadiomics differs from IBSI.",
                        "");
    }

    /** A header and a row for each feature. */
    String csv() {
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.RFC4180.builder().setRecordSeparator('\n').get())) {
            printer.printRecord(rows.get(0).keySet());
            for (Map<String, String> row : rows) {
                printer.printRecord(row.values());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** An array with an object for each feature. */
    String json() {
        return rows.stream().map(ResultJson::line).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }
}
