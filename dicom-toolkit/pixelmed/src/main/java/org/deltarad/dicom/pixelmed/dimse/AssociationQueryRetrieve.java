package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.AssociationException;
import org.deltarad.dicom.net.DimseStatusException;
import org.deltarad.dicom.net.QueryRetrieve;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.pixelmed.codec.DataSetCoding;
import org.deltarad.dicom.pixelmed.ul.Association;
import org.deltarad.dicom.pixelmed.ul.Message;
import org.deltarad.dicom.pixelmed.ul.PresentationContext;

/** Query SCU in the Study Root model. */
public final class AssociationQueryRetrieve implements QueryRetrieve {
    static final String STUDY_ROOT_FIND = "1.2.840.10008.5.1.4.1.2.2.1";

    private static final int MAX_IDENTIFIER = 1 << 20;
    private static final int MAX_MATCHES = 100_000;

    private final ScuSession.Opener opener = new ScuSession.Opener();

    @Override
    public List<Dataset> find(RemoteAe peer, Dataset keys) throws DicomException {
        try (ScuSession session = opener.open(peer, STUDY_ROOT_FIND)) {
            return session.run(() -> matches(peer, session, keys));
        }
    }

    @Override
    public Retrieved move(RemoteAe peer, Dataset keys, String destinationAet) {
        throw new UnsupportedOperationException("C-MOVE");
    }

    @Override
    public Retrieved get(RemoteAe peer, Dataset keys, Set<String> sopClasses, StorageScp.Handler handler) {
        throw new UnsupportedOperationException("C-GET");
    }

    private static List<Dataset> matches(RemoteAe peer, ScuSession session, Dataset keys)
            throws IOException, DicomException {
        Association association = session.association();
        PresentationContext context = association.contexts().get(0);
        byte[] identifier = DataSetCoding.encodeMessage(keys, context.transferSyntax());
        association.send(context, Command.findRequest(1, STUDY_ROOT_FIND), out -> out.write(identifier));
        List<Dataset> matches = new ArrayList<>();
        while (true) {
            Message response = session.response(Command.C_FIND_RQ, 1);
            int status = Command.status(response.command());
            if (status == 0) {
                return matches;
            }
            if (!isPending(status)) {
                throw new DimseStatusException(peer, "C-FIND", status, Command.comment(response.command()));
            }
            if (matches.size() == MAX_MATCHES) {
                throw new DicomException(
                        peer + ": more than " + MAX_MATCHES + " matches; narrow the keys of the query");
            }
            matches.add(match(peer, response));
        }
    }

    private static boolean isPending(int status) {
        return status == 0xff00 || status == 0xff01; // PS3.4 C.4.1.1.4
    }

    private static Dataset match(RemoteAe peer, Message response) throws IOException, DicomException {
        byte[] identifier = response.data()
                .orElseThrow(() -> new AssociationException(
                        peer, AssociationException.Reason.PROTOCOL_VIOLATION, "sent a match without an identifier"))
                .readNBytes(MAX_IDENTIFIER + 1);
        if (identifier.length > MAX_IDENTIFIER) {
            throw new AssociationException(
                    peer,
                    AssociationException.Reason.PROTOCOL_VIOLATION,
                    "sent a match of more than " + MAX_IDENTIFIER + " bytes");
        }
        return DataSetCoding.decode(identifier, response.context().transferSyntax());
    }
}
