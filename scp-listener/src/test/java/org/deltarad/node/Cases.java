package org.deltarad.node;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.dicom.Dataset;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;

/** Small synthetic patients: 64 x 64 x 12. */
public final class Cases {
    private static final ScanProtocol PROTOCOL =
            ScanProtocol.standard().with(new Sampling(64, 64, 12, 3.75, 4, 11, 12));

    private Cases() {}

    /** Patient ID {@code SYN-<seed>}, mid-treatment 29 days after the baseline. */
    public static SyntheticPatient.Builder patient(long seed) {
        return SyntheticPatient.builder(seed).protocol(PROTOCOL);
    }

    /** A series and its mask. */
    public static List<Dataset> with(List<Dataset> series, Dataset mask) {
        List<Dataset> all = new ArrayList<>(series);
        all.add(mask);
        return all;
    }
}
