package org.deltarad.weasis.window;

import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import javax.swing.SwingUtilities;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.weasis.report.ReportFiles;
import org.deltarad.weasis.view.ReportPanel;
import org.deltarad.weasis.view.Texts;
import org.deltarad.weasis.view.Worker;
import org.deltarad.weasis.view.model.PatientReports;
import org.deltarad.weasis.view.model.ReportView;

/** How long a new panel takes from a report that was read until all of it is laid out. Works without a display. */
public final class PanelTimer {
    private static final int WIDTH = 420;
    private static final int HEIGHT = 720;
    private static final double NANOS_PER_MILLI = 1e6;

    private final ReportFiles files;

    public PanelTimer(DatasetCodec codec) {
        this.files = new ReportFiles(codec);
    }

    /** Reads the files of reports. */
    public ReportFiles files() {
        return files;
    }

    /**
     * Makes a panel and shows a report in it, on the event thread.
     *
     * @return milliseconds on the event thread
     * @throws InterruptedException when the waiting is interrupted
     */
    public double millis(ReportView report) throws InterruptedException {
        PatientReports reports = new PatientReports(List.of(report), List.of());
        Texts texts = Texts.of(Locale.ENGLISH);
        AtomicLong nanos = new AtomicLong();
        try (Worker worker = new Worker("deltarad-timer")) {
            SwingUtilities.invokeAndWait(() -> {
                long start = System.nanoTime();
                ReportPanel panel = new ReportPanel(new FileHost(files, worker, texts), texts);
                panel.show(reports);
                panel.setSize(WIDTH, HEIGHT);
                panel.doLayout();
                panel.validate();
                nanos.set(System.nanoTime() - start);
            });
        } catch (InvocationTargetException e) {
            throw new IllegalStateException("the panel fails", e.getCause());
        }
        return nanos.get() / NANOS_PER_MILLI;
    }
}
