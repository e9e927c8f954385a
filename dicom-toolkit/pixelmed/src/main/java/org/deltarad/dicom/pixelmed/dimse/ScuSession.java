package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.util.List;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.TransferSyntax;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.pixelmed.ul.Association;
import org.deltarad.dicom.pixelmed.ul.AssociationRequestor;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.Pdu;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;
import org.deltarad.dicom.pixelmed.ul.UlException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An association that we requested, with its failures as exceptions of the door. */
final class ScuSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ScuSession.class);

    private final RemoteAe peer;
    private final Association association;
    private boolean ended;

    private ScuSession(RemoteAe peer, Association association) {
        this.peer = peer;
        this.association = association;
    }

    /** Opens sessions. */
    static final class Opener {
        private final AssociationRequestor requestor = new AssociationRequestor();

        /** A session for one SOP class, in explicit or implicit VR little endian as the peer likes. */
        ScuSession open(RemoteAe peer, String sopClass) throws AssociationException {
            List<String> syntaxes =
                    List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN);
            return open(peer, List.of(new Pdu.Proposed(1, sopClass, syntaxes)));
        }

        ScuSession open(RemoteAe peer, List<Pdu.Proposed> proposed) throws AssociationException {
            return open(peer, proposed, List.of());
        }

        /** A session in which we offer to play other roles than that of the SCU. */
        ScuSession open(RemoteAe peer, List<Pdu.Proposed> proposed, List<Pdu.Role> roles) throws AssociationException {
            return new ScuSession(peer, requestor.open(peer, proposed, roles));
        }
    }

    /** An exchange of messages. */
    interface Exchange<T> {
        T run() throws IOException, DicomException;
    }

    Association association() {
        return association;
    }

    /**
     * Runs an exchange.
     *
     * @throws AssociationException when the association breaks; it is closed then
     */
    <T> T run(Exchange<T> exchange) throws DicomException {
        try {
            return exchange.run();
        } catch (UlException e) {
            end();
            throw AssociationRequestor.broken(peer, e);
        } catch (DimseStatusException e) {
            throw e;
        } catch (DicomException | RuntimeException e) {
            end(); // in the middle of an exchange, which release must not be
            throw e;
        } catch (IOException e) {
            end();
            throw new DicomException(peer + ": " + e.getMessage(), e);
        }
    }

    private void end() {
        ended = true;
        association.close();
    }

    /** The presentation context of a SOP class, which the peer must have accepted. */
    PresentationContext context(String sopClass) throws AssociationException {
        return association.contexts().stream()
                .filter(c -> c.abstractSyntax().equals(sopClass))
                .findFirst()
                .orElseThrow(() -> new AssociationException(
                        peer, AssociationException.Reason.NO_PRESENTATION_CONTEXT, "does not accept " + sopClass));
    }

    /** The next message, whatever it is. */
    Message next() throws IOException, DicomException {
        return association
                .receive()
                .orElseThrow(() -> new AssociationException(
                        peer, AssociationException.Reason.ABORTED, "released the association without a response"));
    }

    /** The next message, which must be the response to that request. */
    Message response(int requestField, int messageId) throws IOException, DicomException {
        Message message = next();
        requireResponse(requestField, messageId, message);
        return message;
    }

    void requireResponse(int requestField, int messageId, Message message) throws AssociationException {
        if (!Command.isResponseTo(requestField, messageId, message.command())) {
            throw new AssociationException(
                    peer,
                    AssociationException.Reason.PROTOCOL_VIOLATION,
                    "sent something other than the response to our request");
        }
    }

    /** Releases the association unless it broke; what goes wrong now changes nothing of what was exchanged. */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        try {
            association.release();
        } catch (UlException e) {
            LOG.debug("{} {} when it was released", peer, e.getMessage());
        }
        end();
    }
}
