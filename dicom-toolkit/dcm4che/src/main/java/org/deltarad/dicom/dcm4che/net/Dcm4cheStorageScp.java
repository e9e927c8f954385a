package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.provider.ListeningPort;

/** Storage and verification SCP, and the listener's side of storage commitment. */
public final class Dcm4cheStorageScp implements StorageScp {
    private final DatasetCodec codec;

    public Dcm4cheStorageScp(DatasetCodec codec) {
        this.codec = codec;
    }

    @Override
    public Listener listen(Options options, Handler handler) throws IOException {
        ListeningPort port = ListeningPort.bind(options);
        ScpDevice device = new ScpDevice(options, handler, port.desk(), codec, port.threads());
        port.start((socket, afterwards) -> new ScpSession(socket, device, handler, afterwards));
        return port;
    }
}
