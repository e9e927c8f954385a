package org.deltarad.weasis.window;

import java.awt.Component;
import java.awt.Desktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JFileChooser;
import org.deltarad.weasis.report.ReportFiles;
import org.deltarad.weasis.report.ReportFolder;
import org.deltarad.weasis.view.PanelHost;
import org.deltarad.weasis.view.Texts;
import org.deltarad.weasis.view.Worker;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.TimePointView;

/** Files and folders around the panel: PDFs open in the desktop's viewer; there are no images to go to. */
final class FileHost implements PanelHost {
    private final ReportFiles files;
    private final Worker worker;
    private final Texts texts;
    private Optional<ReportFolder> folder = Optional.empty();
    private Optional<Component> parent = Optional.empty();

    FileHost(ReportFiles files, Worker worker, Texts texts) {
        this.files = files;
        this.worker = worker;
        this.texts = texts;
    }

    void folder(ReportFolder opened) {
        folder = Optional.of(opened);
    }

    void parent(Component component) {
        parent = Optional.of(component);
    }

    private Optional<Path> object(Optional<String> uid) {
        return folder.flatMap(f -> uid.flatMap(f::object));
    }

    @Override
    public Set<Ability> abilities(ReportView report) {
        boolean opens = Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN);
        return opens && object(report.document()).isPresent()
                ? EnumSet.of(Ability.DOCUMENT)
                : EnumSet.noneOf(Ability.class);
    }

    @Override
    public void openDocument(ReportView report, Consumer<String> said) {
        Optional<Path> object = object(report.document());
        if (object.isEmpty()) {
            said.accept(texts.text("host.notLoaded"));
            return;
        }
        worker.run(
                () -> {
                    Path pdf = Files.createTempFile("deltarad", ".pdf");
                    pdf.toFile().deleteOnExit();
                    files.extractPdf(object.get(), pdf);
                    Desktop.getDesktop().open(pdf.toFile());
                    return pdf;
                },
                pdf -> said.accept(pdf.toString()),
                e -> said.accept(texts.text("host.failed", String.valueOf(e.getMessage()))));
    }

    @Override
    public void showLargestSlice(TimePointView.RegionView region, Consumer<String> said) {
        said.accept(texts.text("host.noView"));
    }

    @Override
    public void showSegment(TimePointView.RegionView region, boolean visible, Consumer<String> said) {
        said.accept(texts.text("host.noView"));
    }

    @Override
    public Optional<Path> chooseFile(String name) {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(new java.io.File(name));
        return chooser.showSaveDialog(parent.orElse(null)) == JFileChooser.APPROVE_OPTION
                ? Optional.of(chooser.getSelectedFile().toPath())
                : Optional.empty();
    }
}
