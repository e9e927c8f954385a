package org.deltarad.dicom.pixelmed;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.deltarad.testing.ExternalProgram;

/** A program that listens on a port, ended with the test. */
public final class Server implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final Process process;
    private final int port;

    private Server(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a program and waits until its port takes connections. */
    public static Server start(int port, String program, Object... arguments) throws IOException {
        Server server = new Server(ExternalProgram.start(program, arguments), port);
        long start = System.nanoTime();
        while (!server.listens()) {
            if (!server.process.isAlive()) {
                String said = new String(server.process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                throw new AssertionError(program + " ended: " + said);
            }
            if (System.nanoTime() - start > PATIENCE) {
                server.close();
                throw new AssertionError(program + " does not listen on port " + port);
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

    /** The port. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
