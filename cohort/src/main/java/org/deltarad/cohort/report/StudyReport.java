package org.deltarad.cohort.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.deltarad.feature.Version;

/** Writes the figures and the report of a study from its file and the tables in its folder, whatever its design. */
public final class StudyReport {
    private static final String RESEARCH = "Research use only. Not for diagnosis or treatment.";
    private static final String SYNTHETIC =
            "Synthetic data: the patients were made by a program. The numbers say nothing about people.";
    private static final String INDEX = "files.txt";

    private final Path study;
    private final Path folder;

    /**
     * @param study  the study's YAML file
     * @param folder that its steps wrote their tables to
     */
    public StudyReport(Path study, Path folder) {
        this.study = study;
        this.folder = folder;
    }

    /** Files that are read: the study, its tables, and its package. */
    public List<Path> inputs() throws IOException {
        List<Path> inputs = new ArrayList<>(List.of(study));
        StudyFacts facts = StudyFacts.read(study);
        facts.settings().keySet().stream().filter(k -> k.startsWith("data.")).forEach(k -> facts.table(k)
                .ifPresent(inputs::add));
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(f -> !f.startsWith(figures()))
                        .filter(f -> f.toString().endsWith(".csv") || f.startsWith(folder.resolve("package")))
                        .filter(Files::isRegularFile)
                        .sorted()
                        .forEach(inputs::add);
            }
        }
        return inputs;
    }

    /** Files that were written; before that, those that are always written. */
    public List<Path> outputs() throws IOException {
        List<Path> outputs = new ArrayList<>(List.of(html(), pdf(), figures().resolve(INDEX)));
        if (Files.exists(figures().resolve(INDEX))) {
            Files.readAllLines(figures().resolve(INDEX))
                    .forEach(name -> outputs.add(figures().resolve(name)));
        }
        return outputs;
    }

    private Path html() {
        return folder.resolve("report.html");
    }

    private Path pdf() {
        return folder.resolve("report.pdf");
    }

    private Path figures() {
        return folder.resolve("figures");
    }

    /**
     * Writes report.html, report.pdf, and figures with their tables.
     *
     * @return a sentence on it
     */
    public String write() throws IOException {
        Made made = make();
        removeOld();
        List<Path> files = made.findings().write(figures());
        Files.write(
                figures().resolve(INDEX),
                files.stream().map(f -> f.getFileName().toString()).sorted().toList());
        String page = HtmlPage.of(made.report());
        Files.writeString(html(), page);
        Files.write(pdf(), PdfPages.of(made.report(), page.hashCode()));
        return made.findings().figures().size() + " figures, report.html and report.pdf";
    }

    /** A report before it is written, with its figures. */
    record Made(ReportDocument report, Findings findings) {}

    /** The report of what is there. */
    Made make() throws IOException {
        StudyFacts facts = StudyFacts.read(study);
        StudyOutput output = StudyOutput.read(folder);
        Findings findings =
                new Findings(facts.synthetic() ? "Research use only \u00b7 synthetic patients" : "Research use only");
        new ResultText(facts, output, findings).write();
        List<Block> blocks = new ArrayList<>(new MethodText(facts, output).blocks());
        blocks.addAll(findings.blocks());
        blocks.addAll(discussion());
        blocks.addAll(checklists(facts, output));
        blocks.addAll(appendix(facts, output));
        List<String> warnings = facts.synthetic() ? List.of(RESEARCH, SYNTHETIC) : List.of(RESEARCH);
        ReportDocument report = new ReportDocument(
                facts.get("title").isEmpty() ? study.getFileName().toString() : facts.get("title"),
                "Study " + facts.get("id") + ", version " + facts.get("version") + ". DeltaRad " + Version.current()
                        + ".",
                warnings,
                blocks);
        return new Made(report, findings);
    }

    private void removeOld() throws IOException {
        for (Path old : outputs()) {
            Files.deleteIfExists(old);
        }
    }

    private static List<Block> discussion() {
        List<Block> all = new ArrayList<>();
        MethodText.section(all, "discussion", "Discussion (TRIPOD+AI 25 to 27)");
        all.add(new Block.ForAuthors("Interpretation with regard to fairness and earlier studies (25)."));
        all.add(new Block.ForAuthors("Limitations, and what they do to bias, uncertainty and generalisability (26)."));
        all.add(new Block.ForAuthors(
                "Usability: input of poor quality or missing, skills of users, next steps of research (27)."));
        return all;
    }

    private List<Block> checklists(StudyFacts facts, StudyOutput output) throws IOException {
        Set<String> there = there(facts, output);
        List<Block> all = new ArrayList<>();
        MethodText.section(all, "clear", "CLEAR checklist");
        all.add(
                new Block.Paragraph(
                        "CheckList for EvaluAtion of Radiomics research (Kocak et al., Insights Imaging"
                                + " 2023;14:75), 58 items in short words. \"Partly\" is what a program can say; the rest is the authors'."));
        all.add(Checklist.clear().table(there));
        MethodText.section(all, "metrics", "METRICS items");
        all.add(new Block.Paragraph(
                "METhodological RadiomICs Score (Kocak et al., Insights Imaging 2024;15:8), 30 items in"
                        + " short words. The score itself is for those who judge the paper."));
        all.add(Checklist.metrics().table(there));
        return all;
    }

    /** What the checklists' answers need. */
    private Set<String> there(StudyFacts facts, StudyOutput output) throws IOException {
        Set<String> there = new HashSet<>();
        if (output.table("reliability.csv").isPresent()) {
            there.add("reliability");
        }
        if (output.table("harmonisation.csv").isPresent()) {
            there.add("harmonisation");
        }
        if (output.table("comparison.csv").isPresent()) {
            there.add("comparison");
        }
        if (output.validated()) {
            there.add("validation");
        }
        if (!output.endpoints().isEmpty()) {
            there.add("scores");
        }
        if (facts.table("data.patients").isPresent()) {
            there.add("patients");
        }
        if (!facts.below("learner", "learners", "clusters").isEmpty()) {
            there.add("learner");
        }
        if (Files.isDirectory(folder.resolve("train"))) {
            there.add("train");
        }
        if (Files.isDirectory(folder.resolve("package"))) {
            there.add("package");
        }
        return there;
    }

    private List<Block> appendix(StudyFacts facts, StudyOutput output) {
        List<Block> all = new ArrayList<>();
        MethodText.section(all, "appendix", "Appendix: how this was made");
        all.add(new Block.Rows("Steps", List.of("Step", "Finished (UTC)", "Seconds", "Found"), output.steps()));
        all.add(new Block.Rows("Seeds", List.of("Setting", "Value"), facts.seeds()));
        all.add(new Block.Rows(
                "Tables that the study read",
                List.of("File", "SHA-256"),
                facts.sources().entrySet().stream()
                        .map(e -> List.of(e.getKey(), e.getValue()))
                        .toList()));
        all.add(new Block.Rows(
                "All settings",
                List.of("Setting", "Value"),
                facts.settings().entrySet().stream()
                        .map(e -> List.of(e.getKey(), e.getValue()))
                        .toList()));
        return all;
    }
}
