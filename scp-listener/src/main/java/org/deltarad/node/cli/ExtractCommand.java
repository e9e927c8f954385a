package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ParameterException;
import org.deltarad.node.batch.BatchException;
import org.deltarad.node.batch.TableFormat;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad extract}: the features of one case or of a table of cases, or the list of features. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        customSynopsis = {
            "./deltarad extract --image PATH --mask PATH [--roi NAME_OR_NUMBER] [--params FILE] [--out FILE]",
            "       ./deltarad extract --batch CASES.csv --out FILE [--jobs N] [--resume] [--params FILE]",
            "       ./deltarad extract --list-features [--out FILE]"
        },
        description = {
            "Extract the radiomic features of one case or of many, by PyRadiomics' names and definitions or by IBSI's.",
            "Of one case it prints JSON with \"features\" and \"diagnostics\" unless --out says where to."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:could not be done",
            "2:wrong arguments, parameters or table of cases",
            "3:the batch is done, but some of its cases failed; their rows say why"
        },
        footer = {
            "",
            "Examples:",
            "  ./deltarad extract --image t2.nii.gz --mask tumour.nii.gz --params Params.yaml --out features.json",
            "  ./deltarad extract --image series/ --mask RTSTRUCT.dcm --roi GTV --params preset:S1 --out features.csv",
            "  ./deltarad extract --image adc/ --mask RTSTRUCT.dcm --mask-series t2/ --grid mask --params preset:S0-ADC",
            "  ./deltarad extract --image t2.nrrd --mask tumour.nrrd --shell 5 --shell-clip body",
            "  ./deltarad extract --batch cases.csv --params Params.yaml --jobs 4 --out features.csv",
            "  ./deltarad extract --list-features --out features.csv"
        })
final class ExtractCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CaseOptions options;

    @Mixin
    private RegionOptions region;

    @Option(
            names = "--roi-each",
            order = 3,
            description =
                    "every ROI of a DICOM mask that --roi fits (without --roi: every one), each by itself: a row, or"
                            + " object of a JSON array, for each")
    private boolean each;

    @Option(
            names = "--batch",
            order = 4,
            paramLabel = "CASES.csv",
            description = {
                "table of cases as PyRadiomics takes it: columns Image and Mask; Label, Label_channel, ROI or Shell (as --shell) where needed;"
                        + " all others are carried through to the output",
                "relative paths are relative to the table's folder"
            })
    private Optional<Path> batch;

    @Option(
            names = "--jobs",
            order = 5,
            paramLabel = "N",
            description = "cases at once, each of which needs its memory; default: the number of processors")
    private Optional<Integer> jobs;

    @Option(
            names = "--resume",
            order = 6,
            description = "continue an interrupted batch: only cases that are not done, failed, or whose files changed")
    private boolean resume;

    @Option(
            names = "--params",
            order = 7,
            paramLabel = "FILE",
            description = {
                "PyRadiomics parameter file (YAML or JSON), or preset:NAME: S0, S0-DWI, S0-ADC, S1, S2, S3",
                "for IBSI's features by its definitions a file with a section ibsi, or preset:ibsi-A to ibsi-E",
                "Default: as PyRadiomics without one, bins of 25"
            })
    private Optional<String> params;

    @Option(
            names = "--list-features",
            order = 8,
            description = "list all features: name, class, IBSI code, formula, unit; --out FILE.csv or FILE.json")
    private boolean listFeatures;

    @Option(
            names = "--out",
            order = 9,
            paramLabel = "FILE",
            description = "FILE.csv, FILE.json or FILE.parquet; default for one case: JSON on standard output")
    private Optional<Path> out;

    @Override
    public Integer call() throws CommandException {
        if (listFeatures) {
            refuse("--list-features", options.any() || batch.isPresent() || resume);
            return list();
        }
        if (batch.isPresent()) {
            refuse("--batch", options.any() || each);
            return batch(batch.get());
        }
        if (jobs.isPresent() || resume) {
            throw options.wrong((resume ? "--resume" : "--jobs") + " is for --batch CASES.csv");
        }
        if (!options.complete()) {
            throw options.wrong("name --image and --mask of a case, or --batch CASES.csv, or --list-features");
        }
        return single();
    }

    private void refuse(String option, boolean others) {
        if (others) {
            throw options.wrong(option + " does not go together with " + (option.equals("--batch") ? "" : "--batch, ")
                    + "--image and --mask");
        }
    }

    private int list() throws CommandException {
        Optional<TableFormat> format = out.map(this::format);
        if (format.isPresent() && format.get() == TableFormat.PARQUET) {
            throw options.wrong("--list-features takes --out FILE.csv or FILE.json, not " + out.get());
        }
        try {
            FeatureList list = FeatureList.all();
            if (out.isPresent()) {
                ExtractionFile.save(out.get(), format.get() == TableFormat.CSV ? list.csv() : list.json());
            } else {
                PrintWriter printer = spec.commandLine().getOut();
                printer.print(list.text());
                printer.flush();
            }
            return CommandLine.ExitCode.OK;
        } catch (IOException e) {
            throw new CommandException("cannot write: " + e.getMessage(), e);
        }
    }

    private int batch(Path table) throws CommandException {
        if (out.isEmpty()) {
            throw options.wrong("--batch needs --out FILE.csv, FILE.json or FILE.parquet");
        }
        TableFormat format = format(out.get());
        int atOnce = jobs.orElse(Runtime.getRuntime().availableProcessors());
        if (atOnce < 1) {
            throw options.wrong("--jobs takes 1 or more, not " + atOnce);
        }
        options.requireReadable("--batch", table);
        RegionRule rule = region.rule(options);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / atOnce);
        BatchExtraction extraction = new BatchExtraction(
                recipe(threads, rule),
                rule,
                options.values(),
                options.roi(),
                options.rules(),
                options.volumeRule(),
                atOnce,
                spec.commandLine().getErr());
        try {
            return extraction.run(table, out.get(), format, resume);
        } catch (BatchException e) {
            throw options.wrong(e.getMessage());
        }
    }

    private int single() throws CommandException {
        Optional<TableFormat> format = out.map(this::format);
        options.requireReadable();
        RegionRule rule = region.rule(options);
        Recipe recipe = recipe(Runtime.getRuntime().availableProcessors(), rule);
        if (each) {
            options.work(() -> {
                CaseExtraction method = new CaseExtraction(options.reader(), recipe, rule);
                new EachRoi(options, method).extract(spec.commandLine().getOut(), out, format);
            });
            return CommandLine.ExitCode.OK;
        }
        options.work(() -> {
            Extraction extraction = new CaseExtraction(options.reader(), recipe, rule)
                    .extract(options.image(), options.mask(), options.roi(), OptionalInt.empty(), options::note);
            if (out.isPresent()) {
                ExtractionFile.save(out.get(), format.orElseThrow(), options.image(), options.mask(), extraction);
            } else {
                spec.commandLine().getOut().print(ExtractionFile.json(extraction));
                spec.commandLine().getOut().flush();
            }
        });
        return CommandLine.ExitCode.OK;
    }

    private TableFormat format(Path file) {
        return TableFormat.of(file)
                .orElseThrow(() -> options.wrong("--out takes FILE.csv, FILE.json or FILE.parquet, not " + file));
    }

    private Recipe recipe(int threads, RegionRule rule) {
        try {
            return Recipe.of(params, threads, rule.ontoMask());
        } catch (ParameterException | IllegalArgumentException e) {
            throw options.wrong("--params: " + e.getMessage());
        } catch (IOException e) {
            throw options.wrong("--params " + params.orElse("") + " cannot be read");
        }
    }
}
