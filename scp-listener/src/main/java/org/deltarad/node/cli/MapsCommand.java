package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.Settings;
import org.deltarad.feature.VoxelExtractor;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.NrrdWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad maps}: feature maps of one case. */
@Command(
        name = "maps",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compute maps of radiomic features: each feature in a box around each voxel of the region, by PyRadiomics'",
            "definitions (its voxel-based extraction; voxelSetting in the parameter file). Writes one NRRD for each."
        },
        footer = {
            "",
            "Example:",
            "  ./deltarad maps --image t2.nrrd --mask tumour.nrrd --params Params.yaml --out maps/"
        })
final class MapsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private CaseOptions options;

    @Mixin
    private RegionOptions region;

    @Option(
            names = "--params",
            order = 4,
            paramLabel = "FILE",
            description = {
                "PyRadiomics parameter file (YAML or JSON)",
                "Default: as PyRadiomics without one, kernels of 3 x 3 x 3 voxels"
            })
    private Optional<Path> params;

    @Option(
            names = "--out",
            order = 5,
            required = true,
            paramLabel = "FOLDER",
            description = "where FEATURE.nrrd go; made if it is not there")
    private Path out;

    @Override
    public Integer call() throws CommandException {
        options.requireReadable();
        RegionRule rule = region.rule(options);
        ExtractionParameters parameters = rule.ontoMask() ? parameters().ontoMask() : parameters();
        Settings.Preparation preparation = parameters.settings().preparation();
        options.work(() -> {
            LocalCase input = options.read(rule, preparation.label(), preparation.labelChannel());
            Map<String, Volume> maps = new VoxelExtractor(parameters)
                    .extract(input.image(), input.mask())
                    .maps();
            Files.createDirectories(out);
            for (Map.Entry<String, Volume> map : maps.entrySet()) {
                NrrdWriter.write(out.resolve(map.getKey() + ".nrrd"), map.getValue());
            }
            int radius = parameters.voxels().kernelRadius();
            spec.commandLine().getOut().println(maps.size() + " maps of radius " + radius + " in " + out);
        });
        return CommandLine.ExitCode.OK;
    }

    private ExtractionParameters parameters() {
        if (params.isEmpty()) {
            return ExtractionParameters.defaults();
        }
        try {
            return ExtractionParameters.parse(params.get());
        } catch (ParameterException e) {
            throw options.wrong("--params: " + e.getMessage());
        } catch (IOException e) {
            throw options.wrong("--params " + params.get() + " cannot be read");
        }
    }
}
