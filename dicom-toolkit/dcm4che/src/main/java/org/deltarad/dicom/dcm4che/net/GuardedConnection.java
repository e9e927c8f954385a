package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import org.dcm4che3.net.Connection;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.AssociationException.Reason;
import org.deltarad.dicom.net.RemoteAe;

/** dcm4che's Connection of an SCU, whose sockets are guarded; every address of the peer is tried. */
final class GuardedConnection extends Connection {
    private static final long serialVersionUID = 1;

    private final transient RemoteAe peer;
    private final transient GuardedSocket.Terms terms;

    GuardedConnection(RemoteAe peer, GuardedSocket.Terms terms) {
        this.peer = peer;
        this.terms = terms;
        ScpDevice.configure(this, terms.maxLength());
    }

    /** A peer that there is no way to. */
    static final class UnreachableException extends IOException {
        private static final long serialVersionUID = 1;

        UnreachableException(String sentence, Throwable cause) {
            super(sentence, cause);
        }

        AssociationException of(RemoteAe peer) {
            return new AssociationException(peer, Reason.UNREACHABLE, getMessage(), this);
        }
    }

    @Override
    public Socket connect(Connection remote) throws IOException {
        Socket plain = connected();
        try {
            plain.setTcpNoDelay(true);
            Socket channel = peer.tls().isPresent()
                    ? TlsLayer.connect(this, plain, peer.host(), peer.timeouts().connect())
                    : plain;
            return new GuardedSocket(plain, channel, Phase.ANSWER_DUE, terms, new GuardedSocket.Owner() {});
        } catch (AssociationEnd e) {
            GuardedSocket.quietly(plain);
            throw new UnreachableException(e.getMessage() + "; check the certificates", e);
        } catch (IOException e) {
            GuardedSocket.quietly(plain);
            throw e;
        }
    }

    private Socket connected() throws UnreachableException {
        IOException last = null;
        for (InetAddress address : addresses()) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, peer.port()), (int)
                        peer.timeouts().connect().toMillis());
                return socket;
            } catch (IOException e) {
                last = e;
                GuardedSocket.quietly(socket);
            }
        }
        throw unreachable(last);
    }

    private InetAddress[] addresses() throws UnreachableException {
        try {
            return InetAddress.getAllByName(peer.host());
        } catch (UnknownHostException e) {
            throw unreachable(e);
        }
    }

    private static UnreachableException unreachable(IOException e) {
        return new UnreachableException("cannot be reached (" + e + "); check host, port and whether it runs", e);
    }
}
