package org.deltarad.node.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/** What a node needs to take work, each with a check that says what is wrong. Not ready until all are there. Thread safe. */
public final class Readiness {
    private final Map<String, Supplier<Optional<String>>> checks = new ConcurrentSkipListMap<>();
    private volatile boolean complete;

    /**
     * Adds a check.
     *
     * @param problem what is wrong; empty when nothing is
     */
    public Readiness add(String name, Supplier<Optional<String>> problem) {
        checks.put(name, problem);
        return this;
    }

    /** Says that all checks are there: the start is over. */
    public void complete() {
        complete = true;
    }

    /** A line for each check. */
    record Answer(boolean ready, List<String> lines) {}

    Answer ask() {
        List<String> lines = new ArrayList<>();
        boolean ready = complete;
        if (!complete) {
            lines.add("node: is starting");
        }
        for (Map.Entry<String, Supplier<Optional<String>>> check : checks.entrySet()) {
            Optional<String> problem = ask(check.getValue());
            ready &= problem.isEmpty();
            lines.add(check.getKey() + ": " + problem.orElse("ok"));
        }
        return new Answer(ready, lines);
    }

    private static Optional<String> ask(Supplier<Optional<String>> check) {
        try {
            return check.get();
        } catch (RuntimeException e) {
            return Optional.of("cannot be checked (" + e.getClass().getSimpleName() + ")");
        }
    }
}
