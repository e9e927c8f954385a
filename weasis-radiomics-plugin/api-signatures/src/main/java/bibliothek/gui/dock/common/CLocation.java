package bibliothek.gui.dock.common;

/** Signature only. */
public abstract class CLocation {}
