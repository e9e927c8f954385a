package org.deltarad.cohort.study.learners;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.data.TableException;
import org.deltarad.cohort.data.TimePoints;
import org.deltarad.cohort.reliability.FeatureReliability;
import org.deltarad.cohort.reliability.ReliabilityFilter;
import org.deltarad.cohort.study.rows.RowColumns;

/**
 * Readers' features of the time point that counts.
 *
 * @param rows a row per patient and reader
 */
record Readings(RowColumns columns, FeatureTable rows) {

    static Readings read(RowColumns columns, Path file, List<String> features) throws IOException, TableException {
        List<String> key = new ArrayList<>(List.of(columns.patient()));
        columns.baseline().ifPresent(b -> key.add(b.column()));
        key.add(columns.reader());
        FeatureTable all =
                FeatureTableReader.read(file, new ColumnRoles(key, Optional.of(features), List.of(), Set.of()));
        int[] counting = IntStream.range(0, all.size())
                .filter(r -> columns.baseline()
                        .map(b -> all.categories(b.column()).get(r).equals(b.value()))
                        .orElse(true))
                .toArray();
        return new Readings(columns, all.rows(counting));
    }

    /**
     * Agreement on each feature over some patients.
     *
     * @param patients others' readings are not looked at
     * @throws org.deltarad.cohort.data.FitException when there are no two readers of two of them, or a patient lacks a reading
     */
    List<FeatureReliability> judge(ReliabilityFilter filter, List<String> patients) {
        Set<String> wanted = new HashSet<>(patients);
        List<String> own = rows.categories(columns.patient());
        FeatureTable some = rows.rows(IntStream.range(0, rows.size())
                .filter(r -> wanted.contains(own.get(r)))
                .toArray());
        List<FeatureTable> readings = new ArrayList<>();
        for (String reader :
                some.categories(columns.reader()).stream().distinct().toList()) {
            readings.add(new TimePoints(columns.patient(), columns.reader()).at(some, reader));
        }
        return filter.judge(List.of(readings));
    }
}
