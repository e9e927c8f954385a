package org.deltarad.node.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.fhir.FhirException;
import org.deltarad.node.bench.report.ReportBench;
import org.deltarad.signature.SignatureException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad bench reports}: writing and reading Structured Reports. */
@Command(
        name = "reports",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measure how fast Structured Reports of 1,223 features at two time points are written and read, and how large",
            "they are; and the same as FHIR: mapped to a Bundle, and in pages of the node's endpoint."
        })
final class BenchReportsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "100",
            description = "of reports; the median counts (default: ${DEFAULT-VALUE})")
    private int count;

    @Override
    public Integer call() throws CommandException {
        if (count < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--count must be at least 1, was " + count);
        }
        try {
            new ReportBench(spec.commandLine().getOut()).run(count);
            return CommandLine.ExitCode.OK;
        } catch (IOException | DicomException | SignatureException | FhirException e) {
            throw new CommandException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandException("interrupted", e);
        }
    }
}
