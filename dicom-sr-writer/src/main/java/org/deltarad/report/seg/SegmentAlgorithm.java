package org.deltarad.report.seg;

import java.util.Optional;
import org.deltarad.report.code.Code;

/** How a segment was made: Segment Algorithm Type and Name (PS3.3 C.8.20.4). */
public sealed interface SegmentAlgorithm {
    /** Drawn by a person. */
    record Manual() implements SegmentAlgorithm {}

    /** Made by a program and corrected by a person. */
    record SemiAutomatic(String name, Optional<Identity> identity) implements SegmentAlgorithm {
        public SemiAutomatic(String name) {
            this(name, Optional.empty());
        }
    }

    /** Made by a program. */
    record Automatic(String name, Optional<Identity> identity) implements SegmentAlgorithm {
        public Automatic(String name) {
            this(name, Optional.empty());
        }
    }

    /**
     * The program (PS3.3 table 10-19, Algorithm Identification).
     *
     * @param family  Algorithm Family, of CID 7162
     * @param name    Algorithm Name
     * @param version Algorithm Version
     */
    record Identity(Code family, String name, String version) {}
}
