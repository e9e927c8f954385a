/**
 * From stored values to measured ones: Modality LUT (PS3.3 C.11.1), Real World Value Mapping (C.7.6.16.2.11), SUV by body
 * weight (QIBA), Philips' scale slope; which voxels are padding (C.7.5.1.1.2) and whether compression was lossy. Reads
 * frames as {@code node.imaging.series} gives them and says nothing about where they are. Start at {@link
 * org.deltarad.node.imaging.values.SeriesValues}; {@link org.deltarad.node.imaging.MeasuredValues} keeps what was applied.
 */
package org.deltarad.node.imaging.values;
