package org.weasis.core.ui.docking;

import bibliothek.gui.dock.common.CLocation;
import java.awt.Component;
import javax.swing.JPanel;
import org.weasis.core.api.gui.Insertable;

/** Stand-in: a panel that knows whether it is docked. */
public abstract class PluginTool extends JPanel implements DockableTool {
    private final String toolName;
    private final Insertable.Type type;
    private int position;
    private boolean docked;

    protected PluginTool(String toolName, Insertable.Type type, int position) {
        this.toolName = toolName;
        this.type = type;
        this.position = position;
    }

    protected abstract void changeToolWindowAnchor(CLocation location);

    @Override
    public String getComponentName() {
        return toolName;
    }

    @Override
    public Insertable.Type getType() {
        return type;
    }

    @Override
    public boolean isComponentEnabled() {
        return isEnabled();
    }

    @Override
    public void setComponentEnabled(boolean enabled) {
        setEnabled(enabled);
    }

    @Override
    public int getComponentPosition() {
        return position;
    }

    @Override
    public void setComponentPosition(int position) {
        this.position = position;
    }

    @Override
    public Component getToolComponent() {
        return this;
    }

    protected void setDockableWidth(int width) {
        setSize(width, getHeight());
    }

    @Override
    public void showDockable() {
        docked = true;
    }

    @Override
    public void closeDockable() {
        docked = false;
    }

    public boolean isDocked() {
        return docked;
    }
}
