package org.deltarad.node.receive;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.index.Tables;
import org.deltarad.node.index.TimePointRow;
import org.deltarad.node.index.TimePointState;

/** What a new instance gives to do. */
final class ImageWork {
    private ImageWork() {}

    /** Ids of the time points to work on: that of a mask, those that failed without this image. */
    static List<Long> of(Tables t, InstanceRow row) {
        return row.isMask() ? List.of(t.timePoints().add(row, row.receivedAt())) : lateImage(t, row);
    }

    /** An image whose series was measured or given up without it: what failed is tried again, what is done says so. */
    private static List<Long> lateImage(Tables t, InstanceRow image) {
        List<Long> again = new ArrayList<>();
        for (TimePointRow row : t.timePoints().ofSeries(image.seriesInstanceUid())) {
            if (row.state() == TimePointState.FAILED) {
                t.timePoints().setState(row.id(), TimePointState.RECEIVED, "another image came", image.receivedAt());
                again.add(row.id());
            } else if (row.state().isMeasured()) {
                String what = "images of this series came after it was measured and are not in the numbers;"
                        + " send the mask under a new SOP Instance UID to measure again";
                t.timePoints().setState(row.id(), row.state(), what, image.receivedAt());
            }
        }
        return again;
    }
}
