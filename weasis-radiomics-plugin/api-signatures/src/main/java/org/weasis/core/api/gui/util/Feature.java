package org.weasis.core.api.gui.util;

/** Signature only: the key of an action. */
public abstract class Feature<T> {
    protected Feature() {}

    /** Signature only. */
    public static final class SliderCineListenerValue extends Feature<SliderCineListener> {}
}
