package org.deltarad.image.resample;

import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/** An image and a mask on the same grid. */
public record ImageWithMask(Volume image, Mask mask) {}
