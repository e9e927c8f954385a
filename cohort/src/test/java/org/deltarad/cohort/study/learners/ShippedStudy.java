package org.deltarad.cohort.study.learners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.ColumnRoles;
import org.deltarad.cohort.data.FeatureTable;
import org.deltarad.cohort.data.FeatureTableReader;
import org.deltarad.cohort.study.StudyRun;
import org.deltarad.cohort.study.design.DesignFile;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.SyntheticTables;

/** A shipped study beside the tables of a synthetic cohort. */
final class ShippedStudy {
    final Path folder;
    final Path file;
    final Path out;
    final List<String> done = new ArrayList<>();

    ShippedStudy(Path folder, CohortDesign design, String name) throws IOException {
        this.folder = folder;
        this.file = folder.resolve(name);
        this.out = folder.resolve("out");
        SyntheticTables.of(design, 2026).write(folder);
        Files.copy(Path.of("..", "docs", "samples", "studies", name), file);
    }

    private ShippedStudy(Path folder, String name) {
        this.folder = folder;
        this.file = folder.resolve(name);
        this.out = folder.resolve("out");
    }

    /** All of it, what was done included, in another folder. */
    ShippedStudy copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path from : files.toList()) {
                Path there = to.resolve(folder.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(from, there);
                }
            }
        }
        return new ShippedStudy(to, file.getFileName().toString());
    }

    /** With the report, which takes as long as all before it. */
    void runWithReport() throws IOException, CohortException {
        run("report");
    }

    void run() throws IOException, CohortException {
        run("package");
    }

    private void run(String last) throws IOException, CohortException {
        done.clear();
        new StudyRun(DesignFile.read(file), out).run(last, (step, summary, current) -> {
            if (!current) {
                done.add(step);
            }
        });
    }

    void edit(String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text).containsPattern(from);
        Files.writeString(file, text.replaceFirst(from, to));
    }

    static FeatureTable read(Path table, List<String> key, List<String> numeric, String... categorical)
            throws Exception {
        return FeatureTableReader.read(
                table, new ColumnRoles(key, Optional.of(numeric), List.of(categorical), Set.of()));
    }

    /** A measure of the evaluation, of an endpoint's folder. */
    double value(Path folder, String score, String part, String measure, String time, String column) throws Exception {
        FeatureTable rows = read(
                folder.resolve("evaluation.csv"),
                List.of("signature", "part", "measure", "time"),
                List.of("value", "lower", "upper"));
        return rows.column(column)[rows.row(String.join(" / ", score, part, measure, time))];
    }
}
