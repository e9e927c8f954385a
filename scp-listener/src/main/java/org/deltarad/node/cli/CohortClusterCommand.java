package org.deltarad.node.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deltarad.cohort.study.StudyDesign;
import org.deltarad.cohort.study.StudyRun;
import org.deltarad.cohort.study.cluster.ClusterStudy;
import org.deltarad.cohort.study.design.DesignFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort cluster}: a study of clusters up to the clusters. */
@Command(
        name = "cluster",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Harmonise the patients of a study of design \"clusters\" and cluster them: quality of several numbers of clusters,",
            "medoids, feature ranking, each patient's cluster, and in \"package\" what assigns new patients."
        })
final class CohortClusterCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "STUDY", description = "YAML file, as docs/samples/studies/S0.yaml")
    private Path file;

    @Option(names = "--out", paramLabel = "FOLDER", description = "default: beside the study, by its name")
    private Path out;

    @Override
    public Integer call() throws CommandException {
        return CohortCommand.done(() -> {
            StudyDesign study = DesignFile.read(file);
            if (!(study instanceof ClusterStudy)) {
                throw new ParameterException(
                        spec.commandLine(), file + " is no study of design " + ClusterStudy.DESIGN);
            }
            StudyRun run = new StudyRun(study, out == null ? StudyProgress.folder(file) : out);
            run.run(
                    ClusterStudy.CLUSTER_STEP,
                    new StudyProgress(spec.commandLine().getOut()));
            spec.commandLine().getOut().println("package: " + run.pack());
        });
    }
}
