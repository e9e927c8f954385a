package org.deltarad.testdata;

/** The two kinds of object that carry a tumour mask. */
public enum MaskForm {
    /** RT Structure Set Storage, in {@code RTSTRUCT.dcm}. */
    RTSTRUCT,
    /** Segmentation Storage, in {@code SEG.dcm}. */
    SEG
}
