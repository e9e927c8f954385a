package org.deltarad.node.bench.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.fhir.FhirException;
import org.deltarad.node.demo.FolderTree;
import org.deltarad.report.Report;
import org.deltarad.report.measurement.MeasurementReportContent;
import org.deltarad.report.sr.MeasurementReportReader;
import org.deltarad.report.sr.SrContent;
import org.deltarad.report.sr.SrReader;
import org.deltarad.report.sr.SrWriter;
import org.deltarad.signature.SignatureException;
import org.deltarad.weasis.window.PanelTimer;

/**
 * Prints a table of how long reports take from the model to a file, and back from the file in the disk cache, and from there
 * to the viewer's panel: median and slowest, with the goal where there is one. Reports that are not counted come first; each is compared with what was
 * written.
 */
public final class ReportBench {
    private static final int WARM_UP = 20;
    private static final int KILO = 1024;

    private final PrintWriter out;
    private final DatasetCodec codec = DicomToolkit.standard().codec();
    private final Timing write = new Timing("write: report to SR file", "150");
    private final Timing read = new Timing("read: SR file to report", "100");
    private final Timing general = new Timing("read: SR file as any TID 1500 report", "");
    private final Timing panel = new Timing("panel: report read to panel laid out", "300");
    private final PanelTimer timer = new PanelTimer(codec);

    public ReportBench(PrintWriter out) {
        this.out = out;
    }

    /**
     * Writes and reads reports, as SR and as FHIR.
     *
     * @param count how many are counted
     * @throws IOException when a file cannot be written or read, or a report read is not the one written
     */
    public void run(int count)
            throws IOException, DicomException, SignatureException, FhirException, InterruptedException {
        Path folder = Files.createTempDirectory("deltarad-bench");
        try {
            long bytes = 0;
            for (int n = -WARM_UP; n < count; n++) {
                if (n == 0) {
                    List.of(write, read, general, panel).forEach(Timing::reset);
                    bytes = 0;
                }
                bytes += measure(LargeReport.of(n + WARM_UP), folder.resolve("report.dcm"));
            }
            print(count, bytes);
            new FhirBench(out).run(count);
        } finally {
            FolderTree.delete(folder);
        }
    }

    /** The file's size in bytes. */
    private long measure(Report report, Path file) throws DicomException, IOException, InterruptedException {
        long start = System.nanoTime();
        write(new SrWriter().write(report), file);
        write.since(start);
        start = System.nanoTime();
        SrContent content = new SrReader().read(codec.read(file).dataset());
        read.since(start);
        start = System.nanoTime();
        MeasurementReportContent any =
                new MeasurementReportReader().read(codec.read(file).dataset());
        general.since(start);
        panel.add(timer.millis(timer.files().read(file)));
        if (!content.equals(SrContent.of(report)) || any.groups().size() < 2) {
            throw new IOException("report " + report.sopInstanceUid() + " does not come back as it was written");
        }
        return Files.size(file);
    }

    private void write(Dataset sr, Path file) throws DicomException, IOException {
        try (OutputStream to = Files.newOutputStream(file)) {
            codec.write(new DicomFile(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, sr), to);
        }
    }

    private void print(int count, long bytes) {
        out.printf(
                Locale.ROOT,
                "%d reports of %d features at two time points, with their changes: %d KB each%n",
                count,
                LargeReport.FEATURES,
                bytes / count / KILO);
        Timing.heading(out);
        List.of(write, read, general, panel).forEach(row -> row.print(out));
        out.flush();
    }
}
