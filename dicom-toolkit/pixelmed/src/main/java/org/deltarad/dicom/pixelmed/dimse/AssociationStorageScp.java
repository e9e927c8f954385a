package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.deltarad.dicom.net.StorageScp;

/** Storage and verification SCP: a thread for the port, one for each connection. */
public final class AssociationStorageScp implements StorageScp {
    private static final int BACKLOG = 64;

    @Override
    public Listener listen(Options options, Handler handler) throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(options.bindAddress(), options.port()), BACKLOG);
        } catch (IOException e) {
            server.close();
            throw new IOException(
                    "cannot listen on " + options.bindAddress() + ":" + options.port() + ": " + e.getMessage()
                            + "; is another program using the port?",
                    e);
        }
        ScpListener listener = new ScpListener(server, options, handler);
        listener.start();
        return listener;
    }
}
