package org.deltarad.node.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.deltarad.node.soak.scenario.Outcome;
import org.deltarad.node.soak.scenario.Scale;
import org.deltarad.node.soak.scenario.Scenario;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The short form of {@code deltarad soak}; the table is printed at the end. Left out: {@code load}, which measures instances per
 * second beside other receivers and needs a machine of its own.
 */
class ReliabilityTest {
    private static final long SEED = 1;
    private static final List<String> LEFT_OUT = List.of("load");
    private static final List<Soak.Row> ROWS = new ArrayList<>();

    @TempDir
    Path folder;

    static List<Scenario> scenarios() {
        System.out.println("left out: " + LEFT_OUT + ": measures rates. deltarad soak --only NAME runs them");
        return Scenario.all().stream().filter(s -> !LEFT_OUT.contains(s.name())).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void nothingIsLostAndNothingIsDoneTwice(Scenario scenario) throws Exception {
        Soak.Row row = new Soak(folder, Scale.SHORT, SEED, line -> {}).run(scenario);
        ROWS.add(row);
        if (row.outcome() instanceof Outcome.LeftOut l) {
            System.out.println("left out: " + scenario.name() + ": " + l.reason());
            Assumptions.abort(l.reason());
        }
        assertThat(row.isGood()).as(SoakTable.text(row)).isTrue();
    }

    @AfterAll
    static void print() {
        System.out.println(new SoakTable(ROWS).text());
    }
}
