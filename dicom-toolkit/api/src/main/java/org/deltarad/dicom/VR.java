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

    /** Whether a backslash is part of the one text, not a delimiter of values. */
    public boolean isSingleText() {
        return switch (this) {
            case LT, ST, UR, UT -> true;
            default -> false;
        };
    }

    /** Whether Specific Character Set applies (PS3.5 6.1.2.2). */
    public boolean usesCharacterSet() {
        return switch (this) {
            case LO, LT, PN, SH, ST, UC, UT -> true;
            default -> false;
        };
    }

    /** Whether the length has 16 bits in explicit VR (PS3.5 table 7.1-2). */
    public boolean hasShortLength() {
        return switch (this) {
            case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> false;
            default -> true;
        };
    }

    /**
     * Bytes that byte ordering turns around together (PS3.5 7.3): a number, a word of a stream, group or element number of
     * an AT; 1 where it does not apply.
     */
    public int wordLength() {
        return switch (this) {
            case AT, OW, SS, US -> 2;
            case FL, OF, OL, SL, UL -> 4;
            case FD, OD, OV, SV, UV -> 8;
            default -> 1;
        };
    }
}
