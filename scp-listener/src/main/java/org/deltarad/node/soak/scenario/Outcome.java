package org.deltarad.node.soak.scenario;

import java.util.List;

/** What came of a scenario. */
public sealed interface Outcome {
    /**
     * It came to its end.
     *
     * @param done  what was done to the node, with numbers
     * @param facts what was found
     * @param notes numbers beside them
     */
    record Judged(String done, List<Fact> facts, List<String> notes) implements Outcome {
        public Judged {
            facts = List.copyOf(facts);
            notes = List.copyOf(notes);
        }

        /** Whether there are facts, and all hold. */
        public boolean passed() {
            return !facts.isEmpty() && facts.stream().allMatch(Fact::holds);
        }
    }

    /** It cannot be done on this machine. */
    record LeftOut(String reason) implements Outcome {}

    /** It came to no end. */
    record Broken(String problem) implements Outcome {}
}
