package org.deltarad.dicom;

/** An attribute that is missing, empty or not of the kind that was asked for. */
public class AttributeException extends DicomException {
    private static final long serialVersionUID = 1;
    private final int tag;

    public AttributeException(int tag, String problem) {
        super(DataDictionary.name(tag) + " " + problem);
        this.tag = tag;
    }

    /** The attribute's tag. */
    public int tag() {
        return tag;
    }
}
