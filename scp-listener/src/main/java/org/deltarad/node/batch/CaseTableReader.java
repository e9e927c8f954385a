package org.deltarad.node.batch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.deltarad.mask.Shell;

/**
 * Reads PyRadiomics' batch files: CSV (RFC 4180, UTF-8) with a header that has at least the columns {@code Image} and
 * {@code Mask}; {@code Label}, {@code Label_channel}, {@code ROI} and {@code Shell} (mm) are read where they are, all others are carried
 * through. Relative paths are relative to the file's folder (PyRadiomics, {@code radiomics/scripts}). Empty lines are left
 * out.
 */
public final class CaseTableReader {
    private static final String IMAGE = "Image";
    private static final String MASK = "Mask";
    private static final String LABEL = "Label";
    private static final String CHANNEL = "Label_channel";
    private static final String ROI = "ROI";
    private static final String SHELL = "Shell";
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private final Path file;
    private final Path folder;
    private final Optional<String> defaultRoi;
    private List<String> header = List.of();

    /** @param defaultRoi the ROI of rows that name none */
    public CaseTableReader(Path file, Optional<String> defaultRoi) {
        this.file = file;
        this.folder = file.toAbsolutePath().getParent();
        this.defaultRoi = defaultRoi;
    }

    /**
     * The cases of the file.
     *
     * @throws BatchException.WrongTable naming line and column
     * @throws IOException               when the file cannot be read
     */
    public CaseTable read() throws BatchException.WrongTable, IOException {
        List<CaseRow> rows = new ArrayList<>();
        Map<String, Long> seen = new HashMap<>();
        try (CSVParser parser = CSVParser.parse(CaseTableText.of(file), FORMAT)) {
            Iterator<CSVRecord> records = parser.iterator();
            long line = 1;
            for (CSVRecord row = next(records, line); row != null; row = next(records, line)) {
                long here = line;
                line = parser.getCurrentLineNumber() + 1;
                List<String> cells = row.stream().map(String::strip).toList();
                if (cells.stream().allMatch(String::isEmpty)) {
                    continue;
                }
                if (header.isEmpty()) {
                    header = checkedHeader(cells, here);
                    continue;
                }
                CaseRow found = row(row.toList(), here);
                Long earlier = seen.putIfAbsent(found.key(), here);
                if (earlier != null) {
                    throw wrong(here, "measures the same Image, Mask and region as line " + earlier + "; remove one");
                }
                rows.add(found);
            }
        }
        if (rows.isEmpty()) {
            throw new BatchException.WrongTable(
                    file, "has no case: it needs a header with Image and Mask, and a row for each case");
        }
        return new CaseTable(file, header, rows);
    }

    /** The next record; null after the last. */
    private CSVRecord next(Iterator<CSVRecord> records, long line) throws BatchException.WrongTable {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            throw wrong(
                    line,
                    "is not CSV: " + e.getCause().getMessage()
                            + "; text in quotes must fill its cell, with quotes inside doubled");
        }
    }

    private List<String> checkedHeader(List<String> names, long line) throws BatchException.WrongTable {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw wrong(line, "has two columns named '" + name + "'");
            }
        }
        for (String needed : List.of(IMAGE, MASK)) {
            if (!seen.contains(needed)) {
                throw wrong(line, "has no column " + needed + hint(names, needed) + "; its columns are " + names);
            }
        }
        return names;
    }

    private static String hint(List<String> names, String needed) {
        if (names.size() == 1 && names.get(0).matches(".*[;\t].*")) {
            return " since columns must be separated by commas, not by "
                    + (names.get(0).contains(";") ? "semicolons" : "tabs");
        }
        return names.stream()
                .filter(needed::equalsIgnoreCase)
                .findFirst()
                .map(n -> " (capital letters count: '" + n + "' is not '" + needed + "')")
                .orElse("");
    }

    private CaseRow row(List<String> given, long line) throws BatchException.WrongTable {
        if (given.size() != header.size()) {
            throw wrong(
                    line,
                    "has " + given.size() + " cells and the header " + header.size()
                            + "; a cell with a comma needs quotes");
        }
        List<String> cells = new ArrayList<>(given);
        Path image = path(cells, IMAGE, line);
        Path mask = path(cells, MASK, line);
        cells.set(header.indexOf(IMAGE), image.toString());
        cells.set(header.indexOf(MASK), mask.toString());
        return new CaseRow(line, cells, image, mask, roi(cells, line), channel(cells, line), shell(cells, line));
    }

    private Path path(List<String> cells, String column, long line) throws BatchException.WrongTable {
        String cell = cell(cells, column)
                .orElseThrow(() -> new BatchException.WrongTable(file, line, column, "is empty; it takes a path"));
        try {
            return folder.resolve(cell).normalize();
        } catch (InvalidPathException e) {
            throw new BatchException.WrongTable(file, line, column, "'" + cell + "' is no path: " + e.getReason());
        }
    }

    private Optional<String> roi(List<String> cells, long line) throws BatchException.WrongTable {
        Optional<String> roi = cell(cells, ROI);
        OptionalInt label = number(cells, LABEL, line);
        if (roi.isPresent() && label.isPresent()) {
            throw wrong(line, "names its region twice, by ROI " + roi.get() + " and Label " + label.getAsInt());
        }
        if (roi.isPresent()) {
            return roi;
        }
        return label.isPresent() ? Optional.of(Integer.toString(label.getAsInt())) : defaultRoi;
    }

    private OptionalInt channel(List<String> cells, long line) throws BatchException.WrongTable {
        return number(cells, CHANNEL, line);
    }

    private Optional<Shell> shell(List<String> cells, long line) throws BatchException.WrongTable {
        try {
            return cell(cells, SHELL).map(Shell::parse);
        } catch (IllegalArgumentException e) {
            throw new BatchException.WrongTable(file, line, SHELL, "cannot be used: " + e.getMessage());
        }
    }

    /** A whole number; spreadsheets and pandas write 1 as 1.0. */
    private OptionalInt number(List<String> cells, String column, long line) throws BatchException.WrongTable {
        Optional<String> cell = cell(cells, column);
        if (cell.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!cell.get().matches("\\d{1,9}(\\.0*)?")) {
            throw new BatchException.WrongTable(file, line, column, "'" + cell.get() + "' is no whole number");
        }
        return OptionalInt.of(Integer.parseInt(cell.get().replaceFirst("\\..*", "")));
    }

    /** What is in a column; empty when there is nothing or no such column. */
    private Optional<String> cell(List<String> cells, String column) {
        int at = header.indexOf(column);
        return at < 0 ? Optional.empty() : Optional.of(cells.get(at).strip()).filter(c -> !c.isEmpty());
    }

    private BatchException.WrongTable wrong(long line, String reason) {
        return new BatchException.WrongTable(file, line, reason);
    }
}
