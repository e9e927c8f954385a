package org.deltarad.report.sr;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.deltarad.report.code.Code;

/** The value of a content item, one kind per Value Type (PS3.3 C.17.3.2.1). */
sealed interface Value {
    /** CONTAINER; the template's identifier in DCMR, where the container begins one. */
    record Container(Optional<String> templateId) implements Value {}

    /** TEXT, not empty. */
    record Text(String text) implements Value {}

    /** CODE. */
    record Coded(Code code) implements Value {}

    /** NUM; NaN and infinities are carried by a Numeric Value Qualifier, then the unit is not. */
    record Num(double number, Code unit, Optional<Code> qualifier) implements Value {
        /** Without a qualifier but the one that a number which is not finite needs. */
        Num(double number, Code unit) {
            this(number, unit, Optional.empty());
        }
    }

    /** UIDREF. */
    record Uid(String uid) implements Value {}

    /** DATE. */
    record Date(LocalDate date) implements Value {}

    /** TIME. */
    record Time(LocalTime time) implements Value {}

    /** DATETIME, as DT is written (PS3.5 6.2). */
    record DateTime(String text) implements Value {}

    /** PNAME, as PN is written. */
    record Person(String name) implements Value {}

    /** IMAGE; segments of a SEG and frames, from 1, where it refers to some only. */
    record Image(String sopClassUid, String sopInstanceUid, List<Integer> segments, List<Integer> frames)
            implements Value {
        public Image {
            segments = List.copyOf(segments);
            frames = List.copyOf(frames);
        }

        /** An image as a whole. */
        Image(String sopClassUid, String sopInstanceUid) {
            this(sopClassUid, sopInstanceUid, List.of(), List.of());
        }

        /** A segment of a SEG. */
        Image(String sopClassUid, String sopInstanceUid, int segment) {
            this(sopClassUid, sopInstanceUid, List.of(segment), List.of());
        }
    }

    /**
     * SCOORD or SCOORD3D.
     *
     * @param graphicType         such as POLYGON
     * @param data                column and row of each point in an image, from 0, or x, y, z in mm
     * @param frameOfReferenceUid of SCOORD3D; empty for SCOORD
     */
    record Coordinates(String graphicType, List<Double> data, Optional<String> frameOfReferenceUid) implements Value {
        public Coordinates {
            data = List.copyOf(data);
        }
    }

    /** A value that is not read: of another Value Type, or damaged. */
    record Unread(String valueType) implements Value {}

    /** COMPOSITE. */
    record Composite(String sopClassUid, String sopInstanceUid) implements Value {}

    /** A by-reference relationship: the target's position at each level, from the root's 1 (PS3.3 C.17.3.2.5). */
    record Reference(List<Integer> path) implements Value {
        public Reference {
            path = List.copyOf(path);
        }
    }
}
