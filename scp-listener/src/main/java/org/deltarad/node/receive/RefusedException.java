package org.deltarad.node.receive;

import org.deltarad.dicom.net.StorageScp;
import org.deltarad.node.NodeException;

/** An instance that cannot be taken, with the C-STORE status that says so (PS3.4 B.2.3). */
final class RefusedException extends NodeException {
    private static final long serialVersionUID = 1;
    private final transient StorageScp.Status status;

    private RefusedException(StorageScp.Status status, Throwable cause) {
        super(status.comment(), cause);
        this.status = status;
    }

    static RefusedException mismatch(String problem) {
        return new RefusedException(StorageScp.Status.dataSetMismatch(problem), null);
    }

    static RefusedException cannotUnderstand(String problem, Throwable cause) {
        return new RefusedException(StorageScp.Status.cannotUnderstand(problem), cause);
    }

    static RefusedException cannotUnderstand(String problem) {
        return cannotUnderstand(problem, null);
    }

    static RefusedException outOfResources(String problem, Throwable cause) {
        return new RefusedException(StorageScp.Status.outOfResources(problem), cause);
    }

    StorageScp.Status status() {
        return status;
    }
}
