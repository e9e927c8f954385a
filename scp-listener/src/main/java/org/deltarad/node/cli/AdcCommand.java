package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.image.adc.AdcException;
import org.deltarad.image.adc.AdcFit;
import org.deltarad.image.adc.AdcMap;
import org.deltarad.image.adc.DiffusionImage;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.series.DiffusionVolume;
import org.deltarad.volume.io.ImageFileException;
import org.deltarad.volume.io.NrrdWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad adc}: a map of apparent diffusion coefficients from images of several b-values. */
@Command(
        name = "adc",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compute an ADC map where the scanner sent none: S(b) = S(0) exp(-b ADC), by least squares of the logarithm.",
            "Signals of zero or below have no part in their voxel's fit; without two b-values left its value is 0.",
            "The map is in 1e-6 mm2/s, on the images' grid."
        },
        footer = {
            "",
            "Examples:",
            "  ./deltarad adc --series dwi/ --out adc.nrrd",
            "  ./deltarad adc --b 0=b0.nrrd --b 400=b400/ --b 800=b800/ --out adc.nrrd"
        })
final class AdcCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--b",
            order = 2,
            paramLabel = "VALUE=PATH",
            description =
                    "b-value in s/mm2 and its image: NRRD or NIfTI file, or a folder with one DICOM series; two or more")
    private Map<Double, Path> images = new LinkedHashMap<>();

    @Option(
            names = "--series",
            order = 1,
            paramLabel = "FOLDER",
            description = "a folder with one DICOM series of two or more b-values, which its attributes tell apart")
    private Optional<Path> folder;

    @Option(
            names = "--weights",
            order = 3,
            paramLabel = "uniform|signal_squared",
            defaultValue = "uniform",
            description = "of the b-values: all alike, or by the square of the signal (default: ${DEFAULT-VALUE})")
    private AdcFit.Weighting weighting;

    @Option(names = "--out", order = 4, required = true, paramLabel = "FILE.nrrd", description = "the map")
    private Path out;

    @Override
    public Integer call() throws CommandException {
        if (images.isEmpty() == folder.isEmpty()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "name a folder with --series, or images with --b; one of both");
        }
        images.forEach(this::check);
        folder.ifPresent(path -> check("--series ", path));
        LocalCaseReader reader = new LocalCaseReader(DicomToolkit.standard());
        try {
            write(new AdcFit(weighting).fit(folder.isPresent() ? ofSeries(reader, folder.get()) : ofFiles(reader)));
        } catch (AdcException | ImagingException | DicomException | ImageFileException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException("cannot read or write: " + e.getMessage(), e);
        }
        return CommandLine.ExitCode.OK;
    }

    private List<DiffusionImage> ofFiles(LocalCaseReader reader)
            throws CommandException, ImagingException, DicomException, IOException {
        List<DiffusionImage> read = new ArrayList<>();
        Optional<LocalImage> first = Optional.empty();
        for (Map.Entry<Double, Path> entry : images.entrySet()) {
            LocalImage image = reader.image(entry.getValue());
            first = first.or(() -> Optional.of(image));
            requireOneFrame(first.get(), image);
            read.add(new DiffusionImage(entry.getKey(), image.volume()));
        }
        return read;
    }

    private List<DiffusionImage> ofSeries(LocalCaseReader reader, Path series)
            throws CommandException, ImagingException, DicomException, IOException {
        List<DiffusionImage> read = new ArrayList<>();
        for (DiffusionVolume v : reader.diffusion(series)) {
            spec.commandLine()
                    .getErr()
                    .println("note: fitted: " + v.series().selection().chosen());
            read.add(new DiffusionImage(v.bValue(), v.series().volume()));
        }
        return read;
    }

    private void check(double b, Path path) {
        if (!(b >= 0 && b < Double.POSITIVE_INFINITY)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--b: " + b + " s/mm2 is no b-value");
        }
        check("--b ", path);
    }

    private void check(String option, Path path) {
        if (!Files.isReadable(path)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), option + path + (Files.exists(path) ? " cannot be read" : " does not exist"));
        }
    }

    private static void requireOneFrame(LocalImage first, LocalImage other) throws ImagingException {
        if (first.series().isPresent() && other.series().isPresent()) {
            first.series()
                    .get()
                    .requireFrameOfReference(
                            other.series().get().frameOfReferenceUid(),
                            "series " + other.series().get().seriesInstanceUid());
        }
    }

    private void write(AdcMap map) throws IOException {
        Files.createDirectories(out.toAbsolutePath().getParent());
        NrrdWriter.write(out, map.values());
        if (map.undefined() + map.negative() > 0) {
            spec.commandLine()
                    .getErr()
                    .println("note: no coefficient in " + map.undefined() + " voxels, which are 0; below 0 in "
                            + map.negative());
        }
        spec.commandLine().getOut().println("ADC in " + AdcMap.UNIT + " from b = " + map.bValues() + " s/mm2: " + out);
        spec.commandLine().getOut().flush();
    }
}
