package bibliothek.gui.dock.common;

/** Signature only. */
public class DefaultSingleCDockable {
    protected DefaultSingleCDockable() {}
}
