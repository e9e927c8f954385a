package org.weasis.core.api.gui.util;

/** Signature only. */
public abstract class SliderCineListener extends SliderChangeListener {}
