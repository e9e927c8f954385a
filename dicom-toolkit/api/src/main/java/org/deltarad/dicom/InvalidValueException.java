package org.deltarad.dicom;

/** A value that an attribute of ours must not have (PS3.5 6.2); the message names the attribute's keyword. */
public class InvalidValueException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final int tag;

    public InvalidValueException(int tag, String problem) {
        super(DataDictionary.name(tag) + " " + problem);
        this.tag = tag;
    }

    /** The attribute's tag. */
    public int tag() {
        return tag;
    }
}
