/**
 * A baseline that is not here is looked for in the archives of a site and fetched: {@link
 * org.deltarad.node.retrieve.RetrieveStep} asks each {@link org.deltarad.node.retrieve.Archive}, over DICOM or DICOMweb;
 * what comes goes the road of everything received.
 */
package org.deltarad.node.retrieve;
