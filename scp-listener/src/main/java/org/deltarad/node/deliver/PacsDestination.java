package org.deltarad.node.deliver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.net.RemoteAe;
import org.deltarad.dicom.net.StorageScp.Status;
import org.deltarad.dicom.net.StorageScu;
import org.deltarad.node.work.ReportFiles;

/** A PACS that takes SR, SEG and page by C-STORE. */
public final class PacsDestination implements Destination {
    private final StorageScu scu;
    private final RemoteAe peer;
    private final ReportFiles files;

    public PacsDestination(StorageScu scu, RemoteAe peer, ReportFiles files) {
        this.scu = scu;
        this.peer = peer;
        this.files = files;
    }

    @Override
    public String name() {
        return "pacs " + peer;
    }

    /**
     * Sends all objects of the report over one association; the first that is not taken decides. Picture and PDF say nothing
     * that the SR does not: a PACS that refuses them has the report.
     */
    @Override
    public Outcome send(String sopInstanceUid) throws IOException {
        List<Path> objects = files.objects(sopInstanceUid);
        Map<Path, String> pages = files.pages(sopInstanceUid);
        List<String> without = new ArrayList<>();
        try {
            for (StorageScu.Outcome sent : scu.send(peer, objects)) {
                Outcome outcome = outcome(sent.status());
                if (outcome instanceof Refused refused && pages.containsKey(sent.file())) {
                    without.add(pages.get(sent.file()) + " (" + refused.reason() + ")");
                } else if (!(outcome instanceof Delivered)) {
                    return outcome;
                }
            }
            return new Delivered(without.isEmpty() ? "" : "refused there: " + String.join("; ", without));
        } catch (DicomException e) {
            return new NotNow(e.getMessage(), Optional.empty());
        }
    }

    /** PS3.4 B.2.3: B000 to BFFF are stored with a warning, A7xx is out of resources, the rest will not change. */
    static Outcome outcome(Status status) {
        if (status.isSuccess() || (status.code() & 0xF000) == 0xB000) {
            return new Delivered();
        }
        String reason = "C-STORE status %04X %s"
                .formatted(status.code(), status.comment())
                .strip();
        return (status.code() & 0xFF00) == 0xA700 ? new NotNow(reason, Optional.empty()) : new Refused(reason);
    }
}
