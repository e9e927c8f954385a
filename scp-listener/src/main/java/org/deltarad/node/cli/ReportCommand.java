package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.report.measurement.MeasurementReportContent;
import org.deltarad.report.measurement.ReportCsv;
import org.deltarad.report.measurement.ReportJson;
import org.deltarad.report.measurement.ReportText;
import org.deltarad.report.sr.MeasurementReportReader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad report}: what a TID 1500 Structured Report says. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Show what a DICOM Structured Report of TID 1500 (Measurement Report) says, DeltaRad's or another's.",
            "csv has a row for each measurement and evaluation, json all that was read. A value that the report lacks is",
            "missing, an empty cell or null. Items that cannot be read are named at the end. Research use only."
        })
final class ReportCommand implements Callable<Integer> {
    /** Forms of the output. */
    enum Format {
        TEXT,
        JSON,
        CSV
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "DICOM file with the report")
    private Path file;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json or csv (default: ${DEFAULT-VALUE})")
    private Format format;

    @Override
    public Integer call() throws CommandException {
        MeasurementReportContent report = read();
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (format) {
                    case TEXT -> ReportText.of(report);
                    case JSON -> ReportJson.of(report);
                    case CSV -> ReportCsv.of(report);
                });
        out.flush();
        if (format == Format.CSV) {
            report.problems().forEach(p -> spec.commandLine().getErr().println("not read: " + p));
        }
        return CommandLine.ExitCode.OK;
    }

    private MeasurementReportContent read() throws CommandException {
        try {
            return new MeasurementReportReader()
                    .read(DicomToolkit.standard().codec().read(file).dataset());
        } catch (IOException e) {
            throw new CommandException(file + " cannot be read: " + e.getMessage(), e);
        } catch (DicomException e) {
            throw new CommandException(file + ": " + e.getMessage(), e);
        }
    }
}
