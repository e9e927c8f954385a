package org.deltarad.dicom.pixelmed.dimse;

import java.io.IOException;
import java.io.InputStream;
import org.deltarad.dicom.net.StorageScp;

/** Sub-operations of a C-GET by the status of our answer. */
final class Tally {
    private static final int WARNING_CLASS = 0xb;

    private int completed;
    private int failed;
    private int warning;

    int completed() {
        return completed;
    }

    int failed() {
        return failed;
    }

    int warning() {
        return warning;
    }

    /** The handler, its answers counted here; an exception is a failure. */
    StorageScp.Handler counting(StorageScp.Handler handler) {
        return new StorageScp.Handler() {
            @Override
            public StorageScp.Status store(StorageScp.Request request, InputStream data) throws IOException {
                failed++;
                StorageScp.Status status = handler.store(request, data);
                if (status.isSuccess()) {
                    completed++;
                    failed--;
                } else if (status.code() >> 12 == WARNING_CLASS) {
                    warning++;
                    failed--;
                }
                return status;
            }

            @Override
            public void incident(StorageScp.Incident incident) {
                handler.incident(incident);
            }
        };
    }
}
