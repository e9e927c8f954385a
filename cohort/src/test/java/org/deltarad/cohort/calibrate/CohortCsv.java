package org.deltarad.cohort.calibrate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.harmonisation.Acquisition;
import org.deltarad.signature.Measured;

/** The cohorts that reference.R made. */
final class CohortCsv {
    private CohortCsv() {}

    /** Rows of a resource as maps from the header's names. */
    static List<Map<String, String>> rows(String resource) throws IOException {
        try (InputStream in = CohortCsv.class.getResourceAsStream(resource)) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            List<String> header = List.of(lines.get(0).split(","));
            List<Map<String, String>> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                List<String> cells = List.of(line.split(","));
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), cells.get(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    static List<CohortPatient> patients(String resource) throws IOException {
        Map<String, Measured> baselines = new HashMap<>();
        List<CohortPatient> patients = new ArrayList<>();
        for (Map<String, String> row : rows(resource)) {
            String id = row.get("id");
            if (row.get("point").equals("baseline")) {
                baselines.put(id, measured(row));
            } else {
                boolean progressed = row.get("progressed").equals("1");
                patients.add(new CohortPatient(id, baselines.get(id), measured(row), progressed));
            }
        }
        return patients;
    }

    private static Measured measured(Map<String, String> row) {
        Map<String, Double> numeric = new HashMap<>();
        Predictors.s1().numeric().forEach(p -> numeric.put(p, Double.valueOf(row.get(p))));
        Map<String, Double> features = new LinkedHashMap<>();
        row.forEach((name, cell) -> {
            if (name.startsWith("original_")) {
                features.put(name, Double.valueOf(cell));
            }
        });
        return new Measured(features, new Acquisition(numeric, Map.of("Manufacturer", row.get("Manufacturer"))));
    }
}
