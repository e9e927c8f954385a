package org.deltarad.testdata;

import org.deltarad.volume.Mask;
import org.deltarad.volume.Volume;

/** A synthetic image and its tumour. */
record Image(Volume volume, Mask mask) {

    /** @param block side of the blocks that the surroundings are sampled in, pixels; see {@link Renderer} */
    static Image of(
            long seed,
            String timePoint,
            ScanProtocol protocol,
            TumourState state,
            double bladderFilling,
            SeriesGrid grid,
            int block) {
        Tumour tumour = new Tumour(seed, timePoint, state);
        Scene scene = new Scene(seed, timePoint, protocol, tumour, bladderFilling);
        RandomStream noise = new RandomStream(seed, "noise " + timePoint);
        return new Image(new Renderer(scene, grid, protocol, block).image(noise), TumourMask.of(tumour, grid));
    }
}
