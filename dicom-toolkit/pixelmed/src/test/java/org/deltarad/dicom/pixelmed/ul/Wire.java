package org.deltarad.dicom.pixelmed.ul;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;

/** A transport connection to a socket that a test plays the peer with. */
record Wire(Transport ours, Socket peer) implements AutoCloseable {
    static Wire open(Duration silence) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket peer = new Socket(server.getInetAddress(), server.getLocalPort());
            return new Wire(new Transport(server.accept(), silence), peer);
        }
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
