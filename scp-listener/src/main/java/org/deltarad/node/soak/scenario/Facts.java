package org.deltarad.node.soak.scenario;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Collects what was found, and what it was found by. */
public final class Facts {
    private static final int SHOWN = 3;

    private final List<Fact> facts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** A fact that was judged elsewhere. */
    public Facts add(String expected, boolean holds, String found) {
        facts.add(new Fact(expected, found, holds));
        return this;
    }

    /** A number or text that must be this one. */
    public Facts equal(String expected, Object wanted, Object found) {
        return add(
                expected,
                wanted.equals(found),
                wanted.equals(found) ? found.toString() : found + ", expected " + wanted);
    }

    /** A list that must be empty; the first of it are shown. */
    public Facts none(String expected, Collection<String> found) {
        String shown = String.join("; ", found.stream().limit(SHOWN).toList());
        return add(
                expected,
                found.isEmpty(),
                found.isEmpty() ? "none" : found.size() + ": " + shown + (found.size() > SHOWN ? "; ..." : ""));
    }

    /** A number that must not be exceeded. */
    public Facts atMost(String expected, double limit, double found, String unit) {
        return add(expected, found <= limit, String.format(Locale.ROOT, "%.4g %s, limit %.4g", found, unit, limit));
    }

    /** A number that must be reached. */
    public Facts atLeast(String expected, long limit, long found) {
        return add(expected, found >= limit, found + ", at least " + limit);
    }

    /** A number for the reader, that nothing depends on. */
    public Facts note(String format, Object... values) {
        notes.add(String.format(Locale.ROOT, format, values));
        return this;
    }

    /** What came of a scenario in which this was done. */
    public Outcome after(String done) {
        return new Outcome.Judged(done, facts, notes);
    }
}
