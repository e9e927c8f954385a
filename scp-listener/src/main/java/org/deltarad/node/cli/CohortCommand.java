package org.deltarad.node.cli;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.Callable;
import org.deltarad.cohort.CohortException;
import org.deltarad.cohort.data.FitException;
import org.deltarad.node.cohort.CohortTableException;
import org.deltarad.signature.SignatureException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code deltarad cohort}: from a cohort to signature and calibration files; each part is a subcommand. */
@Command(
        name = "cohort",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PART",
        description = "Train, calibrate and evaluate signatures on a cohort, and score tables of patients with them.",
        subcommands = {
            CohortExtractCommand.class,
            CohortRunCommand.class,
            CohortClusterCommand.class,
            CohortTrainCommand.class,
            CohortEvaluateCommand.class,
            CohortCalibrateCommand.class,
            CohortPredictCommand.class,
            CohortExampleCommand.class
        })
final class CohortCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "name a part: " + String.join(", ", spec.subcommands().keySet()));
    }

    /** Work on a cohort. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException, CohortException, SignatureException, CohortTableException;
    }

    /** Does the work; what cannot be done is said in one line. */
    static int done(Work work) throws CommandException {
        try {
            work.run();
            return CommandLine.ExitCode.OK;
        } catch (NoSuchFileException e) {
            throw new CommandException("there is no file " + e.getFile(), e);
        } catch (IOException e) {
            throw new CommandException("cannot read or write: " + e.getMessage(), e);
        } catch (CohortException | SignatureException | FitException | CohortTableException e) {
            throw new CommandException(e.getMessage(), e);
        }
    }
}
