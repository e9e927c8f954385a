/**
 * What a {@link org.deltarad.dicom.DicomToolkit} must do, as tests that know nothing of the provider: bytes, sockets and
 * the programs of others (dcmtk, gdcm, Orthanc) are the peers. A provider passes it by a test class that extends {@link
 * org.deltarad.dicom.contract.ToolkitContract}; {@code -Dgroups=codec} (or scp, tls, scu, query) runs a part of it.
 */
package org.deltarad.dicom.contract;
