package org.deltarad.weasis.host;

import java.util.Hashtable;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.swing.SwingUtilities;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.weasis.report.ReportFiles;
import org.deltarad.weasis.view.Texts;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.docking.ExtToolFactory;
import org.weasis.core.ui.editor.image.ImageViewerEventManager;

/**
 * Puts the panel into the 2D viewer. Weasis asks for it each time another series is selected, with the series in the
 * properties, or with none; the one panel then follows. Immediate, so that it lives as long as its bundle, whether or not
 * Weasis holds on to the service.
 */
@Component(
        immediate = true,
        service = InsertableFactory.class,
        property = {"org.weasis.dicom.viewer2d.View2dContainer=true"})
public final class ReportToolFactory extends ExtToolFactory<ImageElement> {
    public ReportToolFactory() {
        super("DeltaRad");
    }

    /** None: the panel needs no events of viewers. */
    @Override
    protected ImageViewerEventManager<ImageElement> getImageViewerEventManager() {
        return null;
    }

    @Override
    protected boolean isCompatible(Hashtable<String, Object> properties) {
        return true;
    }

    @Override
    protected Insertable getInstance(Hashtable<String, Object> properties) {
        return new ReportTool(new ReportFiles(codec()), Texts.of(Locale.getDefault()));
    }

    /** The codec of the bundle; the thread's class loader is Weasis' and knows none. */
    private static DatasetCodec codec() {
        return ServiceLoader.load(DatasetCodec.class, ReportToolFactory.class.getClassLoader())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the bundle has no DICOM codec"));
    }

    @Override
    public Insertable createInstance(Hashtable<String, Object> properties) {
        Insertable tool = super.createInstance(properties);
        if (tool instanceof ReportTool reports) {
            Object series = properties.get(MediaSeries.class.getName());
            reports.follow(series instanceof MediaSeries<?> s ? s : null);
        }
        return tool;
    }

    @Override
    public void dispose(Insertable tool) {
        if (tool instanceof ReportTool reports) {
            reports.close();
        }
        super.dispose(tool);
    }

    @Override
    public boolean isComponentCreatedByThisFactory(Insertable component) {
        return component instanceof ReportTool;
    }

    /** Called when the bundle stops: nothing of it stays in Weasis. */
    @Deactivate
    void stop() {
        Insertable tool = toolPane;
        if (tool instanceof ReportTool reports) {
            Runnable close = () -> {
                reports.closeDockable();
                dispose(reports);
            };
            if (SwingUtilities.isEventDispatchThread()) {
                close.run();
            } else {
                SwingUtilities.invokeLater(close);
            }
        }
    }
}
