package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.study.ExternalEvaluation;
import org.deltarad.cohort.study.Study;
import org.deltarad.cohort.study.StudyDesign;
import org.deltarad.cohort.study.StudyPackage;
import org.deltarad.cohort.study.StudyRun;
import org.deltarad.cohort.study.design.DesignFile;
import org.deltarad.signature.SignatureException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort evaluate}: a study up to its measures, or a package on the patients of another study. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Do a study up to its step \"evaluate\", or what of it is not current: measures of the scores with their intervals.",
            "With --package, judge that package on all patients of the study's tables, who must be others than it was made of:",
            "harmonisation, signatures and cut-offs are the package's, nothing is fitted. The study's file then says tables,",
            "columns and times."
        })
final class CohortEvaluateCommand implements Callable<Integer> {
    private static final String STEP = "evaluate";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "YAML file, as docs/samples/studies/S1.yaml")
    private Path file;

    @Option(
            names = "--package",
            paramLabel = "DIR",
            description = "signatures and calibration of another study's output")
    private Optional<Path> pack;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            description = "default: beside the study, by its name; with --package, by its name and -external")
    private Path out;

    @Override
    public Integer call() throws CommandException {
        return CohortCommand.done(() -> {
            StudyDesign study = DesignFile.read(file);
            Path folder = out == null ? StudyProgress.folder(file) : out;
            if (pack.isPresent()) {
                external(study, out == null ? folder.resolveSibling(folder.getFileName() + "-external") : out);
                return;
            }
            StudyRun run = new StudyRun(study, folder);
            if (!run.steps().contains(STEP)) {
                throw new ParameterException(
                        spec.commandLine(), file + " evaluates nothing; its steps are " + run.steps());
            }
            run.run(STEP, new StudyProgress(spec.commandLine().getOut()));
        });
    }

    private void external(StudyDesign design, Path folder) throws IOException, CohortException, SignatureException {
        if (!(design instanceof Study study)) {
            throw new ParameterException(
                    spec.commandLine(), "--package is of signatures, and " + file + " is a study of another design");
        }
        new ExternalEvaluation(study, StudyPackage.read(pack.orElseThrow()))
                .run(folder)
                .forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().println("tables: " + folder);
    }
}
