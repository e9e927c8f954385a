package org.weasis.core.api.media.data;

/** Signature only. */
public interface Taggable extends TagReadable {}
