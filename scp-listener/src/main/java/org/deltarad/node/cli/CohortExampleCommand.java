package org.deltarad.node.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deltarad.node.demo.SyntheticCalibration;
import org.deltarad.node.demo.SyntheticImageCohort;
import org.deltarad.testdata.cohort.CohortDesign;
import org.deltarad.testdata.cohort.SyntheticTables;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort example}: the tables that the shipped study works on. */
@Command(
        name = "example",
        mixinStandardHelpOptions = true,
        description = {
            "Write the tables of 110 synthetic patients that docs/samples/studies/S1.yaml works on; with --images those of",
            "S1-images.yaml, measured on synthetic images as a node measures them."
        })
final class CohortExampleCommand implements Callable<Integer> {
    private static final long SEED = 2026;

    @Spec
    private CommandSpec spec;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "made when it is not there")
    private Path out;

    @Option(names = "--images", description = "make images and extract their features, some ten seconds")
    private boolean images;

    @Override
    public Integer call() throws CommandException {
        return CohortCommand.done(() -> {
            if (images) {
                SyntheticImageCohort.write(out, SyntheticCalibration.PATIENTS);
            } else {
                SyntheticTables.of(CohortDesign.s1(), SEED).write(out);
            }
            spec.commandLine().getOut().println("tables of 110 synthetic patients: " + out);
        });
    }
}
