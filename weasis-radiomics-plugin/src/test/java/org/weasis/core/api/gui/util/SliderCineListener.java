package org.weasis.core.api.gui.util;

/** Stand-in: remembers its value. */
public class SliderCineListener extends SliderChangeListener {
    private int value;

    @Override
    public void setSliderValue(int value) {
        this.value = value;
    }

    public int value() {
        return value;
    }
}
