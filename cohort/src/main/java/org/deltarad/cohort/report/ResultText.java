package org.deltarad.cohort.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.cohort.data.SurvivalTimes;
import org.deltarad.cohort.evaluate.NomogramScale;
import org.deltarad.cohort.figure.NomogramFigure;
import org.deltarad.cohort.survival.KaplanMeier;
import org.deltarad.signature.CalibrationFile;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureException;

/** Results, TRIPOD+AI 20 to 24. */
record ResultText(StudyFacts facts, StudyOutput output, Findings findings) {
    /** Tables that are reported elsewhere, or are points of curves that figures show. */
    private static final Set<String> KNOWN = Set.of(
            "split.csv",
            "harmonisation.csv",
            "harmonised.csv",
            "scores.csv",
            "evaluation.csv",
            "kaplan-meier.csv",
            "roc.csv",
            "calibration.csv",
            "decision-curve.csv",
            "nomogram.csv");

    private static final int ROWS = 15;
    private static final int COLUMNS = 9;

    void write() throws IOException {
        heading("results-participants", "Results: participants (TRIPOD+AI 20)");
        participants();
        ModelSection models = new ModelSection(output.folder(), findings);
        List<Signature> signatures = models.signatures();
        heading("development", "Results: model development (TRIPOD+AI 21)");
        if (signatures.isEmpty()) {
            findings.add(
                    new Block.Paragraph("Left out: paths and coefficients (the package has no linear signature)."));
        }
        for (Signature signature : signatures) {
            models.path(signature.id());
        }
        otherTables(output.folder());
        heading("specification", "Results: model specification (TRIPOD+AI 22)");
        for (Signature signature : signatures) {
            models.coefficients(signature);
        }
        cutoffs();
        hashes();
        heading("performance", "Results: model performance (TRIPOD+AI 23)");
        for (StudyOutput.Endpoint endpoint : output.endpoints()) {
            performance(endpoint, models, signatures);
        }
        if (output.endpoints().isEmpty()) {
            findings.add(new Block.Paragraph("Left out: performance (the study has no scores.csv)."));
        }
        heading("updating", "Results: model updating (TRIPOD+AI 24)");
        findings.add(new Block.Paragraph("No model was updated; a site calibrates with cohort calibrate."));
    }

    private void heading(String id, String text) {
        findings.add(new Block.Heading(2, id, text));
    }

