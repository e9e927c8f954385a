package org.deltarad.node.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.weasis.window.ViewerWindow;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code deltarad viewer}: reports in a window. */
@Command(
        name = "viewer",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Show DICOM Structured Reports of TID 1500 (Measurement Report), DeltaRad's or others', in a window: the panel",
            "of the Weasis plugin. Of a folder, and the folders in it, all such reports. Research use only."
        },
        footer = {"", "Example:", "  ./deltarad viewer /var/lib/deltarad/studies --dark --language de"})
final class ViewerCommand implements Callable<Integer> {
    @Parameters(arity = "1..*", paramLabel = "FILE_OR_FOLDER", description = "DICOM files, or folders with them")
    private List<Path> paths;

    @Option(names = "--dark", description = "Light on dark")
    private boolean dark;

    @Option(
            names = "--language",
            paramLabel = "TAG",
            description = "en, de, fr or no (default: the system's, else English)")
    private String language = Locale.getDefault().toLanguageTag();

    @Override
    public Integer call() throws CommandException {
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new CommandException(path + " is not there");
            }
        }
        if (!ViewerWindow.possible()) {
            throw new CommandException(
                    "there is no display to open a window on; ./deltarad report FILE prints a report");
        }
        try {
            new ViewerWindow(DicomToolkit.standard().codec(), Locale.forLanguageTag(language), dark).open(paths);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CommandLine.ExitCode.OK;
    }
}
