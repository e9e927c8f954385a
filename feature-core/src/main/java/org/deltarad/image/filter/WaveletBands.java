package org.deltarad.image.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Volume;

/**
 * The undecimated wavelet transform as PyRadiomics applies it: the image, repeated periodically after padding to even
 * sizes, is filtered along x, y, z; every further level filters the approximation of the one before with the same
 * filters ({@code pywt.swtn(level=1)} each time). Only the voxels that the wanted box depends on are computed, and bands
 * share the passes they have in common.
 */
final class WaveletBands {
    private final ImageType.Wavelet type;
    private final FilterInput input;
    private final WaveletFilter filter;
    private final boolean single;
    private final int[] axes;

    WaveletBands(ImageType.Wavelet type, FilterInput input) {
        this.type = type;
        this.input = input;
        this.single = input.image().type() == ScalarType.FLOAT32;
        this.filter = single ? WaveletFilter.single(type.wavelet()) : WaveletFilter.named(type.wavelet());
        int left = type.leftAxis().orElse(3);
        this.axes = left == 3 ? new int[] {0, 1, 2} : new int[] {left == 0 ? 1 : 0, left == 2 ? 1 : 2};
    }

    Derivation derivation() {
        List<DerivedImage> images = new ArrayList<>();
        int levels = type.startLevel() + type.level();
        Supplier<PeriodicBlock> approximation = new Once<>(this::whole);
        for (int level = 1; level <= levels; level++) {
            List<Supplier<PeriodicBlock>> bands = List.of(approximation);
            int beyond = levels - level;
            int last = axes[axes.length - 1];
            for (int n = 0; n < axes.length - 1; n++) {
                bands = split(bands, axes[n], beyond);
            }
            int number = level - type.startLevel();
            if (number > 0) {
                details(images, bands, last, number);
            }
            Supplier<PeriodicBlock> lowest = bands.get(0);
            if (level == levels) {
                images.add(new DerivedImage(
                        name(number, "L".repeat(axes.length)), () -> volume(pass(lowest.get(), last, false, 0))));
            } else {
                approximation = new Once<>(() -> pass(lowest.get(), last, false, beyond));
            }
        }
        return new Derivation(images, List.of());
    }

    private void details(List<DerivedImage> images, List<Supplier<PeriodicBlock>> bands, int last, int number) {
        for (int n = 1; n < 2 * bands.size(); n++) {
            Supplier<PeriodicBlock> source = bands.get(n / 2);
            boolean high = n % 2 == 1;
            StringBuilder band = new StringBuilder();
            for (int bit = axes.length - 1; bit >= 0; bit--) {
                band.append((n >> bit & 1) == 0 ? 'L' : 'H');
            }
            images.add(
                    new DerivedImage(name(number, band.toString()), () -> volume(pass(source.get(), last, high, 0))));
        }
    }

    private static String name(int number, String band) {
        return (number == 1 ? "wavelet-" : "wavelet" + number + "-") + band;
    }

    /** Each block filtered low and high, in this order. */
    private List<Supplier<PeriodicBlock>> split(List<Supplier<PeriodicBlock>> blocks, int axis, int beyond) {
        List<Supplier<PeriodicBlock>> both = new ArrayList<>();
        for (Supplier<PeriodicBlock> block : blocks) {
            both.add(new Once<>(() -> pass(block.get(), axis, false, beyond)));
            both.add(new Once<>(() -> pass(block.get(), axis, true, beyond)));
        }
        return both;
    }

    /**
     * A block filtered along an axis, as far as the wanted box needs it.
     *
     * @param beyond number of levels still to come
     */
    private PeriodicBlock pass(PeriodicBlock block, int axis, boolean high, int beyond) {
        int before = filter.length() - 1 - filter.length() / 2;
        int start = input.wanted().start(axis) - beyond * before;
        int count = input.wanted().length(axis) + beyond * (filter.length() - 1);
        if (count >= block.period()[axis]) {
            start = 0;
            count = block.period()[axis];
        }
        return new WaveletPass(high ? filter.high() : filter.low(), single).apply(block, axis, start, count);
    }

    /** The image, cropped to what is needed along axes that are not filtered, padded to even sizes by its beginning. */
    private PeriodicBlock whole() {
        GridSize size = input.image().geometry().size();
        int[] sizes = {size.x(), size.y(), size.z()};
        int[] period = {even(size.x()), even(size.y()), even(size.z())};
        int[] start = new int[3];
        int[] needed = new int[3];
        int levels = type.startLevel() + type.level();
        for (int axis = 0; axis < 3; axis++) {
            boolean filtered = axis != type.leftAxis().orElse(3);
            int beyond = filtered ? levels : 0;
            start[axis] = input.wanted().start(axis) - beyond * (filter.length() - 1 - filter.length() / 2);
            needed[axis] = input.wanted().length(axis) + beyond * (filter.length() - 1);
            if (needed[axis] >= period[axis]) {
                start[axis] = 0;
                needed[axis] = period[axis];
            }
        }
        PeriodicBlock block = PeriodicBlock.empty(start, needed, period);
        int[][] source = new int[3][];
        for (int axis = 0; axis < 3; axis++) {
            source[axis] = new int[needed[axis]];
            for (int n = 0; n < needed[axis]; n++) {
                source[axis][n] = Math.floorMod(start[axis] + n, period[axis]) % sizes[axis];
            }
        }
        double[] values = input.image().values();
        int to = 0;
        for (int z : source[2]) {
            for (int y : source[1]) {
                int row = size.index(0, y, z);
                for (int x : source[0]) {
                    block.values()[to++] = values[row + x];
                }
            }
        }
        return block;
    }

    private static int even(int n) {
        return n + n % 2;
    }

    private Volume volume(PeriodicBlock block) {
        GridBox box = input.wanted();
        PeriodicBlock cut = block;
        for (int axis = 0; axis < 3; axis++) {
            if (block.size()[axis] != box.length(axis)) {
                cut = crop(block, box);
                break;
            }
        }
        return new Volume(
                box.geometry(input.image().geometry()), cut.values(), single ? ScalarType.FLOAT32 : ScalarType.FLOAT64);
    }

    /** Blocks of levels before the last reach beyond the box. */
    private static PeriodicBlock crop(PeriodicBlock block, GridBox box) {
        int[] start = {box.i(), box.j(), box.k()};
        int[] size = {box.size().x(), box.size().y(), box.size().z()};
        PeriodicBlock cut = PeriodicBlock.empty(start, size, block.period());
        for (int z = 0; z < size[2]; z++) {
            int fromZ = block.position(2, start[2] + z);
            for (int y = 0; y < size[1]; y++) {
                int row = block.row(block.position(1, start[1] + y), fromZ);
                System.arraycopy(
                        block.values(), row + block.position(0, start[0]), cut.values(), cut.row(y, z), size[0]);
            }
        }
        return cut;
    }
}
