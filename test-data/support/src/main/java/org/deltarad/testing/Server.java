package org.deltarad.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A program that listens on a port, ended with the test. */
public final class Server implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Process process;
    private final int port;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Thread reader;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
        this.reader = new Thread(this::listenToIt, "output of a server");
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a program and waits until its port takes connections; the test is skipped, and says so, where it is not
     * installed.
     *
     * @param port      that the program is told to listen on, see {@link FreePort}
     * @param program   name to be found in PATH, or absolute path
     * @param arguments as their {@code toString} gives them
     */
    public static Server start(int port, String program, Object... arguments) throws IOException {
        Server server = new Server(ExternalProgram.start(program, arguments), port);
        long start = System.nanoTime();
        while (!server.listens()) {
            if (!server.process.isAlive()) {
                server.close();
                throw new AssertionError(program + " ended: " + server.output());
            }
            if (System.nanoTime() - start > PATIENCE) {
                server.close();
                throw new AssertionError(program + " does not listen on port " + port + ": " + server.output());
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return server;
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private void listenToIt() {
        try (InputStream in = process.getInputStream()) {
            byte[] chunk = new byte[8192];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                synchronized (said) {
                    said.write(chunk, 0, n);
                }
            }
        } catch (IOException ended) {
            return; // as streams of a process do when it is ended
        }
    }

    /** The port. */
    public int port() {
        return port;
    }

    /** What it printed so far, standard error included; after {@link #close} all of it. */
    public String output() {
        synchronized (said) {
            return said.toString(StandardCharsets.ISO_8859_1);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        try {
            reader.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
