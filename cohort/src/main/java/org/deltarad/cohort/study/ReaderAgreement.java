package org.deltarad.cohort.study;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.data.TimePoints;
import org.deltarad.cohort.reliability.FeatureReliability;
import org.deltarad.cohort.reliability.ReliabilityFilter;

/**
 * Readers' features at both time points, by the patients that are asked for.
 *
 * @param rows a row per patient, time point and reader
 */
record ReaderAgreement(Study.Columns columns, ReliabilityFilter filter, FeatureTable rows) {

    /**
     * Reads the readers' table.
     *
     * @throws TableException when a cell is missing, with row and column, or there is one reader
     */
    static ReaderAgreement read(Study.Columns columns, ReliabilityFilter filter, Path file, List<String> features)
            throws IOException, TableException {
        ColumnRoles roles = new ColumnRoles(
                List.of(columns.patient(), columns.timePoint(), columns.reader()),
                Optional.of(features),
                List.of(),
                Set.of());
        FeatureTable rows = FeatureTableReader.read(file, roles);
        for (String name : rows.names()) {
            double[] column = rows.column(name);
            for (int r = 0; r < column.length; r++) {
                if (Double.isNaN(column[r])) {
                    throw FeatureTableReader.refusal(
                            file,
                            roles,
                            rows.ids().get(r),
                            name,
                            "the cell is missing. Complete it, or leave the patient or the column out");
                }
            }
        }
        List<String> readers =
                rows.categories(columns.reader()).stream().distinct().toList();
        if (readers.size() < 2) {
            throw FeatureTableReader.refusal(
                    file, "there are readings of one reader, " + readers.get(0) + "; agreement needs two");
        }
        return new ReaderAgreement(columns, filter, rows);
    }

    /**
     * Agreement on each feature over some patients.
     *
     * @param patients others' readings are not looked at
     * @throws FitException when there are no two readers of two of them, or a patient lacks a reading
     */
    List<FeatureReliability> judge(List<String> patients) {
        List<List<FeatureTable>> conditions = new ArrayList<>();
        for (String point : List.of(columns.baseline(), columns.mid())) {
            int[] at = IntStream.range(0, rows.size())
                    .filter(r -> rows.categories(columns.timePoint()).get(r).equals(point)
                            && patients.contains(
                                    rows.categories(columns.patient()).get(r)))
                    .toArray();
            FeatureTable some = rows.rows(at);
            List<FeatureTable> readings = new ArrayList<>();
            for (String reader :
                    some.categories(columns.reader()).stream().distinct().toList()) {
                readings.add(new TimePoints(columns.patient(), columns.reader()).at(some, reader));
            }
            conditions.add(readings);
        }
        return filter.judge(conditions);
    }
}
