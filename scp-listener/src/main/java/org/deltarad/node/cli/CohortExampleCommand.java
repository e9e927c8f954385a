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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort example}: the tables that the shipped study works on. */
@Command(
        name = "example",
        mixinStandardHelpOptions = true,
        description = {
            "Write the tables of synthetic patients that a study of docs/samples/studies works on; with --images those of",
            "S1-images.yaml, measured on synthetic images as a node measures them."
        })
final class CohortExampleCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** Cohorts of the shipped studies. */
    enum Design {
        S0(2026),
        S1(CohortDesign.SEED),
        S2(2026),
        S3(2026);

        private final long seed;

        Design(long seed) {
            this.seed = seed;
        }

        CohortDesign cohort() {
            return switch (this) {
                case S0 -> CohortDesign.s0();
                case S1 -> CohortDesign.s1();
                case S2 -> CohortDesign.s2();
                case S3 -> CohortDesign.s3();
            };
        }
    }

    @Option(
            names = "--design",
            defaultValue = "S1",
            paramLabel = "DESIGN",
            description = "${COMPLETION-CANDIDATES}: the study of that name (${DEFAULT-VALUE})")
    private Design design;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "made when it is not there")
    private Path out;

    @Option(names = "--images", description = "make images and extract their features, some ten seconds")
    private boolean images;

    @Override
    public Integer call() throws CommandException {
        return CohortCommand.done(() -> {
            if (images && design != Design.S1) {
                throw new ParameterException(spec.commandLine(), "--images is of design S1");
            }
            int patients =
                    images ? SyntheticCalibration.PATIENTS : design.cohort().patients();
            if (images) {
                SyntheticImageCohort.write(out, patients);
            } else {
                SyntheticTables.of(design.cohort(), design.seed).write(out);
            }
            spec.commandLine().getOut().println("tables of " + patients + " synthetic patients: " + out);
        });
    }
}
