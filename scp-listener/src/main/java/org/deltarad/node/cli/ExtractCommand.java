package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ParameterException;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.volume.io.ImageFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad extract}: the features of one case. */
@Command(
        name = "extract",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Extract the radiomic features of one case, by PyRadiomics' names and definitions or by IBSI's.",
            "Prints JSON with \"features\" and \"diagnostics\" unless --out says where to."
        },
        footer = {
            "",
            "Examples:",
            "  ./deltarad extract --image t2.nii.gz --mask tumour.nii.gz --params Params.yaml --out features.json",
            "  ./deltarad extract --image series/ --mask RTSTRUCT.dcm --roi GTV --params preset:S1 --out features.csv"
        })
final class ExtractCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--image",
            required = true,
            paramLabel = "PATH",
            description = "NRRD or NIfTI file (.nrrd, .nhdr, .nii, .nii.gz), or a folder with one DICOM series")
    private Path image;

    @Option(
            names = "--mask",
            required = true,
            paramLabel = "PATH",
            description = "NRRD or NIfTI file, or a DICOM SEG or RTSTRUCT file")
    private Path mask;

    @Option(
            names = "--roi",
            paramLabel = "NAME_OR_NUMBER",
            description = "the ROI or segment, where the mask has several; for NRRD and NIfTI the label value")
    private Optional<String> roi;

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
            names = "--out",
            paramLabel = "FILE",
            description = "FILE.json or FILE.csv; default: JSON on standard output")
    private Optional<Path> out;

    @Override
    public Integer call() throws CommandException {
        boolean csv = out.map(this::isCsv).orElse(false);
        requireReadable("--image", image);
        requireReadable("--mask", mask);
        Recipe recipe = recipe();
        try {
            LocalCase input = new LocalCaseReader(DicomToolkit.standard())
                    .read(image, mask, roi, recipe.label(), recipe.labelChannel());
            input.remarks().forEach(r -> spec.commandLine().getErr().println("note: " + r));
            Extraction extraction = recipe.method().extract(input.image(), input.mask());
            print(csv ? ExtractionFile.csv(image, mask, extraction) : ExtractionFile.json(extraction));
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

    private boolean isCsv(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".json")) {
            throw wrong("--out takes FILE.json or FILE.csv, not " + file);
        }
        return name.endsWith(".csv");
    }

    private void requireReadable(String option, Path path) {
        if (!Files.isReadable(path)) {
            throw wrong(option + " " + path + (Files.exists(path) ? " cannot be read" : " does not exist"));
        }
    }

    private Recipe recipe() {
        try {
            return Recipe.of(params);
        } catch (ParameterException | IllegalArgumentException e) {
            throw wrong("--params: " + e.getMessage());
        } catch (IOException e) {
            throw wrong("--params " + params.orElse("") + " cannot be read");
        }
    }

    private void print(String text) throws IOException {
        if (out.isPresent()) {
            ExtractionFile.save(out.get(), text);
        } else {
            spec.commandLine().getOut().print(text);
            spec.commandLine().getOut().flush();
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
