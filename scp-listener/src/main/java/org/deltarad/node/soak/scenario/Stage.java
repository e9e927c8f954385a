package org.deltarad.node.soak.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.deltarad.node.Node;
import org.deltarad.node.NodeException;
import org.deltarad.node.config.ConfigReader;

/**
 * Where a scenario runs.
 *
 * @param folder its own, empty
 * @param seed   of all that is random
 * @param scale  how much is done
 * @param say    takes lines of progress
 */
public record Stage(Path folder, long seed, Scale scale, Consumer<String> say) {
    private static final int PAUSE_MILLIS = 50;

    public Random random() {
        return new Random(seed);
    }

    /** Writes a node's configuration into the folder. */
    Path configuration(String name, String yaml) throws IOException {
        return Files.writeString(folder.resolve(name), yaml);
    }

    /** Starts a node in this process, with settings beside those of its ports and data folder. */
    Node node(String yaml) throws IOException, NodeException {
        return node(yaml, Clock.systemUTC());
    }

    /** Starts one whose time is that of a clock. */
    Node node(String yaml, Clock clock) throws IOException, NodeException {
        String all = "http: {port: 0}\ndata: data\nminFreeMegabytes: 1\n" + yaml;
        return Node.start(ConfigReader.parse(all, folder.resolve("node.yaml")), clock);
    }

    Path data() {
        return folder.resolve("data");
    }

    /** A condition that may fail to be looked up. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /** Waits until a condition holds; gives whether it did in time. */
    boolean await(Duration limit, Condition condition) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
