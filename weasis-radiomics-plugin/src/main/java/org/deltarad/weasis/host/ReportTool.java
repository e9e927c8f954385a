package org.deltarad.weasis.host;

import bibliothek.gui.dock.common.CLocation;
import java.awt.BorderLayout;
import java.beans.PropertyChangeListener;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.deltarad.weasis.report.ReportFiles;
import org.deltarad.weasis.view.ReportPanel;
import org.deltarad.weasis.view.Texts;
import org.deltarad.weasis.view.Worker;
import org.deltarad.weasis.view.model.PatientReports;
import org.deltarad.weasis.view.model.PatientReports.Unreadable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.model.DataExplorerModel;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.docking.PluginTool;

/** The docked panel: shows the reports of the selected series' patient, and again when the patient's objects change. */
final class ReportTool extends PluginTool implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReportTool.class);
    private static final int POSITION = 60;
    private static final int WIDTH = 420;
    /** Objects of a series arrive one by one; the panel waits until there is a pause. */
    private static final int PAUSE_MILLIS = 300;

    private static final Set<String> CHANGES = Set.of("ADD", "REMOVE", "UPDATE", "REPLACE", "LOADING_STOP");

    private final transient ReportReader reader;
    private final transient Worker worker = new Worker("deltarad-reports");
    private final transient WeasisHost host;
    private final ReportPanel panel;
    private final Timer pause = new Timer(PAUSE_MILLIS, e -> refresh());
    private final transient PropertyChangeListener changes = e -> {
        if (e instanceof ObservableEvent o
                && CHANGES.contains(o.getActionCommand().name())) {
            SwingUtilities.invokeLater(this::later);
        }
    };
    private transient Optional<PatientObjects> patient = Optional.empty();
    private transient Optional<DataExplorerModel> listened = Optional.empty();
    private transient Set<String> shown = Set.of();
    private boolean closed;

    ReportTool(ReportFiles files, Texts texts) {
        super("DeltaRad", org.weasis.core.api.gui.Insertable.Type.TOOL_EXT, POSITION);
        reader = new ReportReader(files);
        host = new WeasisHost(files, worker, texts);
        panel = new ReportPanel(host, texts);
        pause.setRepeats(false);
        setDockableWidth(WIDTH);
        setLayout(new BorderLayout());
        add(panel, BorderLayout.CENTER);
    }

    @Override
    protected void changeToolWindowAnchor(CLocation location) {
        // the panel looks the same on every side
    }

    /** Shows the reports of a series' patient; null for no series. On the event thread. */
    void follow(MediaSeries<?> series) {
        if (closed) {
            return;
        }
        Optional<PatientObjects> selected = Optional.ofNullable(series).flatMap(PatientObjects::of);
        boolean same = selected.isPresent() && selected.equals(patient);
        listen(selected.flatMap(PatientObjects::model));
        patient = selected;
        host.follow(selected);
        if (!same) {
            shown = Set.of();
            panel.show(PatientReports.NONE);
        }
        refresh();
    }

    private void listen(Optional<DataExplorerModel> model) {
        if (!model.equals(listened)) {
            listened.ifPresent(m -> m.removePropertyChangeListener(changes));
            model.ifPresent(m -> m.addPropertyChangeListener(changes));
            listened = model;
        }
    }

    private void later() {
        if (!closed) {
            pause.restart();
        }
    }

    private void refresh() {
        Optional<PatientObjects> now = patient;
        if (closed || now.isEmpty()) {
            return;
        }
        List<WeasisObject> objects = now.get().reports();
        Set<String> uids = objects.stream().map(WeasisObject::uid).collect(Collectors.toUnmodifiableSet());
        if (uids.equals(shown)) {
            return;
        }
        shown = uids;
        panel.loading();
        worker.run(() -> reader.read(objects), read -> show(now, uids, read), e -> {
            LOG.warn("reports were not read", e);
            show(now, uids, new PatientReports(List.of(), List.of(new Unreadable("DeltaRad", e.toString()))));
        });
    }

    /** Shows what was read, unless something else is selected or there by now. */
    private void show(Optional<PatientObjects> asked, Set<String> uids, PatientReports read) {
        if (!closed && patient.equals(asked) && shown.equals(uids)) {
            panel.show(read);
        }
    }

    /** Leaves nothing in Weasis: no listener, timer or thread. */
    @Override
    public void close() {
        closed = true;
        pause.stop();
        listen(Optional.empty());
        worker.close();
        patient = Optional.empty();
        host.follow(Optional.empty());
        panel.show(PatientReports.NONE);
        removeAll();
    }
}
