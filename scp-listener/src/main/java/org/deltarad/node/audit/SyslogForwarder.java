package org.deltarad.node.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.deltarad.node.audit.AuditJournal.Line;
import org.deltarad.node.audit.AuditJournal.Position;
import org.deltarad.node.config.AuditConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the journal to an audit repository, at its own pace: while the repository is away the journal waits. Syslog has no
 * answers, so that a message counts as taken when its connection stands some time after it; after a break the ones before
 * that are sent again: each arrives at least once.
 */
final class SyslogForwarder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyslogForwarder.class);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration TAKEN = Duration.ofSeconds(2);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
    private static final int MOST_IN_FLIGHT = 10_000;

    private final AuditJournal journal;
    private final Path positionFile;
    private final AuditConfig.Syslog target;
    private final Optional<SSLContext> tls;
    private final SyslogMessage syslog;
    private final Thread thread;
    private volatile boolean stopping;
    private volatile Position taken;
    private Duration pause = FIRST_PAUSE;

    private record Sent(Position next, long nanoTime) {}

    /**
     * @param positionFile keeps how far the repository has it
     * @param tls          for TLS
     */
    SyslogForwarder(
            AuditJournal journal,
            Path positionFile,
            AuditConfig.Syslog target,
            Optional<SSLContext> tls,
            SyslogMessage syslog)
            throws IOException {
        this.journal = journal;
        this.positionFile = positionFile;
        this.target = target;
        this.tls = tls;
        this.syslog = syslog;
        this.taken = load(positionFile);
        this.thread = new Thread(this::run, "audit");
        thread.setDaemon(true);
        thread.start();
    }

    /** How far the repository has it. */
    Position taken() {
        return taken;
    }

    private void run() {
        boolean complained = false;
        while (!stopping) {
            try (SyslogConnection connection = SyslogConnection.open(target, tls)) {
                if (complained) {
                    LOG.info("The audit repository {} is there again", target);
                    complained = false;
                }
                pump(connection);
            } catch (IOException e) {
                if (!complained && !stopping) {
                    LOG.warn(
                            "The audit repository {} does not take messages: {}; they wait on disk",
                            target,
                            e.getMessage());
                    complained = true;
                }
                rest();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void rest() {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
        }
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    }

    private void pump(SyslogConnection connection) throws IOException, InterruptedException {
        Deque<Sent> inFlight = new ArrayDeque<>();
        Position at = taken;
        while (!stopping) {
            if (!connection.isOpen()) {
                throw new IOException("the connection was closed by the other side");
            }
            Optional<Line> line = inFlight.size() < MOST_IN_FLIGHT ? journal.read(at) : Optional.empty();
            if (line.isPresent()) {
                connection.send(syslog, line.get().text());
                at = line.get().next();
                inFlight.add(new Sent(at, System.nanoTime()));
            } else {
                journal.await(LOOK);
            }
            settle(inFlight);
        }
    }

    /** Notes what was sent long enough ago on a connection that still stands. */
    private void settle(Deque<Sent> inFlight) throws IOException {
        Position latest = null;
        while (!inFlight.isEmpty() && System.nanoTime() - inFlight.peek().nanoTime() > TAKEN.toNanos()) {
            latest = inFlight.poll().next();
        }
        if (latest != null) {
            taken = latest;
            pause = FIRST_PAUSE;
            save(latest);
        }
    }

    private void save(Position p) throws IOException {
        Path part = positionFile.resolveSibling(positionFile.getFileName() + ".part");
        Files.writeString(part, p.file() + " " + p.offset(), StandardCharsets.US_ASCII);
        Files.move(part, positionFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Position load(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Position.START;
        }
        String[] parts =
                Files.readString(file, StandardCharsets.US_ASCII).strip().split(" ", -1);
        boolean whole = parts.length == 2 && parts[1].matches("\\d{1,18}");
        return whole ? new Position(parts[0], Long.parseLong(parts[1])) : Position.START;
    }

    /** Stops; what was not taken is sent after the next start. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(LOOK.multipliedBy(4).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
