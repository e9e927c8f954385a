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
    record Num(double number, Code unit) implements Value {}

    /** UIDREF. */
    record Uid(String uid) implements Value {}

    /** DATE. */
    record Date(LocalDate date) implements Value {}

    /** TIME. */
    record Time(LocalTime time) implements Value {}

    /** IMAGE; the segment number where it refers to a segment of a SEG. */
    record Image(String sopClassUid, String sopInstanceUid, Optional<Integer> segment) implements Value {}

    /** COMPOSITE. */
    record Composite(String sopClassUid, String sopInstanceUid) implements Value {}

    /** A by-reference relationship: the target's position at each level, from the root's 1 (PS3.3 C.17.3.2.5). */
    record Reference(List<Integer> path) implements Value {
        public Reference {
            path = List.copyOf(path);
        }
    }
}
