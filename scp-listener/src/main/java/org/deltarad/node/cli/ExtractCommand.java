package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ParameterException;
import org.deltarad.node.batch.BatchException;
import org.deltarad.node.batch.TableFormat;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.volume.io.ImageFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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
            "  ./deltarad extract --batch cases.csv --params Params.yaml --jobs 4 --out features.csv",
            "  ./deltarad extract --list-features --out features.csv"
        })
final class ExtractCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--image",
            paramLabel = "PATH",
            description = "NRRD or NIfTI file (.nrrd, .nhdr, .nii, .nii.gz), or a folder with one DICOM series")
    private Optional<Path> image;

    @Option(names = "--mask", paramLabel = "PATH", description = "NRRD or NIfTI file, or a DICOM SEG or RTSTRUCT file")
    private Optional<Path> mask;

    @Option(
            names = "--roi",
            paramLabel = "NAME_OR_NUMBER",
            description = {
                "the ROI or segment, where the mask has several; for NRRD and NIfTI the label value",
                "with --batch of the rows that name none"
            })
    private Optional<String> roi;

    @Option(
            names = "--batch",
            paramLabel = "CASES.csv",
            description = {
                "table of cases as PyRadiomics takes it: columns Image and Mask; Label, Label_channel or ROI where needed;"
                        + " all others are carried through to the output",
                "relative paths are relative to the table's folder"
            })
    private Optional<Path> batch;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "cases at once, each of which needs its memory; default: the number of processors")
    private Optional<Integer> jobs;

    @Option(
            names = "--resume",
            description = "continue an interrupted batch: only cases that are not done, failed, or whose files changed")
    private boolean resume;

    @Option(
            names = "--params",
            paramLabel = "FILE",
            description = {
                "PyRadiomics parameter file (YAML or JSON), or preset:NAME: S0, S0-DWI, S0-ADC, S1, S2, S3",
                "for IBSI's features by its definitions a file with a section ibsi, or preset:ibsi-A to ibsi-E",
                "Default: as PyRadiomics without one, bins of 25"
            })
    private Optional<String> params;

    @Option(
            names = "--list-features",
            description = "list all features: name, class, IBSI code, formula, unit; --out FILE.csv or FILE.json")
    private boolean listFeatures;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "FILE.csv, FILE.json or FILE.parquet; default for one case: JSON on standard output")
    private Optional<Path> out;

    @Override
    public Integer call() throws CommandException {
        if (listFeatures) {
            refuse("--list-features", image.isPresent() || mask.isPresent() || batch.isPresent() || resume);
            return list();
        }
        if (batch.isPresent()) {
            refuse("--batch", image.isPresent() || mask.isPresent());
            return batch(batch.get());
        }
        if (jobs.isPresent() || resume) {
            throw wrong((resume ? "--resume" : "--jobs") + " is for --batch CASES.csv");
        }
        if (image.isEmpty() || mask.isEmpty()) {
            throw wrong("name --image and --mask of a case, or --batch CASES.csv, or --list-features");
        }
        return single(image.get(), mask.get());
    }

    private void refuse(String option, boolean others) {
        if (others) {
            throw wrong(option + " does not go together with " + (option.equals("--batch") ? "" : "--batch, ")
                    + "--image and --mask");
        }
    }

    private int list() throws CommandException {
        Optional<TableFormat> format = out.map(this::format);
        if (format.isPresent() && format.get() == TableFormat.PARQUET) {
            throw wrong("--list-features takes --out FILE.csv or FILE.json, not " + out.get());
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
            throw wrong("--batch needs --out FILE.csv, FILE.json or FILE.parquet");
        }
        TableFormat format = format(out.get());
        int atOnce = jobs.orElse(Runtime.getRuntime().availableProcessors());
        if (atOnce < 1) {
            throw wrong("--jobs takes 1 or more, not " + atOnce);
        }
        requireReadable("--batch", table);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / atOnce);
        BatchExtraction extraction = new BatchExtraction(
                recipe(threads), roi, atOnce, spec.commandLine().getErr());
        try {
            return extraction.run(table, out.get(), format, resume);
        } catch (BatchException e) {
            throw wrong(e.getMessage());
        }
    }

    private int single(Path imagePath, Path maskPath) throws CommandException {
        Optional<TableFormat> format = out.map(this::format);
        requireReadable("--image", imagePath);
        requireReadable("--mask", maskPath);
        Recipe recipe = recipe(Runtime.getRuntime().availableProcessors());
        try {
            Extraction extraction = new CaseExtraction(new LocalCaseReader(DicomToolkit.standard()), recipe)
                    .extract(imagePath, maskPath, roi, OptionalInt.empty(), this::note);
            if (out.isPresent()) {
                ExtractionFile.save(out.get(), format.get(), imagePath, maskPath, extraction);
            } else {
                spec.commandLine().getOut().print(ExtractionFile.json(extraction));
                spec.commandLine().getOut().flush();
            }
            return CommandLine.ExitCode.OK;
        } catch (ImagingException e) {
            if (e.reason() == ImagingException.Reason.ROI_NOT_FOUND) {
                throw wrong("--roi: " + e.getMessage());
            }
            throw new CommandException(e.getMessage(), e);
        } catch (ExtractionException | DicomException | ImageFileException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException("cannot read or write: " + e.getMessage(), e);
        }
    }

    private void note(String remark) {
        spec.commandLine().getErr().println("note: " + remark);
    }

    private TableFormat format(Path file) {
        return TableFormat.of(file)
                .orElseThrow(() -> wrong("--out takes FILE.csv, FILE.json or FILE.parquet, not " + file));
    }

    private void requireReadable(String option, Path path) {
        if (!Files.isReadable(path)) {
            throw wrong(option + " " + path + (Files.exists(path) ? " cannot be read" : " does not exist"));
        }
    }

    private Recipe recipe(int threads) {
        try {
            return Recipe.of(params, threads);
        } catch (ParameterException | IllegalArgumentException e) {
            throw wrong("--params: " + e.getMessage());
        } catch (IOException e) {
            throw wrong("--params " + params.orElse("") + " cannot be read");
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
