package org.deltarad.weasis.host;

import java.awt.Component;
import java.awt.Desktop;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.swing.JFileChooser;
import org.deltarad.weasis.report.ReportFiles;
import org.deltarad.weasis.view.PanelHost;
import org.deltarad.weasis.view.Texts;
import org.deltarad.weasis.view.Worker;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.TimePointView;
import org.weasis.core.api.gui.util.GuiUtils;

/** What the panel asks of Weasis. */
final class WeasisHost implements PanelHost {
    private final ReportFiles files;
    private final Worker worker;
    private final Texts texts;
    private Optional<PatientObjects> patient = Optional.empty();

    WeasisHost(ReportFiles files, Worker worker, Texts texts) {
        this.files = files;
        this.worker = worker;
        this.texts = texts;
    }

    void follow(Optional<PatientObjects> selected) {
        patient = selected;
    }

    private Optional<WeasisObject> object(String uid) {
        return patient.flatMap(p -> p.object(uid));
    }

    @Override
    public Set<Ability> abilities(ReportView report) {
        Set<Ability> abilities = EnumSet.noneOf(Ability.class);
        if (report.document().flatMap(this::object).isPresent()) {
            abilities.add(Ability.DOCUMENT);
        }
        boolean loaded = report.timePoints().stream()
                .flatMap(t -> t.region().stream())
                .anyMatch(r -> object(r.sopInstanceUid()).isPresent());
        if (loaded) {
            abilities.add(Ability.SLICE);
            abilities.add(Ability.SEGMENT);
        }
        return abilities;
    }

    @Override
    public void openDocument(ReportView report, Consumer<String> said) {
        withObject(
                report.document().orElse(""),
                said,
                object -> worker.run(
                        () -> object.with(file -> {
                            Path pdf = Files.createTempFile("deltarad", ".pdf");
                            pdf.toFile().deleteOnExit();
                            files.extractPdf(file, pdf);
                            Desktop.getDesktop().open(pdf.toFile());
                            return pdf;
                        }),
                        pdf -> said.accept(pdf.toString()),
                        e -> failed(e, said)));
    }

    @Override
    public void showLargestSlice(TimePointView.RegionView region, Consumer<String> said) {
        withObject(
                region.sopInstanceUid(),
                said,
                object -> worker.run(
                        () -> object.with(file -> files.largestArea(file, region.number())),
                        area -> said.accept(SliceJump.to(area.sopInstanceUid())
                                .map(n -> texts.text("host.slice", Integer.toString(n)))
                                .orElse(texts.text("host.noView"))),
                        e -> failed(e, said)));
    }

    @Override
    public void showSegment(TimePointView.RegionView region, boolean visible, Consumer<String> said) {
        withObject(region.sopInstanceUid(), said, object -> {
            try {
                HiddenObjects.setVisible(object.element(), visible);
                GuiUtils.getUICore().getViewerPlugins().forEach(Component::repaint);
                said.accept(" ");
            } catch (ReflectiveOperationException e) {
                failed(e, said);
            }
        });
    }

    private void withObject(String uid, Consumer<String> said, Consumer<WeasisObject> task) {
        object(uid).ifPresentOrElse(task, () -> said.accept(texts.text("host.notLoaded")));
    }

    private void failed(Throwable e, Consumer<String> said) {
        said.accept(texts.text("host.failed", String.valueOf(e.getMessage())));
    }

    @Override
    public Optional<Path> chooseFile(String name) {
        JFileChooser chooser = new JFileChooser();
        chooser.setSelectedFile(new File(name));
        return chooser.showSaveDialog(null) == JFileChooser.APPROVE_OPTION
                ? Optional.of(chooser.getSelectedFile().toPath())
                : Optional.empty();
    }
}
