package org.deltarad.dicom.dcm4che.net;

import java.util.concurrent.ExecutorService;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.net.AdmissionDesk;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.provider.AcceptancePolicy;

/** dcm4che's Device for a port: one connection, one application entity for every title, as the desk judges titles. */
final class ScpDevice {
    private static final String ANY_TITLE = "*";

    /** The longest variable field of a P-DATA-TF that we send. */
    static final int SEND_LENGTH = (1 << 17) - 6;

    private final Connection connection = new Connection();
    private final GuardedSocket.Terms terms;

    ScpDevice(
            StorageScp.Options options,
            StorageScp.Handler handler,
            AdmissionDesk desk,
            DatasetCodec codec,
            ExecutorService threads) {
        this.terms = new GuardedSocket.Terms(options.timeouts(), options.maxPduLength(), codec, threads);
        Device device = new Device("deltarad-scp");
        device.setExecutor(threads);
        device.setScheduledExecutor(Threads.timers());
        device.setAssociationHandler(new AdmissionHandler(
                desk,
                new StoragePolicy(new AcceptancePolicy(
                        options.transferSyntaxes(), handler.commitment().isPresent()))));
        device.setDimseRQHandler(new ScpService(handler, codec));
        configure(connection, options.maxPduLength());
        options.admission().tls().ifPresent(tls -> TlsLayer.configure(tls, device, connection));
        ApplicationEntity entity = new ApplicationEntity(ANY_TITLE);
        device.addConnection(connection);
        device.addApplicationEntity(entity);
        entity.setAssociationAcceptor(true);
        entity.addConnection(connection);
    }

    /** PDU lengths, and no timeouts: {@link GuardedSocket} keeps them. */
    static void configure(Connection connection, int receiveLength) {
        connection.setReceivePDULength(receiveLength);
        connection.setSendPDULength(SEND_LENGTH);
        connection.setSocketCloseDelay(Connection.NO_TIMEOUT);
        connection.setMaxOpsInvoked(Connection.SYNCHRONOUS_MODE);
        connection.setMaxOpsPerformed(Connection.SYNCHRONOUS_MODE);
    }

    Connection connection() {
        return connection;
    }

    GuardedSocket.Terms terms() {
        return terms;
    }
}
