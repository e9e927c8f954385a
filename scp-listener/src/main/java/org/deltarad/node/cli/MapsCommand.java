package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.feature.ExtractionException;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.feature.FeatureMaps;
import org.deltarad.feature.ParameterException;
import org.deltarad.feature.VoxelExtractor;
import org.deltarad.feature.VoxelSettings;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.volume.Volume;
import org.deltarad.volume.io.ImageFileException;
import org.deltarad.volume.io.NrrdWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
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

    @Option(names = "--image", required = true, paramLabel = "PATH", description = "as for extract")
    private Path image;

    @Option(names = "--mask", required = true, paramLabel = "PATH", description = "as for extract")
    private Path mask;

    @Option(names = "--roi", paramLabel = "NAME_OR_NUMBER", description = "as for extract")
    private Optional<String> roi;

    @Option(
            names = "--params",
            paramLabel = "FILE",
            description = {
                "PyRadiomics parameter file (YAML or JSON)",
                "Default: as PyRadiomics without one, kernels of 3 x 3 x 3 voxels"
            })
    private Optional<Path> params;

    @Option(
            names = "--out",
            required = true,
            paramLabel = "FOLDER",
            description = "where FEATURE.nrrd go; made if it is not there")
    private Path out;

    @Override
    public Integer call() throws CommandException {
        ExtractionParameters parameters = parameters();
        try {
            LocalCase input = new LocalCaseReader(DicomToolkit.standard())
                    .read(
                            image,
                            mask,
                            roi,
                            parameters.settings().preparation().label(),
                            parameters.settings().preparation().labelChannel());
            input.remarks().forEach(r -> spec.commandLine().getErr().println("note: " + r));
            FeatureMaps maps = new VoxelExtractor(parameters).extract(input.image(), input.mask());
            Files.createDirectories(out);
            for (Map.Entry<String, Volume> map : maps.maps().entrySet()) {
                NrrdWriter.write(out.resolve(map.getKey() + ".nrrd"), map.getValue());
            }
            VoxelSettings voxels = parameters.voxels();
            spec.commandLine()
                    .getOut()
                    .println(maps.maps().size() + " maps of radius " + voxels.kernelRadius() + " in " + out);
            return CommandLine.ExitCode.OK;
        } catch (ExtractionException | DicomException | ImagingException | ImageFileException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException("cannot read or write: " + e.getMessage(), e);
        }
    }

    private ExtractionParameters parameters() {
        for (Path path : new Path[] {image, mask}) {
            if (!Files.isReadable(path)) {
                throw wrong(path + " does not exist or cannot be read");
            }
        }
        if (params.isEmpty()) {
            return ExtractionParameters.defaults();
        }
        try {
            return ExtractionParameters.parse(params.get());
        } catch (ParameterException e) {
            throw wrong("--params: " + e.getMessage());
        } catch (IOException e) {
            throw wrong("--params " + params.get() + " cannot be read");
        }
    }

    private CommandLine.ParameterException wrong(String message) {
        return new CommandLine.ParameterException(spec.commandLine(), message);
    }
}
