package org.deltarad.dicom.pixelmed.ul;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import org.deltarad.dicom.net.Timeouts;

/** A transport connection to a socket that a test plays the peer with. */
record Wire(Transport ours, Socket peer) implements AutoCloseable {
    static Wire open(Timeouts timeouts) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket peer = new Socket(server.getInetAddress(), server.getLocalPort());
            peer.setSoTimeout(10_000);
            return new Wire(Transport.accepted(server.accept(), Optional.empty(), timeouts), peer);
        }
    }

    /** Time limits that are all the same. */
    static Timeouts all(Duration time) {
        return new Timeouts(time, time, time, time, time);
    }

    void peerSends(byte[] bytes) throws IOException {
        peer.getOutputStream().write(bytes);
    }

    @Override
    public void close() throws IOException {
        ours.close();
        peer.close();
    }
}
