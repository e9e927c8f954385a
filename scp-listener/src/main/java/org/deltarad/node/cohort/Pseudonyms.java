package org.deltarad.node.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deltarad.node.batch.ResultRow;
import org.deltarad.node.batch.ResultTable;
import org.deltarad.node.batch.TableFormat;

/**
 * Numbers instead of Patient IDs, and the file that says whose they are: CSV with columns {@code pseudonym} and {@code patient}. What the
 * file has keeps its pseudonym; new patients get the next number.
 */
public final class Pseudonyms {
    private final Map<String, String> byPatient = new LinkedHashMap<>();

    private Pseudonyms() {}

    /** @throws CohortTableException when the file is there and cannot be used */
    public static Pseudonyms read(Path file) throws CohortTableException, IOException {
        Pseudonyms pseudonyms = new Pseudonyms();
        if (Files.exists(file)) {
            for (CsvRows.Row row :
                    CsvRows.read(file, List.of("pseudonym", "patient")).rows()) {
                String pseudonym = row.cell("pseudonym");
                if (pseudonyms.byPatient.containsValue(pseudonym)
                        || pseudonyms.byPatient.put(row.cell("patient"), pseudonym) != null) {
                    throw new CohortTableException(file, row.line(), "its patient or its pseudonym is there twice");
                }
            }
        }
        return pseudonyms;
    }

    /** The cases and problems with pseudonyms. */
    public CohortCases of(CohortCases cohort) {
        return new CohortCases(
                cohort.cases().stream().map(c -> c.of(of(c.patient()))).toList(),
                cohort.problems().stream()
                        .map(p -> p.patient().isEmpty() ? p : p.of(of(p.patient())))
                        .toList());
    }

    private String of(String patient) {
        String known = byPatient.get(patient);
        if (known != null) {
            return known;
        }
        int number = byPatient.size();
        String next;
        do {
            next = String.format("P%04d", ++number);
        } while (byPatient.containsValue(next));
        byPatient.put(patient, next);
        return next;
    }

    /** Writes the file. */
    public void save(Path file) throws IOException {
        List<ResultRow> rows = byPatient.entrySet().stream()
                .map(e -> {
                    Map<String, String> cells = new LinkedHashMap<>();
                    cells.put("pseudonym", e.getValue());
                    cells.put("patient", e.getKey());
                    return new ResultRow(cells, Map.of(), Map.of());
                })
                .toList();
        ResultTable.of(rows).save(file, TableFormat.CSV);
    }
}
