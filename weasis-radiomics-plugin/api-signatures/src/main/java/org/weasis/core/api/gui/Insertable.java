package org.weasis.core.api.gui;

/** Signature only: a part of the user interface. */
public interface Insertable {
    enum Type {
        EXPLORER,
        TOOL,
        TOOL_EXT,
        TOOLBAR,
        EMPTY,
        LICENSE,
        PREFERENCES
    }

    String getComponentName();

    Type getType();

    boolean isComponentEnabled();

    void setComponentEnabled(boolean enabled);

    int getComponentPosition();

    void setComponentPosition(int position);
}
