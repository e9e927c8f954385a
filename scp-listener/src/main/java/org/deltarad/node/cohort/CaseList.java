package org.deltarad.node.cohort;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.deltarad.node.batch.CaseRow;

/**
 * Reads a table of cases: {@code patient}, {@code timepoint}, {@code image}, {@code mask}, and where there are such columns
 * {@code sequence}, {@code reader}, {@code roi} (name or number; label value of NRRD and NIfTI), {@code maskseries} (the
 * image that the mask was drawn on) and {@code pseudonym}, which takes the patient's place in all tables. Others are carried
 * to the tables of features. Relative paths are relative to the table's folder.
 */
public final class CaseList {
    private static final List<String> REQUIRED = List.of("patient", "timepoint", "image", "mask");
    private static final Set<String> OWN =
            Set.of("patient", "timepoint", "image", "mask", "sequence", "reader", "roi", "maskseries", "pseudonym");

    private CaseList() {}

    /**
     * The cases of a file.
     *
     * @param roi of rows that name none
     * @throws CohortTableException naming the line
     */
    public static CohortCases read(Path file, Optional<String> roi) throws CohortTableException, IOException {
        Path folder = file.toAbsolutePath().normalize().getParent();
        List<CohortCase> cases = new ArrayList<>();
        Map<List<String>, Long> seen = new LinkedHashMap<>();
        for (CsvRows.Row row : CsvRows.read(file, REQUIRED).rows()) {
            for (String name : REQUIRED) {
                if (row.cell(name).isEmpty()) {
                    throw new CohortTableException(file, row.line(), "column " + name + " is empty");
                }
            }
            String pseudonym = row.cell("pseudonym");
            CohortCase found = new CohortCase(
                    pseudonym.isEmpty() ? row.cell("patient") : pseudonym,
                    row.cell("timepoint"),
                    row.cell("sequence"),
                    row.cell("reader"),
                    carried(row),
                    Optional.of(row.cell("maskseries"))
                            .filter(p -> !p.isEmpty())
                            .map(folder::resolve),
                    List.of(),
                    new CaseRow(
                            row.line(),
                            List.of(),
                            folder.resolve(row.cell("image")).normalize(),
                            folder.resolve(row.cell("mask")).normalize(),
                            Optional.of(row.cell("roi"))
                                    .filter(r -> !r.isEmpty())
                                    .or(() -> roi),
                            OptionalInt.empty(),
                            Optional.empty()));
            List<String> key = List.of(found.patient(), found.timePoint(), found.sequence(), found.reader());
            Long earlier = seen.putIfAbsent(key, row.line());
            if (earlier != null) {
                throw new CohortTableException(
                        file,
                        row.line(),
                        found.label() + " is in line " + earlier + ", too; tell them apart or remove one");
            }
            cases.add(found);
        }
        return new CohortCases(cases, List.of());
    }

    private static Map<String, String> carried(CsvRows.Row row) {
        Map<String, String> others = new LinkedHashMap<>(row.cells());
        others.keySet().removeAll(OWN);
        return others;
    }
}
