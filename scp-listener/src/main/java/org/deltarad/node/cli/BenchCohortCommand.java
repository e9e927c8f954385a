package org.deltarad.node.cli;

import java.util.concurrent.Callable;
import org.deltarad.node.bench.CohortBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad bench cohort}: the fits of the workbench, and the extraction of a cohort. */
@Command(
        name = "cohort",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure the fits of the workbench on synthetic data, with the goal where there is one: lasso-Cox with leave-one-out",
            "cross-validation by glmnet's defaults, random survival forests; and the extraction of 110 patients' two time",
            "points. Takes some minutes."
        })
final class BenchCohortCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "rows whose name contains TEXT, such as lasso, forest or extraction")
    private String only;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "of each fit, after one that warms up; the median counts (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Override
    public Integer call() {
        if (rounds < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--rounds must be at least 1, was " + rounds);
        }
        if (!CohortBench.knows(only)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--only: no row contains " + only);
        }
        new CohortBench(spec.commandLine().getOut(), rounds).run(only);
        return CommandLine.ExitCode.OK;
    }
}
