package org.deltarad.report.measurement;

import java.util.List;
import java.util.Optional;
import org.deltarad.report.code.Code;

/**
 * A name and its value in words or as a code.
 *
 * @param name  Concept Name
 * @param code  the code, of a CODE
 * @param text  the text; of a CODE its meaning
 * @param below what it is modified by or has as properties, numbers as text with their unit
 */
public record Evaluation(Code name, Optional<Code> code, String text, List<Evaluation> below) {
    public Evaluation {
        below = List.copyOf(below);
    }

    /** A code. */
    public static Evaluation of(Code name, Code value, List<Evaluation> below) {
        return new Evaluation(name, Optional.of(value), value.meaning(), below);
    }

    /** A text. */
    public static Evaluation of(Code name, String text, List<Evaluation> below) {
        return new Evaluation(name, Optional.empty(), text, below);
    }
}
