package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.Pdu;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;

/** Query and retrieve SCU in the Study Root model. */
public final class AssociationQueryRetrieve implements QueryRetrieve {
    static final String STUDY_ROOT_FIND = "1.2.840.10008.5.1.4.1.2.2.1";
    static final String STUDY_ROOT_MOVE = "1.2.840.10008.5.1.4.1.2.2.2";
    static final String STUDY_ROOT_GET = "1.2.840.10008.5.1.4.1.2.2.3";

    private static final int FAILED_SOP_INSTANCE_UID_LIST = 0x00080058;
    private static final int MAX_MATCHES = 100_000;
    private static final int MAX_SOP_CLASSES = 126;

    private final ScuSession.Opener opener = new ScuSession.Opener();

    @Override
    public List<Dataset> find(RemoteAe peer, Dataset keys) throws DicomException {
        try (ScuSession session = opener.open(peer, STUDY_ROOT_FIND)) {
            return session.run(() -> {
                PresentationContext context = session.context(STUDY_ROOT_FIND);
                Operation find = new Operation(peer, session, context, Command.C_FIND_RQ, "C-FIND");
                find.request(Command.findRequest(Operation.messageId(), STUDY_ROOT_FIND), keys);
                return matches(peer, find);
            });
        }
    }

    private static List<Dataset> matches(RemoteAe peer, Operation find) throws IOException, DicomException {
        List<Dataset> matches = new ArrayList<>();
        for (Message response = find.next(); find.isPending(response); response = find.next()) {
            Dataset match = Identifiers.of(peer, response);
            if (match.elements().isEmpty()) {
                throw new AssociationException(
                        peer, AssociationException.Reason.PROTOCOL_VIOLATION, "sent a match without an identifier");
            }
            if (matches.size() == MAX_MATCHES) {
                find.cancel();
                throw new DicomException(
                        peer + ": more than " + MAX_MATCHES + " matches; narrow the keys of the query");
            }
            matches.add(match);
        }
        return matches;
    }

    @Override
    public Retrieved move(RemoteAe peer, Dataset keys, String destinationAet) throws DicomException {
        if (!RemoteAe.isAeTitle(destinationAet)) {
            throw new IllegalArgumentException(
                    "the destination of a C-MOVE is an AE title, not '" + destinationAet + "'");
        }
        try (ScuSession session = opener.open(peer, STUDY_ROOT_MOVE)) {
            return session.run(() -> {
                PresentationContext context = session.context(STUDY_ROOT_MOVE);
                Operation move = new Operation(peer, session, context, Command.C_MOVE_RQ, "C-MOVE");
                move.request(Command.moveRequest(Operation.messageId(), STUDY_ROOT_MOVE, destinationAet), keys);
                Message response = move.next();
                while (move.isPending(response)) {
                    response = move.next();
                }
                return retrieved(peer, response, new Tally());
            });
        }
    }

    @Override
    public Retrieved get(RemoteAe peer, Dataset keys, Set<String> sopClasses, StorageScp.Handler handler)
            throws DicomException {
        if (sopClasses.isEmpty() || sopClasses.size() > MAX_SOP_CLASSES) {
            throw new IllegalArgumentException(
                    "a C-GET is ready for 1 to " + MAX_SOP_CLASSES + " SOP classes, not " + sopClasses.size());
        }
        List<Pdu.Role> roles = sopClasses.stream().map(Pdu.Role::ofScp).toList();
        try (ScuSession session = opener.open(peer, getContexts(sopClasses), roles)) {
            return session.run(() -> {
                PresentationContext context = session.context(STUDY_ROOT_GET);
                Operation get = new Operation(peer, session, context, Command.C_GET_RQ, "C-GET");
                get.request(Command.getRequest(Operation.messageId(), STUDY_ROOT_GET), keys);
                return stored(peer, session, get, handler);
            });
        }
    }

    private static List<Pdu.Proposed> getContexts(Set<String> sopClasses) {
        List<Pdu.Proposed> contexts = new ArrayList<>();
        contexts.add(new Pdu.Proposed(1, STUDY_ROOT_GET, StorageScp.Options.NATIVE));
        for (String sopClass : sopClasses) {
            contexts.add(new Pdu.Proposed(2 * contexts.size() + 1, sopClass, StorageScp.Options.NATIVE));
        }
        return contexts;
    }

    private static Retrieved stored(RemoteAe peer, ScuSession session, Operation get, StorageScp.Handler handler)
            throws IOException, DicomException {
        Tally tally = new Tally();
        StoreService stores = new StoreService(
                session.association(), new StorageScp.Peer(peer.host(), peer.calledAet()), tally.counting(handler));
        while (true) {
            Message message = get.next();
            if (Command.field(message.command()) == Command.C_STORE_RQ) {
                stores.answer(message);
            } else if (!get.isPending(message)) {
                return retrieved(peer, message, tally);
            }
        }
    }

    /** The numbers of the final response; those counted here where it has none. */
    private static Retrieved retrieved(RemoteAe peer, Message response, Tally counted)
            throws IOException, DicomException {
        Dataset command = response.command();
        boolean given = Command.completed(command).isPresent();
        List<String> failed = Identifiers.of(peer, response).strings(FAILED_SOP_INSTANCE_UID_LIST).stream()
                .filter(uid -> !uid.isEmpty())
                .toList();
        return new Retrieved(
                Command.status(command),
                Command.completed(command).orElse(counted.completed()),
                given ? Command.failed(command) : counted.failed(),
                given ? Command.warning(command) : counted.warning(),
                failed);
    }
}
