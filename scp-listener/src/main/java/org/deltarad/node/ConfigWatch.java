package org.deltarad.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.deltarad.node.config.ConfigDifference;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.config.NodeConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the configuration file while the node runs: whom the DICOM port lets in follows it at once. Other keys that
 * changed are named as needing a restart; a file with an error changes nothing.
 */
public final class ConfigWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigWatch.class);

    /** Keys of {@link Node#admit}. */
    private static final Set<String> ADMISSION =
            Set.of("dicom.callingAets", "dicom.addresses", "dicom.maxAssociations", "dicom.maxPerPeer");

    private final Path file;
    private final NodeConfig started;
    private final Consumer<NodeConfig> admit;
    private final ScheduledExecutorService timer;
    private NodeConfig current;
    private String seen;
    private String before;
    private Optional<String> unreadable = Optional.empty();

    /**
     * @param file    that the node's configuration was read from
     * @param started the configuration that the node runs on
     * @param admit   applies what a configuration says of admission
     */
    public ConfigWatch(Path file, NodeConfig started, Consumer<NodeConfig> admit) {
        this.file = file;
        this.started = started;
        this.admit = admit;
        this.current = started;
        this.seen = "";
        this.before = "";
        this.timer = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "configuration");
            t.setDaemon(true);
            return t;
        });
    }

    /** Looks again and again. */
    public ConfigWatch every(Duration pause) {
        var unused = timer.scheduleWithFixedDelay(this::look, 0, pause.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** A text counts once two looks in a row find it: half a saved file may be a valid configuration that admits anybody. */
    private void look() {
        try {
            String text = Files.readString(file);
            unreadable = Optional.empty();
            boolean settled = text.equals(before);
            before = text;
            if (settled && !text.equals(seen)) {
                seen = text;
                take(ConfigReader.parse(text, file.toAbsolutePath().normalize()));
            }
        } catch (ConfigException e) {
            LOG.error("The configuration is not taken, the running one stays: {}", e.getMessage());
        } catch (IOException e) {
            if (!unreadable.equals(Optional.of(e.toString()))) {
                LOG.error("The configuration cannot be read, the running one stays: {}", e.toString());
            }
            unreadable = Optional.of(e.toString());
        } catch (RuntimeException e) {
            LOG.error("The configuration cannot be taken, the running one stays", e);
        }
    }

    private void take(NodeConfig next) {
        List<String> changed = ConfigDifference.between(current, next);
        current = next;
        List<String> now = changed.stream().filter(ADMISSION::contains).toList();
        if (!now.isEmpty()) {
            admit.accept(next);
            LOG.info("{} changed and hold from the next association on", String.join(", ", now));
        }
        List<String> restart = ConfigDifference.between(started, next).stream()
                .filter(key -> !ADMISSION.contains(key))
                .toList();
        if (!restart.isEmpty() && !changed.isEmpty()) {
            LOG.warn("{} differ from what the node started with; a restart is needed", String.join(", ", restart));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
