package org.deltarad.report;

import java.util.List;

/**
 * What a reader of the numbers should know of the images.
 *
 * @param unit            UCUM code of the values that features were computed on, such as {@code [hnsf'U]} or
 *                        {@code g/ml{SUVbw}}; empty for arbitrary units, which scaled images have
 * @param volume          which volume of the series was measured and why; empty for a series of one volume
 * @param lossyCompression how the images were compressed with loss, ratio and method; empty for not at all
 * @param remarks         sentences
 */
public record ImageNotes(String unit, String volume, String lossyCompression, List<String> remarks) {
    /** Arbitrary units, one volume, no loss, no remark. */
    public static final ImageNotes NONE = new ImageNotes("", "", "", List.of());

    public ImageNotes {
        remarks = List.copyOf(remarks);
    }
}
