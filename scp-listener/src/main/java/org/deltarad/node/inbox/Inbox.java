package org.deltarad.node.inbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.node.receive.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the files of a folder. A file is removed once it is stored, or, when it cannot be taken and has not changed for
 * long, kept in quarantine. What stops in between does no harm: the same file again is known. When disk or index take
 * nothing, files stay and are tried again.
 */
public final class Inbox implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

    /** Quiet times after which a file that is not whole is no longer waited for. */
    private static final int PATIENCE = 12;

    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(30);
    private static final int OUT_OF_RESOURCES = 0xA700;

    /** From this disk. */
    private static final Peer DISK = new Peer("", "");

    private final Path folder;
    private final Duration quiet;
    private final Intake intake;
    private final QuietFiles files;
    private final ScheduledExecutorService timer;
    private final Map<Path, Duration> refused = new HashMap<>();
    private long pausedUntil = System.nanoTime();
    private boolean missing;

    /**
     * @param folder made when it is absent
     * @param quiet  time that a file must not have changed for
     */
    public Inbox(Path folder, Duration quiet, Intake intake) throws IOException {
        this.folder = folder;
        this.quiet = quiet;
        this.intake = intake;
        this.files = new QuietFiles(folder, System::nanoTime);
        this.timer = Executors.newSingleThreadScheduledExecutor(r -> {
            Thread t = new Thread(r, "inbox");
            t.setDaemon(true);
            return t;
        });
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new IOException("inbox.folder " + folder + " is not there and cannot be made: " + e.getMessage(), e);
        }
    }

    /** Looks again and again. */
    public void start() {
        long pause = Math.max(50, Math.min(2000, quiet.toMillis() / 2));
        var unused = timer.scheduleWithFixedDelay(this::lookSafely, 0, pause, TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            if (System.nanoTime() - pausedUntil >= 0) {
                look();
                missing = false;
            }
        } catch (IOException e) {
            if (!missing) {
                LOG.error("The inbox {} cannot be read: {}", folder, e.toString());
            }
            missing = true;
        } catch (RuntimeException e) {
            LOG.error("The inbox {} cannot be worked on now", folder, e);
            pause();
        }
    }

    private void look() throws IOException {
        Map<Path, Duration> found = files.look();
        refused.keySet().retainAll(found.keySet());
        for (Map.Entry<Path, Duration> f : found.entrySet()) {
            if (Thread.currentThread().isInterrupted() || System.nanoTime() - pausedUntil < 0) {
                return;
            }
            if (isDue(f.getKey(), f.getValue())) {
                take(f.getKey(), f.getValue());
            }
        }
    }

    /** Once when it is quiet, and when it was refused then, once more at the end of patience. */
    private boolean isDue(Path file, Duration quietFor) {
        Duration before = refused.get(file);
        boolean unchanged = before != null && quietFor.compareTo(before) > 0;
        return quietFor.compareTo(unchanged ? quiet.multipliedBy(PATIENCE) : quiet) >= 0;
    }

    private void take(Path file, Duration quietFor) {
        try {
            if (Files.size(file) > intake.roomBytes()) {
                LOG.error("The inbox waits: there is no space for {}", file);
                pause();
                return;
            }
            Intake.Answer answer = intake.offer(DISK, file);
            if (!files.isUnchanged(file)) {
                return;
            }
            if (answer.isStored()) {
                Files.delete(file);
                LOG.debug("Taken from the inbox: {}", file);
            } else if (answer.status().code() == OUT_OF_RESOURCES) {
                LOG.error("The inbox waits: {}", answer.status().comment());
                pause();
            } else if (quietFor.compareTo(quiet.multipliedBy(PATIENCE)) >= 0) {
                String name = folder.relativize(file).toString();
                intake.refuse(DISK, file, answer, answer.status().comment() + " (inbox: " + name + ")");
                Files.delete(file);
            } else {
                refused.put(file, quietFor);
            }
        } catch (IOException e) {
            LOG.warn("{} of the inbox cannot be taken now: {}", file, e.toString());
        }
    }

    private void pause() {
        pausedUntil = System.nanoTime() + PAUSE_AFTER_FAILURE.toNanos();
    }

    /** Lets the file in hand end. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(5, TimeUnit.SECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
