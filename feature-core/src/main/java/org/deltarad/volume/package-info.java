/**
 * Images and masks as arrays on a grid in patient coordinates. Everything else in feature-core reads these values;
 * start at {@link org.deltarad.volume.Volume}.
 */
package org.deltarad.volume;
