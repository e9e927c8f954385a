package org.deltarad.report.measurement;

import java.util.List;
import java.util.Optional;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.code.Code;

/**
 * What was measured on.
 *
 * @param name     Concept Name, such as Referenced Segment; empty where the report gives none
 * @param kind     what it refers to
 * @param instance the SEG, RTSTRUCT or image; its study and series are empty where the evidence does not list it
 * @param series   Series Instance UID, of a source series
 * @param segments Segment Numbers
 * @param frames   frame numbers, from 1
 * @param graphic  contour or point
 */
public record RegionReference(
        Optional<Code> name,
        Kind kind,
        Optional<InstanceReference> instance,
        String series,
        List<Integer> segments,
        List<Integer> frames,
        Optional<Graphic> graphic) {
    public RegionReference {
        segments = List.copyOf(segments);
        frames = List.copyOf(frames);
    }

    /** What is referred to. */
    public enum Kind {
        /** A segment of a SEG. */
        SEGMENT,
        /** An image. */
        IMAGE,
        /** Coordinates, in an image or in space. */
        COORDINATES,
        /** Another object, such as an RTSTRUCT. */
        OBJECT,
        /** A series. */
        SERIES
    }

    /**
     * @param type                Graphic Type, such as POLYGON
     * @param points              column, row of each point in pixels, or x, y, z in mm (LPS)
     * @param frameOfReferenceUid of coordinates in space; empty for those in an image
     */
    public record Graphic(String type, List<Double> points, String frameOfReferenceUid) {
        public Graphic {
            points = List.copyOf(points);
        }
    }
}
