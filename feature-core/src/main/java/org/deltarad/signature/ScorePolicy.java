package org.deltarad.signature;

import java.util.EnumMap;
import java.util.Map;
import org.deltarad.signature.RangeCheck.Kind;

/**
 * What a site does with scores whose range checks fail.
 *
 * @param actions per kind of check; a kind that is not there is shown
 * @param limits  the site's own, beside those of the calibration
 */
public record ScorePolicy(Map<Kind, Action> actions, Limits limits) {
    /** All scores are shown with the reason, and nothing but the calibration limits masks and days. */
    public static final ScorePolicy SHOW = new ScorePolicy(Map.of(), Limits.NONE);

    public ScorePolicy {
        actions = Map.copyOf(actions);
    }

    /** What is done with the score. */
    public enum Action {
        /** Shown with the reason as a warning. */
        WARN,
        /** Not shown; the reason is. What cannot be checked has failed. */
        WITHHOLD
    }

    /** The same action for all kinds. */
    public static ScorePolicy all(Action action, Limits limits) {
        Map<Kind, Action> actions = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            actions.put(kind, action);
        }
        return new ScorePolicy(actions, limits);
    }

    /** Whether a check keeps a score from being shown. */
    public boolean withholds(RangeCheck check) {
        return !check.passed() && actions.getOrDefault(check.kind(), Action.WARN) == Action.WITHHOLD;
    }
}
