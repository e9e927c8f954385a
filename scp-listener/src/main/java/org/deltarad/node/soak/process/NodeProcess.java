package org.deltarad.node.soak.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node in a process of its own, which ends with this one. */
public final class NodeProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("DICOM on port (\\d+), https?://.*:(\\d+)/");
    private static final long START_SECONDS = 120;
    private static final long STOP_SECONDS = 60;

    private final Launch launch;
    private final Process process;
    private final CompletableFuture<Ports> ports = new CompletableFuture<>();
    private final Thread lastResort;

    private NodeProcess(Launch launch) throws IOException {
        this.launch = launch;
        this.process = launch.start();
        this.lastResort = new Thread(this::killAll, "kill node");
        Runtime.getRuntime().addShutdownHook(lastResort);
        Thread reader = new Thread(this::read, "output of a node");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a node; it may not listen yet. */
    public static NodeProcess launch(Launch launch) throws IOException {
        return new NodeProcess(launch);
    }

    /** Starts a node and waits until it listens. */
    public static NodeProcess start(Launch launch) throws IOException, InterruptedException {
        NodeProcess node = new NodeProcess(launch);
        try {
            node.ports();
            return node;
        } catch (IOException | InterruptedException e) {
            node.close();
            throw e;
        }
    }

    /** The ports bound. */
    public record Ports(int dicom, int http) {}

    private void read() {
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                Matcher m = READY.matcher(line);
                if (m.find()) {
                    ports.complete(new Ports(Integer.parseInt(m.group(1)), Integer.parseInt(m.group(2))));
                }
            }
        } catch (IOException killed) {
            // What it said until then was read.
        }
        ports.completeExceptionally(new IOException("the node ended before it listened; see " + launch.log()));
    }

    /**
     * Waits until it listens.
     *
     * @throws IOException when it ends before, or does not within two minutes
     */
    public Ports ports() throws IOException, InterruptedException {
        try {
            return ports.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new IOException("the node did not listen within " + START_SECONDS + " s; see " + launch.log(), e);
        }
    }

    /** Whether it listens by now. */
    public boolean isReady() {
        return ports.isDone() && !ports.isCompletedExceptionally();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** Its process, or that of its wrapper. */
    public long pid() {
        return process.pid();
    }

    /** SIGKILL, to it and to what runs it; returns when it is gone. */
    public void kill() throws InterruptedException {
        killAll();
        process.waitFor();
        forgetLastResort();
    }

    private void killAll() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /**
     * SIGTERM, and waits for its end.
     *
     * @return its exit code
     * @throws IOException when it does not end within a minute
     */
    public int stop() throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("the node did not stop within " + STOP_SECONDS + " s");
        }
        forgetLastResort();
        return process.exitValue();
    }

    @Override
    public void close() {
        killAll();
        forgetLastResort();
    }

    private void forgetLastResort() {
        try {
            Runtime.getRuntime().removeShutdownHook(lastResort);
        } catch (IllegalStateException shuttingDown) {
            killAll();
        }
    }
}
