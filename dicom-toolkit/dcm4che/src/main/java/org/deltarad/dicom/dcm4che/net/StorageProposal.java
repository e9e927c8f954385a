package org.deltarad.dicom.dcm4che.net;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dcm4che3.net.pdu.PresentationContext;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.TransferSyntax;

/**
 * Presentation contexts for the files to be sent: one per SOP class and transfer syntax as stored, and implicit VR little
 * endian, which every peer must accept (PS3.5 10.1), for what can be converted to it. At most 128 fit in a request; files
 * beyond find no context.
 */
final class StorageProposal {
    private static final int MAX_CONTEXTS = 128;

    private record Pair(String sopClass, String transferSyntax) {}

    private final Set<Pair> pairs = new LinkedHashSet<>();

    void add(FileMetaInformation meta) {
        addPair(new Pair(meta.mediaStorageSopClass(), meta.transferSyntax()));
        if (!TransferSyntax.isEncapsulated(meta.transferSyntax())) {
            addPair(new Pair(meta.mediaStorageSopClass(), TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN));
        }
    }

    private void addPair(Pair pair) {
        if (pairs.size() < MAX_CONTEXTS) {
            pairs.add(pair);
        }
    }

    List<PresentationContext> contexts() {
        List<PresentationContext> contexts = new ArrayList<>();
        for (Pair pair : pairs) {
            contexts.add(new PresentationContext(2 * contexts.size() + 1, pair.sopClass(), pair.transferSyntax()));
        }
        return contexts;
    }

    /** The context to send a file in: its own transfer syntax, otherwise one that it can be converted to. */
    static Optional<ScuSession.Accepted> contextFor(FileMetaInformation meta, List<ScuSession.Accepted> accepted) {
        Optional<ScuSession.Accepted> asStored = context(meta, meta.transferSyntax(), accepted);
        if (asStored.isPresent() || TransferSyntax.isEncapsulated(meta.transferSyntax())) {
            return asStored;
        }
        return context(meta, TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN, accepted);
    }

    private static Optional<ScuSession.Accepted> context(
            FileMetaInformation meta, String transferSyntax, List<ScuSession.Accepted> accepted) {
        return accepted.stream()
                .filter(c -> c.sopClass().equals(meta.mediaStorageSopClass()))
                .filter(c -> c.transferSyntax().equals(transferSyntax))
                .findFirst();
    }
}
