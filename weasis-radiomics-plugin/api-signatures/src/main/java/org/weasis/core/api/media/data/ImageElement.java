package org.weasis.core.api.media.data;

/** Signature only: an image. */
public class ImageElement extends MediaElement {}
