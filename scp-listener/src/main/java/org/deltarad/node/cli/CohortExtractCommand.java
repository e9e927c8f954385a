package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.Version;
import org.deltarad.node.batch.BatchException;
import org.deltarad.node.batch.BatchRun;
import org.deltarad.node.batch.CaseRow;
import org.deltarad.node.batch.CaseTable;
import org.deltarad.node.batch.Journal;
import org.deltarad.node.batch.PlainProgress;
import org.deltarad.node.batch.TableFormat;
import org.deltarad.node.cohort.CaseList;
import org.deltarad.node.cohort.CohortCase;
import org.deltarad.node.cohort.CohortCases;
import org.deltarad.node.cohort.CohortProblem;
import org.deltarad.node.cohort.CohortResults;
import org.deltarad.node.cohort.CohortTableException;
import org.deltarad.node.cohort.CohortTables;
import org.deltarad.node.cohort.FolderCases;
import org.deltarad.node.cohort.NodeCases;
import org.deltarad.node.cohort.Pseudonyms;
import org.deltarad.node.cohort.ReaderRule;
import org.deltarad.node.cohort.SequenceRule;
import org.deltarad.node.cohort.VisitDates;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.Index;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort extract}: the tables of a study from images, or from what a node has measured. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Make the tables that \"cohort run\" takes: features.csv (a row per patient and time point: acquisition parameters by"
                    + " their DICOM keywords, features), readers.csv and dice.csv where several readers drew masks,"
                    + " problems.csv where cases could not be measured.",
            "The same command again measures only what is missing, failed or changed."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:could not be done",
            "2:wrong arguments, parameters or table of cases",
            "3:done, but for the cases in problems.csv"
        },
        footer = {
            "",
            "Examples:",
            "  ./deltarad cohort extract --cases cases.csv --params preset:S1 --out s1",
            "  ./deltarad cohort extract --dicom /data/trial --params preset:S1 --readers operator --out s1",
            "  ./deltarad cohort extract --dicom /data/trial --sequence 'T2=SeriesDescription~t2.*tra' --sequence"
                    + " 'ADC=SeriesDescription~adc' --params T2=preset:S0 --params ADC=preset:S0-ADC --out s0",
            "  ./deltarad cohort extract --node node.yaml --pseudonyms private/whose.csv --out s1"
        })
final class CohortExtractCommand implements Callable<Integer> {
    private static final String JOURNAL = "extract.journal";

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Source source;

    /** Where the cases are. */
    private static final class Source {
        @Option(
                names = "--cases",
                paramLabel = "CASES.csv",
                description = {
                    "table with columns patient, timepoint, image, mask (NRRD, NIfTI, folder of a DICOM series, RTSTRUCT, SEG);",
                    "where needed sequence, reader, roi, maskseries (image that the mask was drawn on), pseudonym; others are carried"
                            + " to features.csv"
                })
        private Path cases;

        @Option(
                names = "--dicom",
                paramLabel = "FOLDER",
                description = "all DICOM below it: each RTSTRUCT or SEG with the series that it references")
        private Path dicom;

