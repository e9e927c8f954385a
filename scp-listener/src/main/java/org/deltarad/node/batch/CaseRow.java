package org.deltarad.node.batch;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.deltarad.hash.Sha256;
import org.deltarad.mask.Shell;

/**
 * A case of a table.
 *
 * @param line    where it starts in the file, one based
 * @param cells   what the row says, by column, in the table's order; Image and Mask as absolute paths
 * @param image   absolute path of the image
 * @param mask    absolute path of the mask
 * @param roi     name or number of the ROI, or label value; empty to leave it to the parameters and the mask
 * @param channel which mask, from 0, of a file whose voxels are vectors of several; empty to leave it to the parameters
 * @param shell   the shell around the mask that is measured; empty to leave it to the command
 */
public record CaseRow(
        long line,
        List<String> cells,
        Path image,
        Path mask,
        Optional<String> roi,
        OptionalInt channel,
        Optional<Shell> shell) {
    public CaseRow {
        cells = List.copyOf(cells);
    }

    /** What is measured, whatever the other columns say: equal for rows of the same image, mask, ROI, channel and shell. */
    public String key() {
        String all = String.join("\n", image.toString(), mask.toString(), roi.toString(), channel.toString());
        String region = shell.map(s -> "\n" + s).orElse("");
        return Sha256.hex((all + region).getBytes(StandardCharsets.UTF_8));
    }
}
