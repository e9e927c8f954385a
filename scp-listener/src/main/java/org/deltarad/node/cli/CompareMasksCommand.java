package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.mask.MaskComparison;
import org.deltarad.mask.MaskException;
import org.deltarad.node.batch.ResultJson;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.volume.Mask;
import org.deltarad.volume.io.ImageFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad compare-masks}: overlap and surface distances of two masks. */
@Command(
        name = "compare-masks",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compare two masks: Dice, Jaccard, volumes, and distances between their surfaces.",
            "A surface is the voxels with a neighbour by a face outside; distances are in mm between voxel centres. The 95 %%",
            "Hausdorff distance is the greater of both directions' percentiles; averages are over the voxels of both surfaces.",
            "A second mask on another grid is brought onto the first's by the nearest voxel, which is noted."
        },
        footer = {
            "",
            "Examples:",
            "  ./deltarad compare-masks reader1.nrrd reader2.nii.gz --tolerance 2",
            "  ./deltarad compare-masks RTSTRUCT.dcm SEG.dcm --image series/ --roi GTV --roi-b 1 --json"
        })
final class CompareMasksCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "A", description = "NRRD or NIfTI file, or a DICOM SEG or RTSTRUCT")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "the other mask, the same")
    private Path second;

    @Option(
            names = "--image",
            order = 1,
            paramLabel = "SERIES",
            description = "folder with the series that DICOM masks were drawn on")
    private Optional<Path> image;

    @Option(
            names = "--roi",
            order = 2,
            paramLabel = "NAME_OR_NUMBER",
            description = "ROI, segment or label value of A, and of B unless --roi-b; label 1 of files otherwise")
    private Optional<String> roi;

    @Option(names = "--roi-b", order = 3, paramLabel = "NAME_OR_NUMBER", description = "that of B")
    private Optional<String> secondRoi;

    @Option(
            names = "--tolerance",
            order = 4,
            paramLabel = "MM",
            defaultValue = "1",
            description = "of the surface Dice (default: ${DEFAULT-VALUE} mm)")
    private double tolerance;

    @Option(names = "--json", order = 5, description = "print a JSON object")
    private boolean json;

    @Override
    public Integer call() throws CommandException {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "--tolerance must be 0 mm or more, was " + tolerance);
        }
        requireReadable("A", first);
        requireReadable("B", second);
        image.ifPresent(path -> requireReadable("--image", path));
        LocalCaseReader reader = new LocalCaseReader(DicomToolkit.standard());
        try {
            Mask a = reader.mask(first, roi, image);
            Mask b = reader.mask(second, secondRoi.or(() -> roi), image);
            print(MaskComparison.of(a, b, tolerance));
        } catch (MaskException | ImagingException | DicomException | ImageFileException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException("cannot read: " + e.getMessage(), e);
        }
        return CommandLine.ExitCode.OK;
    }

    private void requireReadable(String what, Path path) {
        if (!Files.isReadable(path)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    what + " " + path + (Files.exists(path) ? " cannot be read" : " does not exist"));
        }
    }

    private void print(MaskComparison c) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("dice", c.dice());
        values.put("jaccard", c.jaccard());
        values.put("volumeA_mm3", c.firstVolume());
        values.put("volumeB_mm3", c.secondVolume());
        values.put("voxelsA", c.firstVoxels());
        values.put("voxelsB", c.secondVoxels());
        values.put("voxelsDiffering", c.differingVoxels());
        values.put("hausdorff_mm", c.hausdorff());
        values.put("hausdorff95_mm", c.hausdorff95());
        values.put("meanSurfaceDistanceAToB_mm", c.meanFirstToSecond());
        values.put("meanSurfaceDistanceBToA_mm", c.meanSecondToFirst());
        values.put("averageSymmetricSurfaceDistance_mm", c.averageSurfaceDistance());
        values.put("surfaceDiceTolerance_mm", c.tolerance());
        values.put("surfaceDice", c.surfaceDice());
        if (json) {
            values.put("remarks", c.remarks());
            spec.commandLine().getOut().println(ResultJson.pretty(values));
        } else {
            c.remarks().forEach(r -> spec.commandLine().getErr().println("note: " + r));
            values.forEach((name, value) ->
                    spec.commandLine().getOut().println(String.format(Locale.ROOT, "%-36s %s", name, text(value))));
        }
        spec.commandLine().getOut().flush();
    }

    private static String text(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.6f", number) : value.toString();
    }
}
