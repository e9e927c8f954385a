package org.weasis.core.api.gui.util;

/** Signature only: the actions of image viewers. */
public class ActionW {
    public static final Feature.SliderCineListenerValue SCROLL_SERIES = new Feature.SliderCineListenerValue();

    protected ActionW() {}
}
