package org.deltarad.report.measurement;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.report.code.Code;

/**
 * A NUM of a report.
 *
 * @param name       Concept Name
 * @param alias      Equivalent Meaning of Concept Name, such as a feature's name in full; may be empty
 * @param value      the number; empty where the report has none: a missing value is no zero
 * @param unit       unit of the value
 * @param qualifier  Numeric Value Qualifier, such as why there is no value
 * @param modifiers  names and codes that modify the concept: Derivation, Measurement Method, Finding Site, ...
 * @param notes      names and texts below it
 * @param parameters measurements by value that it is inferred from or has as properties
 * @param sources    items that it refers to by reference
 * @param images     images that it is inferred from
 */
public record Measurement(
        Code name,
        String alias,
        Optional<Double> value,
        Code unit,
        Optional<Code> qualifier,
        List<Evaluation> modifiers,
        List<Evaluation> notes,
        List<Measurement> parameters,
        List<Source> sources,
        List<RegionReference> images) {
    public Measurement {
        modifiers = List.copyOf(modifiers);
        notes = List.copyOf(notes);
        parameters = List.copyOf(parameters);
        sources = List.copyOf(sources);
        images = List.copyOf(images);
    }

    /** The name that tells it best: the alias, else the concept's meaning. */
    public String label() {
        return alias.isEmpty() ? name.meaning() : alias;
    }

    /** This and all measurements below it. */
    public Stream<Measurement> all() {
        return Stream.concat(Stream.of(this), parameters.stream().flatMap(Measurement::all));
    }

    /**
     * An item that it refers to.
     *
     * @param path  Referenced Content Item Identifier, from the root's 1
     * @param name  its Concept Name, where there is such an item and it has one
     * @param alias its Equivalent Meaning, may be empty
     */
    public record Source(List<Integer> path, Optional<Code> name, String alias) {
        public Source {
            path = List.copyOf(path);
        }
    }
}
