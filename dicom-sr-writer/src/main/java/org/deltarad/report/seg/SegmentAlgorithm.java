package org.deltarad.report.seg;

/** How a segment was made: Segment Algorithm Type and Name (PS3.3 C.8.20.4). */
public sealed interface SegmentAlgorithm {
    /** Drawn by a person. */
    record Manual() implements SegmentAlgorithm {}

    /** Made by a program and corrected by a person. */
    record SemiAutomatic(String name) implements SegmentAlgorithm {}

    /** Made by a program. */
    record Automatic(String name) implements SegmentAlgorithm {}
}
