package org.deltarad.node.soak.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.testdata.Sampling;
import org.deltarad.testdata.ScanProtocol;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;

/**
 * Synthetic patients of 26 instances: two series of 12 slices of 64 x 64, the baseline's mask an RTSTRUCT, the mid-treatment
 * one's a SEG. Each makes two reports.
 */
final class SyntheticCases {
    /** Instances of a patient. */
    static final int INSTANCES = 26;
    /** Reports of a patient: of the baseline, and of the change. */
    static final int REPORTS = 2;

    private static final ScanProtocol PROTOCOL =
            ScanProtocol.standard().with(new Sampling(64, 64, 12, 3.75, 4, 11, 12));

    private SyntheticCases() {}

    /** So many patients, each a list of two series with their masks last. */
    static List<List<List<Instance>>> patients(long firstSeed, int count) {
        DatasetCodec codec = DicomToolkit.standard().codec();
        return LongStream.range(firstSeed, firstSeed + count)
                .parallel()
                .mapToObj(seed -> patient(seed, codec))
                .toList();
    }

    private static List<List<Instance>> patient(long seed, DatasetCodec codec) {
        SyntheticPatient p = SyntheticPatient.builder(seed)
                .protocol(PROTOCOL)
                .timePointIds("BASELINE", "MID")
                .build();
        try {
            SyntheticSeries baseline = p.baseline();
            SyntheticSeries mid = p.mid();
            return List.of(
                    encoded(baseline.instances(), baseline.rtStruct(), codec),
                    encoded(mid.instances(), mid.segmentation(), codec));
        } catch (DicomException | IOException e) {
            throw new IllegalStateException("a synthetic patient can be encoded: " + e.getMessage(), e);
        }
    }

    private static List<Instance> encoded(List<Dataset> images, Dataset mask, DatasetCodec codec)
            throws DicomException, IOException {
        List<Instance> all = new ArrayList<>();
        for (Dataset d : images) {
            all.add(Instance.of(d, codec));
        }
        all.add(Instance.of(mask, codec));
        return all;
    }
}
