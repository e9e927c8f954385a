package org.deltarad.dicom;

/**
 * A Part 10 file: what its File Meta Information says and its data set (PS3.10 7.1).
 *
 * @param transferSyntax Transfer Syntax UID of the data set as stored
 * @param dataset        the data set without groups 0000 and 0002
 */
public record DicomFile(String transferSyntax, Dataset dataset) {}
