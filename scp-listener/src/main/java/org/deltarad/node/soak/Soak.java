package org.deltarad.node.soak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.deltarad.node.demo.FolderTree;
import org.deltarad.node.soak.scenario.Outcome;
import org.deltarad.node.soak.scenario.Scale;
import org.deltarad.node.soak.scenario.Scenario;
import org.deltarad.node.soak.scenario.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs scenarios one after the other, each in a folder of its own.
 *
 * @param folder holds them; a scenario's is deleted when it has passed
 * @param scale  how much is done
 * @param seed   of all that is random
 * @param say    takes lines of progress
 */
public record Soak(Path folder, Scale scale, long seed, Consumer<String> say) {
    private static final Logger LOG = LoggerFactory.getLogger(Soak.class);

    /** One line of the table. */
    public record Row(Scenario scenario, Outcome outcome, double seconds) {
        /** Whether nothing is wrong: it passed, or cannot be done here. */
        public boolean isGood() {
            return outcome instanceof Outcome.LeftOut || (outcome instanceof Outcome.Judged j && j.passed());
        }
    }

    /** Runs them; one that does not come to its end keeps no other from running. */
    public List<Row> run(List<Scenario> scenarios) throws IOException, InterruptedException {
        List<Row> rows = new ArrayList<>();
        for (Scenario s : scenarios) {
            rows.add(run(s));
        }
        return rows;
    }

    /** Runs one. */
    public Row run(Scenario scenario) throws IOException, InterruptedException {
        Path own = folder.resolve(scenario.name());
        FolderTree.delete(own);
        Files.createDirectories(own);
        long start = System.nanoTime();
        Outcome outcome = outcome(scenario, new Stage(own, seed, scale, say));
        Row row = new Row(scenario, outcome, (System.nanoTime() - start) * 1e-9);
        if (row.isGood()) {
            FolderTree.delete(own);
        }
        return row;
    }

    private static Outcome outcome(Scenario scenario, Stage stage) throws InterruptedException {
        try {
            return scenario.run(stage);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            LOG.error("Scenario {} did not come to its end", scenario.name(), e);
            return new Outcome.Broken(e.getClass().getSimpleName() + ": " + e.getMessage());
        }
    }
}
