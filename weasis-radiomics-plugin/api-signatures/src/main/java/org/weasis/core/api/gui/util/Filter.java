package org.weasis.core.api.gui.util;

/** Signature only. */
public interface Filter<E> {}
