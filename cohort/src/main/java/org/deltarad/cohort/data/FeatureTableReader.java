package org.deltarad.cohort.data;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads tables: CSV (RFC 4180, commas, UTF-8 with or without byte order mark) with a header. Empty rows are left out; an empty
 * numeric cell, {@code NA} and {@code NaN} are missing numbers, an empty one or {@code NA} a missing category. Names and
 * cells are brought to Unicode normalisation form C, so that a name means the same however its accents were typed. Ids that
 * differ in capitals and spaces only are refused, as the same one twice.
 */
public final class FeatureTableReader {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern SEPARATOR = Pattern.compile("[;\t]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    /** Columns that a refusal names. */
    private static final int SHOWN = 20;

    private static final Set<String> MISSING_NUMBER = Set.of("", "NA", "NaN");
    private static final Set<String> MISSING_CATEGORY = Set.of("", "NA");

    private final Path file;
    private final ColumnRoles roles;
    private List<String> header = List.of();
    private final List<String> ids = new ArrayList<>();
    private final Map<String, Long> rowOfId = new HashMap<>();
    /** Ids without capitals and spaces, with the id as it is. */
    private final Map<String, String> idOfFolded = new HashMap<>();

    private final Map<String, List<Double>> numeric = new LinkedHashMap<>();
    private final Map<String, List<String>> categorical = new LinkedHashMap<>();

    private FeatureTableReader(Path file, ColumnRoles roles) {
        this.file = file;
        this.roles = roles;
    }

    /**
     * Reads a file. A row's id is what is in its key columns, joined by " / ".
     *
     * @throws TableException naming row and column: a name or key there twice, a row with more or fewer cells than the
     *                        header, no number where one belongs, an empty key, another encoding or separator
     */
    public static FeatureTable read(Path file, ColumnRoles roles) throws IOException, TableException {
        return new FeatureTableReader(file, roles).table();
    }

    /**
     * Names of a file's columns, in their order, so that roles can be given by pattern.
     *
     * @throws TableException when there is no header
     */
    public static List<String> header(Path file) throws IOException, TableException {
        try (CSVParser parser = CSVParser.parse(new StringReader(Utf8Text.of(file)), FORMAT)) {
            FeatureTableReader reader = new FeatureTableReader(file, ColumnRoles.numbersOf(""));
            Iterator<CSVRecord> records = parser.iterator();
            for (CSVRecord row = reader.next(records, parser); row != null; row = reader.next(records, parser)) {
                List<String> names = row.stream().map(String::strip).toList();
                if (!names.stream().allMatch(String::isEmpty)) {
                    reader.requireCommas(names, row.getRecordNumber());
                    return names;
                }
            }
        }
        throw new TableException(file, "the file is empty; it needs a header and a row for each patient");
    }

    /**
     * The refusal of a cell that is well formed and still cannot be used, with its place in the file.
     *
     * @param roles  that the file was read with
     * @param id     of the row
     * @param column its name
     */
    public static TableException refusal(Path file, ColumnRoles roles, String id, String column, String reason)
            throws IOException, TableException {
        FeatureTableReader reader = new FeatureTableReader(file, roles);
        reader.table();
        return new TableException(
                file, reader.rowOfId.getOrDefault(id, 0L), reader.header.indexOf(column) + 1, column, reason);
    }

    /** The refusal of a whole file that is well formed and still cannot be used. */
    public static TableException refusal(Path file, String reason) {
        return new TableException(file, reason);
    }

    private FeatureTable table() throws IOException, TableException {
        try (CSVParser parser = CSVParser.parse(new StringReader(Utf8Text.of(file)), FORMAT)) {
            Iterator<CSVRecord> records = parser.iterator();
            for (CSVRecord row = next(records, parser); row != null; row = next(records, parser)) {
                List<String> cells = row.stream().map(String::strip).toList();
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (header.isEmpty()) {
                    takeHeader(cells, row.getRecordNumber());
                } else {
                    takeRow(cells, row.getRecordNumber());
                }
            }
        }
        if (header.isEmpty()) {
            throw new TableException(file, "the file is empty; it needs a header and a row for each patient");
        }
        if (ids.isEmpty()) {
            throw new TableException(file, "there is a header and no row");
        }
        Map<String, double[]> numbers = new LinkedHashMap<>();
        numeric.forEach((name, column) -> numbers.put(
                name, column.stream().mapToDouble(Double::doubleValue).toArray()));
        return FeatureTable.of(ids, numbers, categorical);
    }

    /** The next record; null after the last. */
    private CSVRecord next(Iterator<CSVRecord> records, CSVParser parser) throws TableException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw new TableException(
                    file,
                    parser.getRecordNumber() + 1,
                    "this is not CSV: " + e.getCause().getMessage()
                            + "; text in quotes must fill its cell, with quotes inside doubled");
        }
    }

    private void takeHeader(List<String> names, long row) throws TableException {
        requireCommas(names, row);
        Map<String, Integer> seen = new HashMap<>();
        for (int c = 0; c < names.size(); c++) {
            String name = names.get(c);
            if (name.isEmpty()) {
                throw new TableException(file, row, c + 1, name, "the column has no name");
            }
            Integer earlier = seen.putIfAbsent(name, c);
            if (earlier != null) {
                throw new TableException(file, row, c + 1, name, "column " + (earlier + 1) + " has the same name");
            }
        }
        Set<String> needed = new HashSet<>(roles.key());
        needed.addAll(roles.categorical());
        roles.numeric().ifPresent(needed::addAll);
        for (String name : needed) {
            if (!seen.containsKey(name)) {
                throw new TableException(file, row, "there is no column '" + name + "'" + hint(names, name));
            }
        }
        header = names;
        for (String name : names) {
            if (roles.key().contains(name) || roles.categorical().contains(name)) {
                categorical.put(name, new ArrayList<>());
            } else if (!roles.ignored().contains(name)
                    && roles.numeric().map(n -> n.contains(name)).orElse(true)) {
                numeric.put(name, new ArrayList<>());
            }
        }
    }

    private void requireCommas(List<String> names, long row) throws TableException {
        if (names.size() == 1 && SEPARATOR.matcher(names.get(0)).find()) {
            throw new TableException(
                    file,
                    row,
                    "columns must be separated by commas, not by "
                            + (names.get(0).contains(";") ? "semicolons" : "tabs") + ", and decimals take a point");
        }
    }

    private static String hint(List<String> names, String needed) {
        return names.stream()
                .filter(needed::equalsIgnoreCase)
                .findFirst()
                .map(n -> " (capital letters count: there is '" + n + "')")
                .orElseGet(() -> "; there are " + String.join(", ", names.subList(0, Math.min(SHOWN, names.size())))
                        + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : ""));
    }

    private void takeRow(List<String> cells, long row) throws TableException {
        if (cells.size() != header.size()) {
            throw new TableException(
                    file,
                    row,
                    "there are " + cells.size() + " cells, and the header has " + header.size()
                            + "; a cell with a comma needs quotes");
        }
        takeId(cells, row);
        for (int c = 0; c < cells.size(); c++) {
            String name = header.get(c);
            String cell = cells.get(c);
            if (numeric.containsKey(name)) {
                numeric.get(name).add(number(cell, row, c));
            } else if (categorical.containsKey(name)) {
                categorical.get(name).add(MISSING_CATEGORY.contains(cell) ? FeatureTable.MISSING : cell);
            }
        }
    }

    private void takeId(List<String> cells, long row) throws TableException {
        List<String> parts = new ArrayList<>();
        int column = 0;
        for (String name : roles.key()) {
            column = header.indexOf(name);
            if (MISSING_CATEGORY.contains(cells.get(column))) {
                throw new TableException(file, row, column + 1, name, "the key is empty");
            }
            parts.add(cells.get(column));
        }
        String id = String.join(" / ", parts);
        Long earlier = rowOfId.putIfAbsent(id, row);
        if (earlier != null) {
            throw new TableException(
                    file,
                    row,
                    column + 1,
                    header.get(column),
                    "'" + id + "' is in row " + earlier
                            + " already; a patient twice would be in both parts of a split");
        }
        String same = idOfFolded.putIfAbsent(SPACES.matcher(id).replaceAll("").toLowerCase(Locale.ROOT), id);
        if (same != null) {
            throw new TableException(
                    file,
                    row,
                    column + 1,
                    header.get(column),
                    "'" + id + "' differs from '" + same + "' of row " + rowOfId.get(same)
                            + " in capitals or spaces only; a patient twice would be in both parts of a split");
        }
        ids.add(id);
    }

    private double number(String cell, long row, int column) throws TableException {
        if (MISSING_NUMBER.contains(cell)) {
            return Double.NaN;
        }
        if (!NUMBER.matcher(cell).matches()) {
            String advice = cell.matches("[+-]?\\d+,\\d+")
                    ? "; decimals take a point"
                    : "; leave the cell empty when it is not known, or name the column as categorical";
            throw new TableException(file, row, column + 1, header.get(column), "'" + cell + "' is no number" + advice);
        }
        double value = Double.parseDouble(cell);
        if (Double.isInfinite(value)) {
            throw new TableException(file, row, column + 1, header.get(column), "'" + cell + "' is too large");
        }
        return value;
    }
}
