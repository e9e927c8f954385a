/**
 * How fast the DICOM toolkits receive and parse, beside dcmtk and Orthanc, all in one run: start at {@link
 * org.deltarad.node.bench.dimse.DimseBench}. {@code node.cli} has its command, {@code deltarad bench dimse}.
 */
package org.deltarad.node.bench.dimse;
