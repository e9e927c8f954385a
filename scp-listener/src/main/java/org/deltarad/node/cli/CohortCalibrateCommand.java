package org.deltarad.node.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.study.StudyFile;
import org.deltarad.cohort.study.StudyRun;
import org.deltarad.signature.Signature;
import org.deltarad.signature.SignatureFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort calibrate}: harmonisation, z-parameters and cut-offs of published signatures. */
@Command(
        name = "calibrate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Calibrate published signatures on a study's training patients and evaluate them on its validation patients;",
            "nothing is trained."
        })
final class CohortCalibrateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "YAML file: its data, columns, harmonise, split and cutoff count")
    private Path file;

    @Option(
            names = "--signature",
            required = true,
            paramLabel = "NAME|FILE",
            description = "built-in (Delta_rad, Pre-CCRT_rad) or a signature's file; may be given again")
    private List<String> signatures;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "for tables and package")
    private Path out;

    @Override
    public Integer call() throws CommandException {
        return CohortCommand.done(() -> {
            List<Signature> published = new ArrayList<>();
            for (String name : signatures) {
                published.add(
                        SignatureFile.builtIns().contains(name)
                                ? SignatureFile.builtIn(name)
                                : SignatureFile.read(Path.of(name)));
            }
            Study study = StudyFile.read(file).calibrating(published);
            StudyRun run = new StudyRun(study, out);
            run.run(new StudyProgress(spec.commandLine().getOut()));
            spec.commandLine().getOut().println("package: " + run.pack());
        });
    }
}
