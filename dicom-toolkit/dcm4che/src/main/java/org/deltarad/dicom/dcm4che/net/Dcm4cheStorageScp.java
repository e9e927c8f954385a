package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.net.StorageScp;

/** Storage and verification SCP, and the listener's side of storage commitment. */
public final class Dcm4cheStorageScp implements StorageScp {
    private static final int BACKLOG = 64;

    private final DatasetCodec codec;

    public Dcm4cheStorageScp(DatasetCodec codec) {
        this.codec = codec;
    }

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
        ScpListener listener = new ScpListener(server, options, handler, codec);
        listener.start();
        return listener;
    }
}
