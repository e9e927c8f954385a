package org.deltarad.node.bench.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.node.demo.FolderTree;
import org.deltarad.report.Report;
import org.deltarad.report.sr.MeasurementReportReader;
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.deltarad.report.sr.SrWriter;
import org.deltarad.signature.SignatureException;

/**
 * Prints a table of how long reports take from the model to a file, and back from the file in the disk cache: median and
 * slowest, with the goal where there is one. Reports that are not counted come first; each is compared with what was
 * written.
 */
public final class ReportBench {
    private static final double WRITE_GOAL = 150;
    private static final double READ_GOAL = 100;
    private static final int WARM_UP = 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final int KILO = 1024;

    private final PrintWriter out;
    private final DatasetCodec codec = DicomToolkit.standard().codec();

    public ReportBench(PrintWriter out) {
        this.out = out;
    }

    /** Work on one report. */
    private interface Work {
        void run() throws DicomException, IOException;
    }

    /**
     * Writes and reads reports.
     *
     * @param count how many are counted
     * @throws IOException when a file cannot be written or read, or a report read is not the one written
     */
    public void run(int count) throws IOException, DicomException, SignatureException {
        Path folder = Files.createTempDirectory("deltarad-bench");
        try {
            List<Double> write = new ArrayList<>();
            List<Double> read = new ArrayList<>();
            List<Double> general = new ArrayList<>();
            long bytes = 0;
            for (int n = -WARM_UP; n < count; n++) {
                Report report = LargeReport.of(n + WARM_UP);
                Path file = folder.resolve("report.dcm");
                double written = time(() -> write(new SrWriter().write(report), file));
                List<SrContent> content = new ArrayList<>();
                double own = time(
                        () -> content.add(new SrReader().read(codec.read(file).dataset())));
                double any = time(() ->
                        new MeasurementReportReader().read(codec.read(file).dataset()));
                if (!content.get(0).equals(SrContent.of(report))) {
                    throw new IOException("report " + n + " does not come back as it was written");
                }
                if (n >= 0) {
                    write.add(written);
                    read.add(own);
                    general.add(any);
                    bytes += Files.size(file);
                }
            }
            print(count, bytes, write, read, general);
        } finally {
            FolderTree.delete(folder);
        }
    }

    private void write(Dataset sr, Path file) throws DicomException, IOException {
        try (OutputStream to = Files.newOutputStream(file)) {
            codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, sr), to);
        }
    }

    private static double time(Work work) throws DicomException, IOException {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / NANOS_PER_MILLI;
    }

    private void print(int count, long bytes, List<Double> write, List<Double> read, List<Double> general) {
        out.printf(
                Locale.ROOT,
                "%d reports of %d features at two time points, with their changes: %d KB each%n",
                count,
                LargeReport.FEATURES,
                bytes / count / KILO);
        out.printf("%-44s %10s %10s %9s%n", "row", "median ms", "worst ms", "goal ms");
        row("write: report to SR file", write, String.format(Locale.ROOT, "%.0f", WRITE_GOAL));
        row("read: SR file to report", read, String.format(Locale.ROOT, "%.0f", READ_GOAL));
        row("read: SR file as any TID 1500 report", general, "");
        out.flush();
    }

    private void row(String name, List<Double> millis, String goal) {
        List<Double> sorted = millis.stream().sorted().toList();
        out.printf(
                Locale.ROOT,
                "%-44s %10.1f %10.1f %9s%n",
                name,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() - 1),
                goal);
    }
}
