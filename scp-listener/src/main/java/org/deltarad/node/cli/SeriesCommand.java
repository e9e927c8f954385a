package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.series.SeriesPolicy;
import org.deltarad.node.imaging.series.SeriesReader;
import org.deltarad.node.imaging.series.VolumeSummary;
import org.deltarad.node.imaging.values.ValueOptions;
import org.deltarad.volume.Geometry;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad series}: the volumes that the DICOM series of a folder hold. */
@Command(
        name = "series",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "List the volumes that the DICOM images of a folder hold, by series: what each shows and what says so, the",
            "attributes that told it from the others, its grid, or why it is refused. --volume of extract chooses one."
        })
final class SeriesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "DICOM files; folders below it are not read")
    private Path folder;

    @Override
    public Integer call() throws CommandException {
        if (!Files.isReadable(folder)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "FOLDER " + folder + " cannot be read");
        }
        DicomToolkit toolkit = DicomToolkit.standard();
        SeriesReader reader = new SeriesReader(toolkit.pixelDecoder(), SeriesPolicy.STANDARD, ValueOptions.STANDARD);
        PrintWriter out = spec.commandLine().getOut();
        try {
            Map<String, List<Path>> bySeries = DicomFolder.series(folder, toolkit.codec());
            if (bySeries.isEmpty()) {
                throw new CommandException(folder + " holds no DICOM images");
            }
            for (Map.Entry<String, List<Path>> s : bySeries.entrySet()) {
                out.println("series " + s.getKey() + ": " + s.getValue().size() + " instance(s)");
                try {
                    reader.volumes(s.getValue(), toolkit.codec()).forEach(v -> out.println("  " + line(v)));
                } catch (ImagingException e) {
                    out.println("  refused: " + e.getMessage());
                }
            }
            out.flush();
            return CommandLine.ExitCode.OK;
        } catch (DicomException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (IOException e) {
            throw new CommandException("cannot read: " + e.getMessage(), e);
        }
    }

    private static String line(VolumeSummary v) {
        String what = v.label() + " (" + v.because() + ")";
        return what
                + v.geometry().map(SeriesCommand::grid).orElse("")
                + v.refusal().map(r -> "; refused: " + r).orElse("");
    }

    private static String grid(Geometry g) {
        return String.format(
                Locale.ROOT,
                ", voxels of %.4g x %.4g x %.4g mm",
                g.spacing().x(),
                g.spacing().y(),
                g.spacing().z());
    }
}
