/**
 * How fast images and masks become arrays ({@code deltarad bench imaging}). {@link
 * org.deltarad.node.bench.imaging.ImagingBench} prints the table; a row is an {@link
 * org.deltarad.node.bench.imaging.ImagingRow}, listed in {@link org.deltarad.node.bench.imaging.ImagingBench#rows()}.
 */
package org.deltarad.node.bench.imaging;