        @Option(
                names = "--node",
                paramLabel = "NODE.yaml",
                description = "what a node has measured and stored, whether it runs or not")
        private Path node;
    }

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "gets the tables and the journal")
    private Path out;

    @Option(
            names = "--params",
            paramLabel = "[SEQUENCE=]FILE",
            description = "parameter file or preset:NAME as \"extract\" takes it, for all sequences or for one")
    private List<String> params = List.of();

    @Option(names = "--roi", paramLabel = "NAME_OR_NUMBER", description = "the ROI of a mask, as \"extract\" takes it")
    private Optional<String> roi;

    @Option(
            names = "--sequence",
            paramLabel = "NAME=RULE",
            description = {
                "series of a sequence, whose columns get the prefix NAME_: conditions joined by ;",
                "Keyword=value or Keyword~pattern, as T2=SeriesDescription~t2; with --node NAME=ROUTE. Others are left out"
            })
    private List<String> sequences = List.of();

    @Option(
            names = "--readers",
            paramLabel = "RULE",
            defaultValue = "none",
            description = {
                "who drew a DICOM mask: operator (Operators' Name), label (Structure Set Label, Content Label),",
                "roi:PATTERN (a reader for each ROI of such a name, by its first group, as 'roi:GTV_(.*)')"
            })
    private String readers;

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            description = "whose masks features.csv is of; default: the first of each time point")
    private Optional<String> reader;

    @Option(
            names = "--timepoints",
            split = ",",
            paramLabel = "NAME",
            defaultValue = "pre,mid",
            description = "of a patient's dates in order (default: ${DEFAULT-VALUE})")
    private List<String> timePoints;

    @Option(
            names = "--dates",
            paramLabel = "FILE.csv",
            description = "columns patient, date, timepoint instead of the order of dates")
    private Optional<Path> dates;

    @Option(
            names = "--pseudonyms",
            paramLabel = "FILE.csv",
            description =
                    "write P0001, ... instead of Patient IDs, and to this file whose they are; kept when it is there")
    private Optional<Path> pseudonyms;

    @Option(names = "--parquet", description = "write each table as Parquet, too")
    private boolean parquet;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "cases at once, each of which needs its memory; default: the number of processors")
    private Optional<Integer> jobs;

    @Override
    public Integer call() throws CommandException {
        int atOnce = jobs.orElse(Runtime.getRuntime().availableProcessors());
        if (atOnce < 1) {
            throw wrong("--jobs takes 1 or more, not " + atOnce);
        }
        try {
            return source.node != null ? fromNode() : fromImages(atOnce);
        } catch (CohortTableException | BatchException e) {
            throw wrong(e.getMessage());
        } catch (IOException e) {
            throw new CommandException("cannot read or write: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted; the same command goes on", e);
        }
    }

    private int fromNode() throws CommandException, CohortTableException, IOException {
        if (!params.isEmpty() || roi.isPresent() || reader.isPresent()) {
            throw wrong(
                    "--params, --roi and --reader are for images; a node's features are those that it has measured");
        }
        Map<String, String> routes = new LinkedHashMap<>();
        for (String text : sequences) {
            String[] parts = text.split("=", 2);
            if (parts.length < 2 || parts[0].isBlank() || routes.put(parts[1].strip(), parts[0].strip()) != null) {
                throw wrong("--sequence takes NAME=ROUTE here, a route once, not " + text);
            }
        }
        NodeConfig node = JobsCommand.read(source.node, spec);
        try (Index index = Index.openExisting(node.index().source(node.data()))) {
            NodeCases cases = new NodeCases(index, routes, visitDates());
            return write(whose(cases.cases()), cases);
        }
    }

    private int fromImages(int atOnce)
            throws CommandException, CohortTableException, BatchException, IOException, InterruptedException {
        Map<String, Recipe> recipes = recipes(Math.max(1, Runtime.getRuntime().availableProcessors() / atOnce));
        CohortCases cohort = whose(source.cases != null ? listed() : found());
        Map<String, String> origin = new LinkedHashMap<>();
        origin.put("version of DeltaRad", Version.current());
        recipes.forEach(
                (name, recipe) -> origin.put(name.isEmpty() ? "parameters" : "parameters of " + name, recipe.digest()));
        Files.createDirectories(out);
        CaseTable table = new CaseTable(
                out, List.of(), cohort.cases().stream().map(CohortCase::row).toList());
        try (Journal journal = Journal.resume(out.resolve(JOURNAL), origin)) {
            new BatchRun(method(recipes, cohort), atOnce, new PlainProgress(err(), labels(cohort)::get))
                    .run(table, journal);
            return write(cohort, c -> journal.result(c.row()));
        }
    }

    private CohortMeasurement method(Map<String, Recipe> recipes, CohortCases cohort) {
        try {
            return new CohortMeasurement(new LocalCaseReader(DicomToolkit.standard()), recipes, cohort.cases());
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private CohortCases listed() throws CohortTableException, IOException {
        if (!sequences.isEmpty() || dates.isPresent() || !readers.equals("none")) {
            throw wrong("--sequence, --dates and --readers are for --dicom; a table of cases has columns of these");
        }
        requireReadable("--cases", source.cases);
        return CaseList.read(source.cases, roi);
    }

    private CohortCases found() throws CommandException, CohortTableException, IOException {
        requireReadable("--dicom", source.dicom);
        FolderCases folder = new FolderCases(DicomToolkit.standard(), rules());
        try (Stream<Path> all = Files.walk(source.dicom)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.getFileName().toString().equals("DICOMDIR") && LocalCaseReader.isDicom(file)) {
                    folder.add(file);
                }
            }
        }
        CohortCases cases = folder.cases();
        if (folder.otherSequences() > 0) {
            err().println(folder.otherSequences() + " masks are of series that are of no --sequence; left out");
        }
        return cases;
    }

    private FolderCases.Rules rules() throws CommandException, CohortTableException, IOException {
        try {
            return new FolderCases.Rules(
                    LocalCaseReader.choice(roi),
                    roi,
                    sequences.stream().map(SequenceRule::parse).toList(),
                    ReaderRule.parse(readers),
                    visitDates());
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage());
        }
    }

    private VisitDates visitDates() throws CohortTableException, IOException {
        if (dates.isEmpty()) {
            return new VisitDates(timePoints, Optional.empty());
        }
        requireReadable("--dates", dates.get());
        return VisitDates.read(dates.get());
    }

    /** With pseudonyms, where they are wanted. */
    private CohortCases whose(CohortCases cohort) throws CohortTableException, IOException {
        if (cohort.cases().isEmpty() && cohort.problems().isEmpty()) {
            throw wrong("there are no cases");
        }
        if (pseudonyms.isEmpty()) {
            return cohort;
        }
        Pseudonyms known = Pseudonyms.read(pseudonyms.get());
        CohortCases named = known.of(cohort);
        known.save(pseudonyms.get());
        return named;
    }

    private int write(CohortCases cohort, CohortResults results) throws IOException {
        List<TableFormat> formats = new ArrayList<>(List.of(TableFormat.CSV));
        if (parquet) {
            formats.add(TableFormat.PARQUET);
        }
        List<CohortProblem> problems = new CohortTables(out, formats, results).write(cohort, reader);
        int cases = cohort.cases().size();
        err().println(cases + (cases == 1 ? " case" : " cases") + ", " + problems.size()
                + (problems.size() == 1 ? " problem: " : " problems: ") + out);
        if (problems.isEmpty()) {
            return CommandLine.ExitCode.OK;
        }
        err().println("see " + out.resolve("problems.csv") + "; once mended, the same command does only those");
        err().flush();
        return BatchExtraction.SOME_FAILED;
    }

    private Map<String, Recipe> recipes(int threads) {
        Map<String, Recipe> recipes = new LinkedHashMap<>();
        for (String text : params) {
            int at = text.matches("[A-Za-z0-9]+=.*") ? text.indexOf('=') : -1;
            String sequence = at < 0 ? "" : text.substring(0, at);
            if (recipes.put(sequence, recipe(Optional.of(text.substring(at + 1)), threads)) != null) {
                throw wrong("--params names parameters" + (at < 0 ? "" : " of " + sequence) + " twice");
            }
        }
        if (!recipes.containsKey("")) {
            recipes.put("", recipe(Optional.empty(), threads));
        }
        return recipes;
    }

    private Recipe recipe(Optional<String> text, int threads) {
        try {
            return Recipe.of(text, threads, false);
        } catch (ParameterException | IllegalArgumentException e) {
            throw wrong("--params: " + e.getMessage());
        } catch (IOException e) {
            throw wrong("--params " + text.orElse("") + " cannot be read");
        }
    }

    private void requireReadable(String option, Path path) {
        if (!Files.isReadable(path)) {
            throw wrong(option + " " + path + (Files.exists(path) ? " cannot be read" : " does not exist"));
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }

    private static Map<CaseRow, String> labels(CohortCases cohort) {
        Map<CaseRow, String> labels = new HashMap<>();
        cohort.cases().forEach(c -> labels.put(c.row(), c.label()));
        return labels;
    }
}
