package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.feature.Extraction;
import org.deltarad.feature.ParameterException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private CaseOptions options;

    @Option(
            names = "--params",
            order = 4,
            paramLabel = "FILE",
            description = {
                "PyRadiomics parameter file (YAML or JSON), or preset:NAME: S0, S0-DWI, S0-ADC, S1, S2, S3",
                "for IBSI's features by its definitions a file with a section ibsi, or preset:ibsi-A to ibsi-E",
                "Default: as PyRadiomics without one, bins of 25"
            })
    private Optional<String> params;

    @Option(
            names = "--out",
            order = 5,
            paramLabel = "FILE",
            description = "FILE.json or FILE.csv; default: JSON on standard output")
    private Optional<Path> out;

    @Override
    public Integer call() throws CommandException {
        boolean csv = out.map(this::isCsv).orElse(false);
        options.requireReadable();
        Recipe recipe = recipe();
        options.work(recipe.label(), recipe.labelChannel(), input -> {
            Extraction extraction = recipe.method().extract(input.image(), input.mask());
            print(
                    csv
                            ? ExtractionFile.csv(options.image(), options.mask(), extraction)
                            : ExtractionFile.json(extraction));
        });
        return CommandLine.ExitCode.OK;
    }

    private boolean isCsv(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".json")) {
            throw options.wrong("--out takes FILE.json or FILE.csv, not " + file);
        }
        return name.endsWith(".csv");
    }

    private Recipe recipe() {
        try {
            return Recipe.of(params);
        } catch (ParameterException | IllegalArgumentException e) {
            throw options.wrong("--params: " + e.getMessage());
        } catch (IOException e) {
            throw options.wrong("--params " + params.orElse("") + " cannot be read");
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
}
