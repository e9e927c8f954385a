package org.deltarad.dicom.pixelmed.ul;

/** A presentation context that was accepted. */
public record PresentationContext(int id, String abstractSyntax, String transferSyntax) {}
