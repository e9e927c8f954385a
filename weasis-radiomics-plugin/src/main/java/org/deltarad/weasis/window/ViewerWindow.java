package org.deltarad.weasis.window;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.GraphicsEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.weasis.report.ReportFiles;
import org.deltarad.weasis.report.ReportFolder;
import org.deltarad.weasis.view.ReportPanel;
import org.deltarad.weasis.view.Texts;
import org.deltarad.weasis.view.Worker;
import org.deltarad.weasis.view.model.PatientReports;

/** The panel in a window of its own. */
public final class ViewerWindow {
    private static final int WIDTH = 620;
    private static final int HEIGHT = 860;

    private final ReportFiles files;
    private final Texts texts;
    private final boolean dark;

    /**
     * @param codec  reads the files
     * @param locale language, numbers and dates
     * @param dark   the dark look instead of the light one
     */
    public ViewerWindow(DatasetCodec codec, Locale locale, boolean dark) {
        this.files = new ReportFiles(codec);
        this.texts = Texts.of(locale);
        this.dark = dark;
    }

    /** Whether there is a display to open a window on. */
    public static boolean possible() {
        return !GraphicsEnvironment.isHeadless();
    }

    /**
     * Opens the window with the reports of files and folders, and waits until it is closed.
     *
     * @throws InterruptedException when the waiting is interrupted
     */
    public void open(List<Path> paths) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        SwingUtilities.invokeLater(() -> frame(paths, closed));
        closed.await();
    }

    private void frame(List<Path> paths, CountDownLatch closed) {
        FlatLaf look = dark ? new FlatDarkLaf() : new FlatLightLaf();
        FlatLaf.setup(look);
        Worker worker = new Worker("deltarad-viewer");
        FileHost host = new FileHost(files, worker, texts);
        ReportPanel panel = new ReportPanel(host, texts);
        host.parent(panel);
        JFrame frame = new JFrame(texts.text("window.title"));
        frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        frame.addWindowListener(new java.awt.event.WindowAdapter() {
            @Override
            public void windowClosed(java.awt.event.WindowEvent e) {
                worker.close();
                closed.countDown();
            }
        });
        frame.setContentPane(panel);
        frame.setSize(WIDTH, HEIGHT);
        frame.setLocationByPlatform(true);
        frame.setVisible(true);
        panel.loading();
        worker.run(
                () -> {
                    ReportFolder folder = ReportFolder.of(paths, files);
                    return new Opened(folder, files.readAll(folder.reports(), paths::contains));
                },
                opened -> {
                    host.folder(opened.folder());
                    panel.show(opened.reports());
                },
                e -> panel.show(new PatientReports(
                        List.of(),
                        List.of(new PatientReports.Unreadable(paths.toString(), String.valueOf(e.getMessage()))))));
    }

    private record Opened(ReportFolder folder, PatientReports reports) {}
}