    private void participants() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (StudyOutput.Endpoint endpoint : output.endpoints()) {
            for (ScoreSet set : endpoint.scores()) {
                for (ScoreSet.Part part : set.parts()) {
                    rows.add(List.of(
                            (endpoint.name().isEmpty() ? "" : endpoint.name() + ": ") + set.id(),
                            part.name(),
                            Integer.toString(part.ids().size()),
                            Integer.toString(part.events()),
                            part.follow().map(ResultText::followUp).orElse(Cells.NONE),
                            part.name().equals(ScoreSet.TRAINING) ? Integer.toString(set.unscored()) : ""));
                }
            }
        }
        if (!rows.isEmpty()) {
            findings.add(new Block.Rows(
                    "Patients with a score",
                    List.of("Score", "Part", "Patients", "Events", "Median follow-up", "Without score (all parts)"),
                    rows));
            findings.add(new Block.Paragraph("Follow-up: median by reverse Kaplan-Meier, in the unit of the table."));
        }
        Optional<Path> patients = facts.table("data.patients");
        Optional<TextTable> split = output.table("split.csv");
        if (patients.isPresent() && split.isPresent() && split.get().has("patient", "part")) {
            TextTable table = TextTable.read(patients.get()).orElseThrow();
            String key = facts.get("columns.patient");
            findings.add(new CohortTable(table, key.isEmpty() ? "patient" : key, split.get()).table());
        } else {
            findings.add(
                    new Block.Paragraph("Left out: characteristics by part (no table of patients, or no split.csv)."));
        }
        findings.add(new Block.ForAuthors("A flow chart from those who were eligible to those who were analysed."));
    }

    private static String followUp(SurvivalTimes y) {
        KaplanMeier censoring = KaplanMeier.ofCensoring(y);
        for (int n = 0; n < censoring.time().length; n++) {
            if (censoring.survival()[n] <= 0.5) {
                return Cells.plain(censoring.time()[n]);
            }
        }
        return "not reached";
    }

    /** Tables that a design has beside those that all have. */
    private void otherTables(Path folder) throws IOException {
        List<Path> files;
        try (var all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(".csv")
                            && !KNOWN.contains(f.getFileName().toString()))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Optional<TextTable> table = TextTable.read(file);
            String name = output.folder().relativize(file).toString();
            if (table.isPresent() && table.get().has("patient")) {
                findings.add(new Block.Paragraph(name + " has a row per patient and is not printed."));
            } else if (table.isPresent() && !table.get().rows().isEmpty()) {
                findings.add(shown(name, table.get()));
            }
        }
    }

    private static Block.Rows shown(String name, TextTable table) {
        int columns = Math.min(COLUMNS, table.header().size());
        List<List<String>> rows = table.rows().stream()
                .limit(ROWS)
                .map(row -> table.header().subList(0, columns).stream()
                        .map(column -> Cells.shortened(table.cell(row, column)))
                        .toList())
                .toList();
        String cut =
                rows.size() < table.rows().size() || columns < table.header().size()
                        ? " (the first " + rows.size() + " of " + table.rows().size() + " rows, " + columns + " of "
                                + table.header().size() + " columns)"
                        : "";
        return new Block.Rows(name + cut, table.header().subList(0, columns), rows);
    }

    private void cutoffs() throws IOException {
        Path file = output.folder().resolve("package").resolve("calibration.yaml");
        if (!Files.exists(file)) {
            findings.add(new Block.Paragraph("Left out: cut-offs (the package has no calibration.yaml)."));
            return;
        }
        try {
            List<List<String>> rows = new ArrayList<>();
            CalibrationFile.read(file)
                    .cutoffs()
                    .forEach((id, cutoff) -> rows.add(List.of(id, Double.toString(cutoff))));
            findings.add(new Block.Rows("Cut-offs. Research use only", List.of("Score", "Cut-off"), rows));
        } catch (SignatureException e) {
            findings.add(new Block.Notice("Cut-offs are not shown: " + e.getMessage() + "."));
        }
    }

    private void hashes() throws IOException {
        Path pack = output.folder().resolve("package");
        List<List<String>> rows = new ArrayList<>();
        if (Files.isDirectory(pack)) {
            try (var all = Files.walk(pack)) {
                for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                    rows.add(List.of(pack.relativize(file).toString(), StudyFacts.hash(file)));
                }
            }
        }
        if (rows.isEmpty()) {
            findings.add(new Block.Paragraph("Left out: the package (there is none)."));
        } else {
            findings.add(new Block.Rows("The package that scores new patients", List.of("File", "SHA-256"), rows));
        }
    }

    private void performance(StudyOutput.Endpoint endpoint, ModelSection models, List<Signature> signatures)
            throws IOException {
        if (!endpoint.name().isEmpty()) {
            findings.add(new Block.Heading(3, "endpoint-" + Findings.fileName(endpoint.name()), endpoint.name()));
            otherTables(output.folder().resolve(endpoint.name()));
        }
        endpoint.evaluation()
                .ifPresentOrElse(
                        t -> findings.add(measures(t)),
                        () -> findings.add(new Block.Paragraph("Left out: measures (no evaluation.csv).")));
        GroupSection groups = new GroupSection(facts, endpoint.name(), endpoint.scores(), findings);
        if (endpoint.curves().isPresent()) {
            groups.curves(endpoint.curves().get(), endpoint.evaluation());
        } else {
            findings.add(new Block.Paragraph("Left out: Kaplan-Meier curves (no kaplan-meier.csv)."));
        }
        groups.hazards();
        Path folder = output.folder().resolve(endpoint.name());
        Optional<TextTable> ratios = TextTable.read(folder.resolve("cox.csv"));
        if (ratios.isPresent() && ratios.get().has("variable", "hazard ratio", "lower", "upper")) {
            groups.table("cox", ratios.get());
        }
        Optional<TextTable> nomogram = TextTable.read(folder.resolve("nomogram.csv"));
        if (nomogram.isPresent() && nomogram.get().has("scale", "kind", "value", "points")) {
            nomogram(endpoint.name(), nomogram.get());
        }
        new ClusterSection(folder, findings).write(endpoint.scores());
        for (ScoreSet scores : endpoint.scores()) {
            findings.add(new Block.Heading(
                    3,
                    "score-" + Findings.fileName(endpoint.name(), scores.id()),
                    scores.id() + ". Research use only"));
            new PerformanceSection(facts, endpoint.name(), scores, findings).write();
            for (Signature signature : signatures) {
                if (signature.id().equals(scores.id())) {
                    models.explain(signature, scores);
                }
            }
        }
    }

    private void nomogram(String endpoint, TextTable table) {
        List<NomogramScale> variables = new ArrayList<>();
        List<NomogramScale> outcomes = new ArrayList<>();
        for (String name : table.distinct("scale")) {
            TextTable rows = table.where("scale", name);
            NomogramScale scale = new NomogramScale(name, rows.numbers("value"), rows.numbers("points"));
            (rows.cell(rows.rows().get(0), "kind").equals("variable") ? variables : outcomes).add(scale);
        }
        findings.figure(
                new NomogramFigure(Findings.fileName("nomogram", endpoint, "model"), "Nomogram", variables, outcomes),
                "The study's nomogram: points of each variable, their total, and the probability below it."
                        + " Research use only.");
    }

    private static Block.Rows measures(TextTable table) {
        List<List<String>> rows = table.rows().stream()
                .map(r -> List.of(
                        table.cell(r, "signature"),
                        table.cell(r, "part"),
                        table.cell(r, "measure"),
                        time(table.cell(r, "time")),
                        table.cell(r, "measure").endsWith(" p")
                                ? Cells.p(table.number(r, "value"))
                                : Cells.interval(
                                        table.number(r, "value"), table.number(r, "lower"), table.number(r, "upper")),
                        table.cell(r, "note")))
                .toList();
        boolean notes = rows.stream().anyMatch(r -> !r.get(r.size() - 1).isEmpty());
        List<String> header = List.of("Score", "Part", "Measure", "Time", "Value (interval)", "Note");
        return new Block.Rows(
                "Measures of the scores. Research use only",
                notes ? header : header.subList(0, header.size() - 1),
                notes
                        ? rows
                        : rows.stream().map(r -> r.subList(0, r.size() - 1)).toList());
    }

    private static String time(String cell) {
        return cell.matches("[0-9.]+") ? Cells.plain(Double.parseDouble(cell)) : cell;
    }
}
