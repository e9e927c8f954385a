package org.deltarad.weasis.window;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Component;
import java.awt.Container;
import java.awt.KeyboardFocusManager;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JTabbedPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.weasis.SampleReports;
import org.deltarad.weasis.report.ReportFiles;
import org.deltarad.weasis.view.ReportPanel;
import org.deltarad.weasis.view.Texts;
import org.deltarad.weasis.view.Worker;
import org.deltarad.weasis.view.model.PatientReports;

/** Shows the panel on a display, works it by keyboard and mouse with java.awt.Robot, and keeps pictures. */
public final class PanelProgram {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 780;

    private final ReportFiles files = new ReportFiles(DicomToolkit.standard().codec());
    private final Path folder;
    private final Robot robot;

    private PanelProgram(Path folder) throws Exception {
        this.folder = folder;
        robot = new Robot();
        robot.setAutoDelay(15);
    }

    /**
     * @param args the folder for reports and pictures
     */
    public static void main(String[] args) throws Exception {
        new PanelProgram(Path.of(args[0])).run();
        System.out.println("all scenes shown");
        System.exit(0);
    }

    private void run() throws Exception {
        Path first = delta("2.25.1", 0, 1223, SampleReports.Score.SCORED, Optional.empty());
        Path second = delta("2.25.2", 1, 1223, SampleReports.Score.SCORED, Optional.empty());
        Path replaced = delta("2.25.3", 1, 60, SampleReports.Score.NONE, Optional.empty());
        Path replacing = delta("2.25.4", 1, 60, SampleReports.Score.WARNED, Optional.of("2.25.3"));
        Path other = SampleReports.write(SampleReports.other("2.25.9"), folder.resolve("other.dcm"));
        Path broken = Files.writeString(folder.resolve("broken.dcm"), "no DICOM");
        scene("light", false, "en", List.of(first, second), 0);
        scene("dark", true, "en", List.of(first, second), 1);
        scene("trend", false, "fr", List.of(first, second), 2);
        scene("features-1223", false, "en", List.of(first), -2);
        scene("provenance", false, "de", List.of(first), -1);
        scene("no-calibration", false, "no", List.of(replaced), 0);
        scene("warning", false, "de", List.of(replaced, replacing), 0);
        scene("other", false, "en", List.of(other), 1);
        scene("unreadable", true, "fr", List.of(broken), 0);
        keyboard(first);
    }

    private Path delta(String uid, int visit, int features, SampleReports.Score score, Optional<String> supersedes)
            throws Exception {
        return SampleReports.write(
                SampleReports.delta(uid, visit, features, score, supersedes), folder.resolve(uid + ".dcm"));
    }

    private static <T> T onEventThread(Callable<T> task) throws Exception {
        FutureTask<T> future = new FutureTask<>(task);
        SwingUtilities.invokeAndWait(future);
        return future.get();
    }

    private JFrame open(boolean dark, String language, List<Path> reports) throws Exception {
        PatientReports read = files.readAll(reports, p -> true);
        return onEventThread(() -> {
            boolean set = dark ? FlatDarkLaf.setup() : FlatLightLaf.setup();
            Texts texts = Texts.of(Locale.forLanguageTag(language));
            ReportPanel panel = new ReportPanel(new FileHost(files, new Worker("test"), texts), texts);
            panel.show(read);
            JFrame frame = new JFrame(set ? "DeltaRad" : "DeltaRad without FlatLaf");
            frame.setUndecorated(true);
            frame.setContentPane(panel);
            frame.setBounds(20, 20, WIDTH, HEIGHT);
            frame.setVisible(true);
            return frame;
        });
    }

    /** A tab is counted from the first, or from the last when negative. */
    private void scene(String name, boolean dark, String language, List<Path> reports, int tab) throws Exception {
        JFrame frame = open(dark, language, reports);
        onEventThread(() -> {
            find(frame, JTabbedPane.class, "tabs")
                    .ifPresent(t -> t.setSelectedIndex(tab < 0 ? t.getTabCount() + tab : tab));
            return null;
        });
        picture(frame, name);
        onEventThread(() -> {
            frame.dispose();
            return null;
        });
    }

