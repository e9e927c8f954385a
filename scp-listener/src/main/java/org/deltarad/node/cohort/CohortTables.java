package org.deltarad.node.cohort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.deltarad.dicom.DataDictionary;
import org.deltarad.node.batch.ResultRow;
import org.deltarad.node.batch.ResultTable;
import org.deltarad.node.batch.TableFormat;

/**
 * Writes what was measured of a cohort as a study takes it: {@code features} (a row per patient and time point: other columns
 * of the table of cases, acquisition parameters, features; of several sequences each with its prefix), {@code readers} and
 * {@code dice} where masks of several readers are there, {@code problems.csv} where there are any. Of several readers the
 * first one's mask is that of {@code features}.
 */
public final class CohortTables {
    private static final String PATIENT = "patient";
    private static final String TIME_POINT = "timepoint";
    private static final String READER = "reader";
    /** Acquisition parameters that are no attributes, see {@code AcquisitionReader}. */
    private static final Set<String> DERIVED = Set.of("Anisotropy", "VoxelVolume", "FieldOfView");

    private final Path folder;
    private final List<TableFormat> formats;
    private final CohortResults results;

    /**
     * @param folder  of the tables
     * @param formats each table is written in
     */
    public CohortTables(Path folder, List<TableFormat> formats, CohortResults results) {
        this.folder = folder;
        this.formats = List.copyOf(formats);
        this.results = results;
    }

    /** A patient's time point: cases by reader, by sequence. */
    private record Visit(String patient, String timePoint, Map<String, Map<String, CohortCase>> sequences) {
        /** Those whose masks all sequences have, in order. */
        List<String> readers() {
            Set<String> all = new LinkedHashSet<>();
            sequences.values().forEach(byReader -> all.addAll(byReader.keySet()));
            return all.stream()
                    .filter(r -> sequences.values().stream().allMatch(s -> s.containsKey(r)))
                    .toList();
        }

        List<CohortCase> of(String reader) {
            return sequences.values().stream().map(s -> s.get(reader)).toList();
        }
    }

    /**
     * Writes the tables.
     *
     * @param reader whose masks are those of {@code features}; empty for each patient's first
     * @return the problems, those of the cases included
     */
    public List<CohortProblem> write(CohortCases cohort, Optional<String> reader) throws IOException {
        List<CohortProblem> problems = new ArrayList<>(cohort.problems());
        List<CohortCase> measured = new ArrayList<>();
        List<CohortCase> first = new ArrayList<>();
        Set<List<String>> chosen = new LinkedHashSet<>();
        for (CohortCase c : cohort.cases()) {
            Optional<String> error = results.of(c).error();
            error.ifPresent(reason -> problems.add(CohortProblem.of(c, reason)));
            if (error.isEmpty()) {
                measured.add(c);
            }
            if ((reader.isEmpty()
                            || reader.get().equals(c.reader())
                            || c.reader().isEmpty())
                    && chosen.add(List.of(c.patient(), c.timePoint(), c.sequence()))
                    && error.isEmpty()) {
                first.add(c);
            }
        }
        List<Visit> visits = visits(first);
        save("features", visits.size(), n -> features(visits.get(n)));
        List<Visit> reread =
                visits(measured).stream().filter(v -> v.readers().size() > 1).toList();
        readers(reread);
        dice(reread, problems);
        problems(problems);
        return problems;
    }

    private static List<Visit> visits(List<CohortCase> cases) {
        Map<List<String>, Visit> visits = new LinkedHashMap<>();
        for (CohortCase c : cases) {
            visits.computeIfAbsent(
                            List.of(c.patient(), c.timePoint()),
                            k -> new Visit(c.patient(), c.timePoint(), new TreeMap<>()))
                    .sequences()
                    .computeIfAbsent(c.sequence(), s -> new LinkedHashMap<>())
                    .put(c.reader(), c);
        }
        return List.copyOf(visits.values());
    }

    private ResultRow features(Visit visit) throws IOException {
        Map<String, Object> acquisition = new LinkedHashMap<>();
        Map<String, Double> features = new LinkedHashMap<>();
        for (Map<String, CohortCase> byReader : visit.sequences().values()) {
            CohortCase c = byReader.values().iterator().next();
            CohortResult result = CohortResult.from(results.of(c));
            c.carried().forEach((name, text) -> {
                if (!text.isEmpty()) {
                    acquisition.put(c.column(name), carried(name, text));
                }
            });
            new TreeMap<>(result.acquisition().categorical()).forEach((name, v) -> acquisition.put(c.column(name), v));
            new TreeMap<>(result.acquisition().numeric()).forEach((name, v) -> acquisition.put(c.column(name), v));
            result.features().forEach((name, v) -> features.put(c.column(name), v));
        }
        return new ResultRow(cells(visit), acquisition, features);
    }

