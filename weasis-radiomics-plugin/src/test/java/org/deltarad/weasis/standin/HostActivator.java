package org.deltarad.weasis.standin;

import java.util.Hashtable;
import java.util.function.Function;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.weasis.core.api.gui.Insertable;
import org.weasis.core.api.gui.InsertableFactory;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.ui.docking.DockableTool;

/** The stand-in host bundle: looks its tools up by the viewer's property and tells them what is selected. */
@SuppressWarnings("JdkObsolete") // OSGi and Weasis take a Hashtable
public final class HostActivator implements BundleActivator {
    /** Services of the host that the test calls: selects a series, null for none, and gives the tool. */
    public static final String SELECT = "standin.select";

    private static final String VIEWER = "(org.weasis.dicom.viewer2d.View2dContainer=true)";

    @Override
    public void start(BundleContext context) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("name", SELECT);
        Function<MediaSeries<?>, Insertable> select = series -> select(context, series);
        context.registerService(Function.class, select, properties);
    }

    private static Insertable select(BundleContext context, MediaSeries<?> series) {
        try {
            for (ServiceReference<InsertableFactory> reference :
                    context.getServiceReferences(InsertableFactory.class, VIEWER)) {
                InsertableFactory factory = context.getService(reference);
                Hashtable<String, Object> properties = new Hashtable<>();
                if (series != null) {
                    properties.put(MediaSeries.class.getName(), series);
                }
                Insertable tool = factory.createInstance(properties);
                if (tool instanceof DockableTool dockable) {
                    dockable.showDockable();
                }
                context.ungetService(reference);
                return tool;
            }
            return null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop(BundleContext context) {
        // services go with the bundle
    }
}