    private void picture(JFrame frame, String name) throws IOException {
        robot.waitForIdle();
        robot.delay(250);
        Rectangle area = frame.getBounds();
        ImageIO.write(
                robot.createScreenCapture(area),
                "png",
                folder.resolve("weasis-" + name + ".png").toFile());
    }

    /** Ctrl+F, words, Down and Page Down by keyboard; a heading by mouse; the times that the event thread needs. */
    private void keyboard(Path report) throws Exception {
        JFrame frame = open(false, "en", List.of(report));
        JTabbedPane tabs = find(frame, JTabbedPane.class, "tabs").orElseThrow();
        JTable table = find(frame, JTable.class, "features").orElseThrow();
        JTextField search = find(frame, JTextField.class, "search").orElseThrow();
        onEventThread(() -> {
            tabs.setSelectedIndex(tabs.getTabCount() - 2);
            return search.requestFocusInWindow();
        });
        focus(search);
        type("glcm contrast");
        robot.waitForIdle();
        check("search leaves some rows", onEventThread(table::getRowCount) < 40);
        key(KeyEvent.VK_DOWN);
        focus(table);
        key(KeyEvent.VK_DOWN);
        check("a row is selected", onEventThread(table::getSelectedRow) >= 0);
        robot.keyPress(KeyEvent.VK_CONTROL);
        key(KeyEvent.VK_F);
        robot.keyRelease(KeyEvent.VK_CONTROL);
        focus(search);
        key(KeyEvent.VK_ESCAPE);
        robot.waitForIdle();
        check("escape shows all rows", onEventThread(table::getRowCount) == 1223);
        Point heading = onEventThread(() -> table.getTableHeader().getLocationOnScreen());
        robot.mouseMove(heading.x + 40, heading.y + 6);
        robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
        robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
        robot.waitForIdle();
        String sorted = onEventThread(() -> String.valueOf(table.getValueAt(0, 0)));
        check("a click on the heading sorts, first is " + sorted, sorted.startsWith("exponential_firstorder"));
        scrolling(table);
        onEventThread(() -> {
            frame.dispose();
            return null;
        });
    }

    /** Each page is painted within a frame of 100 ms, which people take for at once (Nielsen 1993). */
    private void scrolling(JTable table) throws Exception {
        long slowest = 0;
        for (int row = 0; row < table.getRowCount(); row += 30) {
            int shown = row;
            long start = System.nanoTime();
            onEventThread(() -> {
                table.scrollRectToVisible(table.getCellRect(shown, 0, true));
                table.paintImmediately(table.getVisibleRect());
                return null;
            });
            slowest = Math.max(slowest, System.nanoTime() - start);
        }
        System.out.printf(Locale.ROOT, "slowest page of %d rows: %.0f ms%n", table.getRowCount(), slowest / 1e6);
        check("scrolling lags", slowest < 100_000_000L * 5);
    }

    private void focus(Component wanted) throws Exception {
        for (int n = 0; n < 150; n++) {
            robot.waitForIdle();
            Component owner =
                    KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
            if (wanted.equals(owner)) {
                return;
            }
            robot.delay(20);
        }
        throw new AssertionError(wanted.getName() + " does not get the focus");
    }

    private void key(int code) {
        robot.keyPress(code);
        robot.keyRelease(code);
    }

    private void type(String text) {
        text.chars().forEach(c -> key(KeyEvent.getExtendedKeyCodeForChar(c)));
    }

    private static void check(String what, boolean holds) {
        if (!holds) {
            throw new AssertionError("not so: " + what);
        }
    }

    private static <T extends Component> Optional<T> find(Container in, Class<T> type, String name) {
        return all(in).filter(c -> name.equals(c.getName()))
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static Stream<Component> all(Component c) {
        return c instanceof Container container
                ? Stream.concat(
                        Stream.of(c), Stream.of(container.getComponents()).flatMap(PanelProgram::all))
                : Stream.of(c);
    }
}
