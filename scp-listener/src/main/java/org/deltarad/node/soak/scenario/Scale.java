package org.deltarad.node.soak.scenario;

/**
 * How much is done.
 *
 * @param whole  false: the short form, that of the tests
 * @param factor of the whole form's numbers, above 0
 */
public record Scale(boolean whole, double factor) {
    /** What a test has time for. */
    public static final Scale SHORT = new Scale(false, 1);

    public Scale {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("the scale must be above 0, was " + factor);
        }
    }

    /** A number of the short or the whole form; never less than the short form's. */
    public int of(int shortForm, int wholeForm) {
        return whole ? Math.max(shortForm, (int) Math.round(wholeForm * factor)) : shortForm;
    }
}
