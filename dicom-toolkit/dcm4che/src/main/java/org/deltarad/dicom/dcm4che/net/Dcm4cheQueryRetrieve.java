package org.deltarad.dicom.dcm4che.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.net.Commands;
import org.dcm4che3.net.Dimse;
import org.dcm4che3.net.pdu.PresentationContext;
import org.dcm4che3.net.pdu.RoleSelection;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.dcm4che.codec.Dcm4cheCodec;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Options;
import org.deltarad.dicom.net.StorageScp.Status;

/** Query/Retrieve SCU in the Study Root model. */
public final class Dcm4cheQueryRetrieve implements QueryRetrieve {
    private static final int MAX_MATCHES = 100_000;
    private static final int MAX_SOP_CLASSES = 126;
    private static final int SUB_OPERATIONS_FAILED = 0xb000; // PS3.4 C.4.2.1.5

    private final Dcm4cheCodec codec;

    public Dcm4cheQueryRetrieve(Dcm4cheCodec codec) {
        this.codec = codec;
    }

    @Override
    public List<Dataset> find(RemoteAe peer, Dataset keys) throws DicomException {
        String sopClass = UID.StudyRootQueryRetrieveInformationModelFind;
        try (ScuSession session = ScuSession.open(peer, ScuSession.Proposal.of(sopClass), codec)) {
            ScuSession.Accepted context = session.contexts().get(0);
            return session.exchange(
                    context,
                    Dimse.C_FIND_RQ,
                    id -> Commands.mkCFindRQ(id, sopClass, Requests.MEDIUM_PRIORITY),
                    Requests.identifier(codec, keys, context),
                    exchange -> matches(peer, exchange));
        }
    }

    private List<Dataset> matches(RemoteAe peer, Exchange exchange) throws IOException, DicomException {
        List<Dataset> matches = new ArrayList<>();
        while (true) {
            Exchange.Response response = exchange.nextOrCancel(peer);
            Status status = Responses.status(response.command());
            if (status.isSuccess()) {
                return matches;
            }
            if (!Requests.isPending(status)) {
                throw Requests.failed(peer, "C-FIND", status);
            }
            if (matches.size() == MAX_MATCHES) {
                throw new DicomException(
                        peer + ": more than " + MAX_MATCHES + " matches; narrow the keys of the query");
            }
            matches.add(identifier(peer, response));
        }
    }

    private Dataset identifier(RemoteAe peer, Exchange.Response response) throws DicomException {
        if (response.identifier() == null) {
            throw new AssociationException(
                    peer, AssociationException.Reason.PROTOCOL_VIOLATION, "sent a match without an identifier");
        }
        return codec.dataset(response.identifier());
    }

    @Override
    public Retrieved move(RemoteAe peer, Dataset keys, String destinationAet) throws DicomException {
        String sopClass = UID.StudyRootQueryRetrieveInformationModelMove;
        try (ScuSession session = ScuSession.open(peer, ScuSession.Proposal.of(sopClass), codec)) {
            ScuSession.Accepted context = session.contexts().get(0);
            return session.exchange(
                    context,
                    Dimse.C_MOVE_RQ,
                    id -> Commands.mkCMoveRQ(id, sopClass, Requests.MEDIUM_PRIORITY, destinationAet),
                    Requests.identifier(codec, keys, context),
                    exchange -> retrieved(peer, "C-MOVE", exchange));
        }
    }

    @Override
    public Retrieved get(RemoteAe peer, Dataset keys, Set<String> sopClasses, StorageScp.Handler handler)
            throws DicomException {
        String sopClass = UID.StudyRootQueryRetrieveInformationModelGet;
        try (ScuSession session = ScuSession.open(peer, proposal(peer, sopClass, sopClasses, handler), codec)) {
            ScuSession.Accepted context = session.contexts().stream()
                    .filter(c -> c.sopClass().equals(sopClass))
                    .findFirst()
                    .orElseThrow(() -> new AssociationException(
                            peer,
                            AssociationException.Reason.NO_PRESENTATION_CONTEXT,
                            "accepts none of the SOP classes [" + sopClass + "]"));
            return session.exchange(
                    context,
                    Dimse.C_GET_RQ,
                    id -> Commands.mkCGetRQ(id, sopClass, Requests.MEDIUM_PRIORITY),
                    Requests.identifier(codec, keys, context),
                    exchange -> retrieved(peer, "C-GET", exchange));
        }
    }

    /** C-GET, and the storage classes of which we are to be the SCP. */
    private static ScuSession.Proposal proposal(
            RemoteAe peer, String get, Set<String> sopClasses, StorageScp.Handler handler) {
        if (sopClasses.isEmpty() || sopClasses.size() > MAX_SOP_CLASSES) {
            throw new IllegalArgumentException(
                    "C-GET takes 1 to " + MAX_SOP_CLASSES + " SOP classes, not " + sopClasses.size());
        }
        String[] syntaxes = Options.NATIVE.toArray(String[]::new);
        List<PresentationContext> contexts = new ArrayList<>();
        List<RoleSelection> roles = new ArrayList<>();
        contexts.add(new PresentationContext(1, get, syntaxes));
        for (String sopClass : new TreeSet<>(sopClasses)) {
            contexts.add(new PresentationContext(2 * contexts.size() + 1, sopClass, syntaxes));
            roles.add(new RoleSelection(sopClass, false, true));
        }
        return new ScuSession.Proposal(
                contexts, roles, Optional.of(new ScuService(peer, Optional.of(handler), Optional.empty(), null)));
    }

    private static Retrieved retrieved(RemoteAe peer, String request, Exchange exchange)
            throws IOException, DicomException {
        while (true) {
            Exchange.Response response = exchange.nextOrCancel(peer);
            Status status = Responses.status(response.command());
            if (Requests.isPending(status)) {
                continue;
            }
            if (!status.isSuccess() && status.code() != SUB_OPERATIONS_FAILED) {
                throw Requests.failed(peer, request, status);
            }
            Attributes command = response.command();
            return new Retrieved(
                    status.code(),
                    command.getInt(Tag.NumberOfCompletedSuboperations, 0),
                    command.getInt(Tag.NumberOfFailedSuboperations, 0),
                    command.getInt(Tag.NumberOfWarningSuboperations, 0),
                    failed(response));
        }
    }

    /** Failed SOP Instance UID List, which Orthanc 1.10 has in the command set. */
    private static List<String> failed(Exchange.Response response) {
        Attributes where = response.identifier() == null ? response.command() : response.identifier();
        String[] uids = where.getStrings(Tag.FailedSOPInstanceUIDList);
        return uids == null ? List.of() : Arrays.asList(uids);
    }
}