    /** An attribute's value that is a number is one, as it would be from DICOM. */
    private static Object carried(String name, String text) {
        if (DERIVED.contains(name) || DataDictionary.tag(name).isPresent()) {
            try {
                return Double.valueOf(text);
            } catch (NumberFormatException e) {
                return text;
            }
        }
        return text;
    }

    private static Map<String, String> cells(Visit visit) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(PATIENT, visit.patient());
        cells.put(TIME_POINT, visit.timePoint());
        return cells;
    }

    private void readers(List<Visit> reread) throws IOException {
        record Reading(Visit visit, String reader) {}
        List<Reading> readings = reread.stream()
                .flatMap(v -> v.readers().stream().map(r -> new Reading(v, r)))
                .toList();
        save("readers", readings.size(), n -> {
            Reading reading = readings.get(n);
            Map<String, String> cells = cells(reading.visit());
            cells.put(READER, reading.reader());
            Map<String, Double> features = new LinkedHashMap<>();
            for (CohortCase c : reading.visit().of(reading.reader())) {
                CohortResult.from(results.of(c)).features().forEach((name, v) -> features.put(c.column(name), v));
            }
            return new ResultRow(cells, Map.of(), features);
        });
    }

    /** A row for each pair of readers and sequence. */
    private void dice(List<Visit> reread, List<CohortProblem> problems) throws IOException {
        List<ResultRow> rows = new ArrayList<>();
        for (Visit visit : reread) {
            List<String> readers = visit.readers();
            for (int a = 0; a < readers.size(); a++) {
                for (int b = a + 1; b < readers.size(); b++) {
                    for (int s = 0; s < visit.sequences().size(); s++) {
                        CohortCase one = visit.of(readers.get(a)).get(s);
                        CohortCase other = visit.of(readers.get(b)).get(s);
                        dice(visit, one, other, rows, problems);
                    }
                }
            }
        }
        save("dice", rows.size(), rows::get);
    }

    private void dice(Visit visit, CohortCase one, CohortCase other, List<ResultRow> rows, List<CohortProblem> problems)
            throws IOException {
        StoredMask first = mask(one);
        StoredMask second = mask(other);
        if (!first.grid().equals(second.grid())) {
            problems.add(CohortProblem.of(
                    other,
                    "is on another grid than the mask of reader " + one.reader() + ", "
                            + one.row().mask() + "; no Dice coefficient"));
            return;
        }
        Map<String, String> cells = cells(visit);
        if (!one.sequence().isEmpty()) {
            cells.put("sequence", one.sequence());
        }
        cells.put("reader1", one.reader());
        cells.put("reader2", other.reader());
        rows.add(new ResultRow(cells, Map.of("Dice", first.dice(second)), Map.of()));
    }

    private StoredMask mask(CohortCase c) throws IOException {
        return StoredMask.parse(CohortResult.from(results.of(c)).mask().orElseThrow());
    }

    private void problems(List<CohortProblem> problems) throws IOException {
        Path file = folder.resolve("problems.csv");
        if (problems.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        ResultTable.of(problems.stream().map(CohortTables::row).toList()).save(file, TableFormat.CSV);
    }

    private static ResultRow row(CohortProblem p) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(PATIENT, p.patient());
        cells.put(TIME_POINT, p.timePoint());
        cells.put("sequence", p.sequence());
        cells.put(READER, p.reader());
        cells.put("file", p.file());
        cells.put("problem", p.reason());
        return new ResultRow(cells, Map.of(), Map.of());
    }

    /** Writes a table in all formats; one without rows that was there before goes. */
    private void save(String name, int size, ResultTable.Source rows) throws IOException {
        for (TableFormat format : List.of(TableFormat.CSV, TableFormat.PARQUET)) {
            Path file = folder.resolve(name + "." + format.name().toLowerCase(Locale.ROOT));
            if (size > 0 && formats.contains(format)) {
                ResultTable.of(size, rows).save(file, format);
            } else {
                Files.deleteIfExists(file);
            }
        }
    }
}
