package org.weasis.core.api.media.data;

/** Signature only: a patient, a study or a series. */
public interface MediaSeriesGroup extends Taggable {}
