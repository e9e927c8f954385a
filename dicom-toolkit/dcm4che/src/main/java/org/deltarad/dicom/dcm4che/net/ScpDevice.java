package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import org.dcm4che3.net.ApplicationEntity;
import org.dcm4che3.net.Connection;
import org.dcm4che3.net.Device;
import org.dcm4che3.net.TCPProtocolHandler;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.net.AdmissionDesk;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.provider.AcceptancePolicy;

/**
 * dcm4che's Device for a port: one connection, one application entity for every title, as the desk judges titles. Sockets
 * are accepted by us and handed to dcm4che's protocol handler, as its own listener ends for good at the first connection
 * that the system cannot give it.
 */
final class ScpDevice {
    private static final String ANY_TITLE = "*";

    /** The longest variable field of a P-DATA-TF that we send. */
    static final int SEND_LENGTH = (1 << 17) - 6;

    /** The least that a peer may ask for: a PDV's header and a value of even length. */
    static final int MIN_SEND_LENGTH = 8;

    private static final TCPProtocolHandler DICOM = protocolHandler();

    private final Connection connection = new Connection();
    private final GuardedSocket.Terms terms;
    private final Optional<Duration> tlsHandshake;

    ScpDevice(
            StorageScp.Options options,
            StorageScp.Handler handler,
            AdmissionDesk desk,
            DatasetCodec codec,
            ExecutorService threads) {
        this.terms = new GuardedSocket.Terms(options.timeouts(), options.maxPduLength(), codec, threads);
        this.tlsHandshake =
                options.admission().tls().map(tls -> options.timeouts().connect());
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
        connection.setPackPDV(false); // a PDV that begins at the end of a PDU makes it too long
        connection.setSocketCloseDelay(Connection.NO_TIMEOUT);
        connection.setMaxOpsInvoked(Connection.SYNCHRONOUS_MODE);
        connection.setMaxOpsPerformed(Connection.SYNCHRONOUS_MODE);
    }

    /** The one that dcm4che has for DICOM, which it shows only when another takes its place. */
    private static synchronized TCPProtocolHandler protocolHandler() {
        TCPProtocolHandler dicom = Connection.unregisterTCPProtocolHandler(Connection.Protocol.DICOM);
        Connection.registerTCPProtocolHandler(Connection.Protocol.DICOM, dicom);
        return dicom;
    }

    /** What dcm4che is to read from and write to, after the TLS handshake where there is one. */
    GuardedSocket guarded(Socket socket, ScpSession session) throws IOException {
        socket.setTcpNoDelay(true);
        Socket channel = tlsHandshake.isPresent() ? TlsLayer.accept(connection, socket, tlsHandshake.get()) : socket;
        return new GuardedSocket(socket, channel, Phase.REQUEST_DUE, terms, session);
    }

    /** Gives a connection to dcm4che, whose association closes it. */
    void associate(GuardedSocket guarded) throws IOException {
        DICOM.onAccept(connection, guarded);
    }
}
