package org.deltarad.cohort.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.figure.Figure;
import org.deltarad.cohort.figure.FigureFiles;
import org.deltarad.cohort.figure.Sheet;

/** Blocks about results as they are found, with their figures, and the tables of what the figures show. */
final class Findings {
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180.builder().setRecordSeparator('\n').get();

    private final String remark;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, List<List<?>>> tables = new LinkedHashMap<>();

    /** @param remark at the foot of each figure */
    Findings(String remark) {
        this.remark = remark;
    }

    /** What these patients may not allow. */
    interface Attempt {
        /** @throws FitException when it cannot be computed */
        void make();
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    List<Figure> figures() {
        return List.copyOf(figures);
    }

    void add(Block block) {
        blocks.add(block);
    }

    void figure(Figure figure, String caption) {
        Figure sheet = new Sheet(figure, remark);
        figures.add(sheet);
        blocks.add(new Block.Picture(sheet, "Figure " + figures.size() + ". " + caption));
    }

    /** Adds a row to a table of figure data, which is made with its header when it is new. */
    void row(String table, List<String> header, Object... cells) {
        tables.computeIfAbsent(table, t -> new ArrayList<>(List.of(header))).add(List.of(cells));
    }

    /** Adds what can be computed, and a sentence where it cannot. */
    void attempt(String what, Attempt attempt) {
        try {
            attempt.make();
        } catch (FitException e) {
            blocks.add(new Block.Notice(what + " is not shown: " + e.getMessage() + "."));
        }
    }

    /** A name for files from parts that may have any letters. */
    static String fileName(String... parts) {
        return String.join("-", parts)
                .replaceAll("[^\\p{Alnum}]+", "-")
                .replaceAll("^-|-$", "")
                .toLowerCase(Locale.ROOT);
    }

    /**
     * Writes figures and tables into a folder.
     *
     * @return the files
     */
    List<Path> write(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Figure figure : figures) {
            FigureFiles.write(folder, figure);
            files.add(folder.resolve(figure.name() + ".svg"));
            files.add(folder.resolve(figure.name() + ".png"));
        }
        files.addAll(writeTables(folder));
        return files;
    }

    /** Writes the tables alone. */
    List<Path> writeTables(Path folder) throws IOException {
        Files.createDirectories(folder);
        List<Path> files = new ArrayList<>();
        for (Map.Entry<String, List<List<?>>> table : tables.entrySet()) {
            Path file = folder.resolve(table.getKey() + ".csv");
            try (CSVPrinter printer = new CSVPrinter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), FORMAT)) {
                for (List<?> row : table.getValue()) {
                    printer.printRecord(row.stream()
                            .map(c -> c instanceof Double d && d.isNaN() ? "" : c)
                            .toList());
                }
            }
            files.add(file);
        }
        return files;
    }
}
