package org.weasis.core.api.gui.util;

/** Signature only. */
public abstract class SliderChangeListener {
    public void setSliderValue(int value) {
        throw new UnsupportedOperationException();
    }
}
