package org.deltarad.node.soak.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A line between the node and a peer on loopback that can be pulled, stalled or cut. The port stays the same. */
public final class FaultyLink implements AutoCloseable {
    private static final int BUFFER = 1 << 14;

    private final int to;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Fault fault;
    private volatile ServerSocket server;

    private FaultyLink(int to, Fault fault) throws IOException {
        this.to = to;
        this.fault = fault;
        this.server = bound(0);
        this.port = server.getLocalPort();
        if (fault instanceof Fault.Down) {
            server.close();
        } else {
            accept();
        }
    }

    /** A line to a loopback port, with a fault from the start on. */
    public static FaultyLink to(int port, Fault fault) throws IOException {
        return new FaultyLink(port, fault);
    }

    /** What is wrong with a line. */
    public sealed interface Fault {
        /** Nothing. */
        record None() implements Fault {}

        /** Connections are refused. */
        record Down() implements Fault {}

        /** Connections are taken, and nobody ever answers. */
        record HalfOpen() implements Fault {}

        /** Each connection carries so many bytes to the peer, and then nothing, either way. */
        record Stall(long afterBytes) implements Fault {}

        /** Each connection is closed once it has carried so many bytes to the peer. */
        record Cut(long afterBytes) implements Fault {}
    }

    public int port() {
        return port;
    }

    /** Connections that were taken. */
    public int connections() {
        return connections.get();
    }

    /** Another fault from now on; the connections there are break. */
    public synchronized void set(Fault other) throws IOException {
        fault = other;
        dropConnections();
        if (other instanceof Fault.Down) {
            server.close();
        } else if (server.isClosed()) {
            server = bound(port);
            accept();
        }
    }

    private static ServerSocket bound(int port) throws IOException {
        ServerSocket s = new ServerSocket();
        s.setReuseAddress(true);
        s.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return s;
    }

    private void accept() {
        ServerSocket mine = server;
        start(() -> {
            while (!mine.isClosed()) {
                try {
                    join(mine.accept());
                } catch (IOException closed) {
                    // By set or close; the loop ends.
                }
            }
        });
    }

    private void join(Socket from) throws IOException {
        connections.incrementAndGet();
        sockets.add(from);
        Fault f = fault;
        if (f instanceof Fault.HalfOpen) {
            return;
        }
        Socket peer = new Socket();
        sockets.add(peer);
        try {
            peer.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), to));
        } catch (IOException nobodyThere) {
            from.close();
            return;
        }
        from.setTcpNoDelay(true);
        peer.setTcpNoDelay(true);
        AtomicLong carried = new AtomicLong();
        start(() -> carry(from, peer, f, carried));
        start(() -> carryBack(peer, from, f, carried));
    }

    private void carry(Socket from, Socket peer, Fault f, AtomicLong carried) {
        long most = f instanceof Fault.Stall s
                ? s.afterBytes()
                : f instanceof Fault.Cut c ? c.afterBytes() : Long.MAX_VALUE;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = peer.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                int taken = (int) Math.min(n, most - carried.get());
                out.write(buffer, 0, taken);
                carried.addAndGet(taken);
                if (carried.get() >= most) {
                    if (f instanceof Fault.Cut) {
                        break;
                    }
                    return;
                }
            }
        } catch (IOException broken) {
            // The other direction ends with it.
        }
        drop(from, peer);
    }

    private void carryBack(Socket peer, Socket to, Fault f, AtomicLong carried) {
        try {
            InputStream in = peer.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (f instanceof Fault.Stall s && carried.get() >= s.afterBytes()) {
                    return;
                }
                out.write(buffer, 0, n);
            }
        } catch (IOException broken) {
            // The other direction ends with it.
        }
        drop(to, peer);
    }

    /** Breaks the connections that are there. */
    public void dropConnections() {
        sockets.forEach(this::drop);
    }

    private void drop(Socket... ended) {
        for (Socket s : ended) {
            sockets.remove(s);
            try {
                s.close();
            } catch (IOException alreadyBroken) {
                // It is gone either way.
            }
        }
    }

    private static void start(Runnable work) {
        Thread t = new Thread(work, "faulty link");
        t.setDaemon(true);
        t.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        dropConnections();
    }
}
