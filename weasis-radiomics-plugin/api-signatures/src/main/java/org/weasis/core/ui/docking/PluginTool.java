package org.weasis.core.ui.docking;

import bibliothek.gui.dock.common.CLocation;
import bibliothek.gui.dock.common.DefaultSingleCDockable;
import java.awt.Component;
import javax.swing.JPanel;
import org.weasis.core.api.gui.Insertable;

/** Signature only: a docked panel. */
public abstract class PluginTool extends JPanel implements DockableTool {
    protected final DefaultSingleCDockable dockable;

    protected PluginTool(String toolName, Insertable.Type type, int position) {
        dockable = null;
    }

    protected abstract void changeToolWindowAnchor(CLocation location);

    @Override
    public String getComponentName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public Insertable.Type getType() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isComponentEnabled() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setComponentEnabled(boolean enabled) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getComponentPosition() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setComponentPosition(int position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Component getToolComponent() {
        throw new UnsupportedOperationException();
    }

    protected void setDockableWidth(int width) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void showDockable() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void closeDockable() {
        throw new UnsupportedOperationException();
    }
}
