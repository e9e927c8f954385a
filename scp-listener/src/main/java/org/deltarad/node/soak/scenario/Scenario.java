package org.deltarad.node.soak.scenario;

import java.util.List;

/** One thing that goes wrong around a node. */
public sealed interface Scenario
        permits KillNine,
                DiskFull,
                PacsFaults,
                FhirFaults,
                DatabaseAway,
                ClockJump,
                Throughput,
                Hostile,
                TwoNodes,
                Access {
    /** All, in the order of the table. */
    static List<Scenario> all() {
        return List.of(
                new KillNine(),
                new DiskFull(),
                new PacsFaults(),
                new FhirFaults(),
                new DatabaseAway(),
                new ClockJump(),
                new Throughput(),
                new Hostile(),
                new TwoNodes(),
                new Access());
    }

    /** By which it is chosen on the command line. */
    String name();

    /** What goes wrong, in one line. */
    String title();

    /**
     * Lets it go wrong and come right again; no process is left when it returns.
     *
     * @throws Exception when it could not be brought to its end
     */
    Outcome run(Stage stage) throws Exception;
}
