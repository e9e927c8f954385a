package org.deltarad.dicom;

/** Value representations (PS3.5 6.2). */
public enum VR {
    AE,
    AS,
    AT,
    CS,
    DA,
    DS,
    DT,
    FD,
    FL,
    IS,
    LO,
    LT,
    OB,
    OD,
    OF,
    OL,
    OV,
    OW,
    PN,
    SH,
    SL,
    SQ,
    SS,
    ST,
    SV,
    TM,
    UC,
    UI,
    UL,
    UN,
    UR,
    US,
    UT,
    UV;

    /** Whether values are character strings. */
    public boolean isText() {
        return switch (this) {
            case AE, AS, CS, DA, DS, DT, IS, LO, LT, PN, SH, ST, TM, UC, UI, UR, UT -> true;
            default -> false;
        };
    }

    /** Whether values are binary integers of 16 to 64 bits, AT included. */
    public boolean isInteger() {
        return switch (this) {
            case AT, SL, SS, SV, UL, US, UV -> true;
            default -> false;
        };
    }

    /** Whether values are binary floating point numbers. */
    public boolean isFloat() {
        return this == FD || this == FL;
    }

    /** Whether the value is a stream of bytes or words, kept in little endian order. */
    public boolean isBulk() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, UN -> true;
            default -> false;
        };
    }
}
