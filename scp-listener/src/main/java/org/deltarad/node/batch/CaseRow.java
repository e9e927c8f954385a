package org.deltarad.node.batch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.deltarad.hash.Sha256;

/**
 * A case of a table.
 *
 * @param line    where it starts in the file, one based
 * @param cells   what the row says, by column, in the table's order; Image and Mask as absolute paths
 * @param image   absolute path of the image
 * @param mask    absolute path of the mask
 * @param roi     name or number of the ROI, or label value; empty to leave it to the parameters and the mask
 * @param channel which mask, from 0, of a file whose voxels are vectors of several; empty to leave it to the parameters
 */
public record CaseRow(long line, List<String> cells, Path image, Path mask, Optional<String> roi, OptionalInt channel) {
    public CaseRow {
        cells = List.copyOf(cells);
    }

    /** What is measured, whatever the other columns say: equal for rows of the same image, mask, ROI and channel. */
    public String key() {
        String all = String.join("\n", image.toString(), mask.toString(), roi.toString(), channel.toString());
        return Sha256.hex(all.getBytes(StandardCharsets.UTF_8));
    }
}
