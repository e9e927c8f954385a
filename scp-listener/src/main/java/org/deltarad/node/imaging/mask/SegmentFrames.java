package org.deltarad.node.imaging.mask;

import java.util.List;
import java.util.Optional;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;
import org.deltarad.volume.Geometry;
import org.deltarad.volume.Mask;

/**
 * The frames of one segment.
 *
 * @param name the segment, for messages
 */
record SegmentFrames(SegImage seg, int segment, String name) {
    /** Indices of the frames, in stored order. */
    List<Integer> indices() {
        return seg.framesOf(segment);
    }

    SegImage.Frame frame(int index) {
        return seg.frames().get(index);
    }

    /** How a frame is called in messages. */
    String describe(int index) {
        return "frame " + (index + 1) + " of " + name;
    }

    /** The pixels of a frame that are inside, rows one after the other. */
    boolean[] pixels(int index) throws ImagingException {
        boolean[] pixels =
                new boolean[frame(index).plane().rows() * frame(index).plane().columns()];
        seg.pixels().copy(index, segment, pixels, 0);
        return pixels;
    }

    /**
     * The segment's voxels on a grid, at least one: copied where the frames are the grid's slices, else resampled.
     *
     * @param remarks receives how they were placed, unless they were copied
     * @throws ImagingException when there is no voxel inside, or the frames are not on the grid and must not be resampled
     *                          or cannot be
     */
    Mask mask(Geometry grid, GeometryTolerance tolerance, List<String> remarks) throws ImagingException {
        if (indices().isEmpty()) {
            throw new ImagingException(Reason.NO_VOXEL_INSIDE, name + " has no frames, so no voxel inside the image");
        }
        FramePlacement placement = new FramePlacement(grid, tolerance);
        Optional<String> mismatch = placement.mismatch(this);
        if (mismatch.isEmpty()) {
            return placement.place(this);
        }
        if (!seg.resample()) {
            throw new ImagingException(
                    Reason.GRID_MISMATCH,
                    mismatch.get() + "; segmentations are not resampled by this configuration (masks.resample)",
                    seg.instance().sopInstanceUid());
        }
        return FrameStack.of(this, tolerance).resample(grid, mismatch.get(), remarks);
    }
}
