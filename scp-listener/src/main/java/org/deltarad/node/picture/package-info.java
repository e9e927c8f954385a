/** Pictures of results for people: {@link org.deltarad.node.picture.DeltaChart}. Reads values, writes PNG; no DICOM. */
package org.deltarad.node.picture;
