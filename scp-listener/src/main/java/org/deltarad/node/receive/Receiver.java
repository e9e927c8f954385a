package org.deltarad.node.receive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.deltarad.dicom.net.StorageCommitment;
import org.deltarad.dicom.net.StorageScp;
import org.deltarad.dicom.net.StorageScp.Request;
import org.deltarad.dicom.net.StorageScp.Status;

/** Answers C-STORE, and storage commitment on the same port. */
public final class Receiver implements StorageScp.Handler {
    private final Intake intake;
    private final StorageCommitment.Handler commitment;

    /** @param commitment answers storage commitment */
    public Receiver(Intake intake, StorageCommitment.Handler commitment) {
        this.intake = intake;
        this.commitment = commitment;
    }

    @Override
    public Optional<StorageCommitment.Handler> commitment() {
        return Optional.of(commitment);
    }

    @Override
    public Status store(Request request, InputStream data) throws IOException {
        return intake.take(request, data).status();
    }

    @Override
    public void incident(StorageScp.Incident i) {
        intake.note(
                new Quarantine.Source(i.peer().address(), i.peer().callingAet(), i.sopInstanceUid(), Optional.empty()),
                i.what());
    }
}
