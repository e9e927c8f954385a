package org.deltarad.feature.ibsi.texture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.deltarad.feature.ibsi.process.GreyLevels;
import org.deltarad.volume.GridSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TexturesTest {
    private static final GridSize SIZE = new GridSize(7, 6, 5);

    private static boolean[] mask(long seed) {
        Random random = new Random(seed);
        boolean[] inside = new boolean[SIZE.voxels()];
        for (int n = 0; n < inside.length; n++) {
            inside[n] = random.nextInt(6) > 0;
        }
        return inside;
    }

    private static int[] levels(boolean[] inside, int count, long seed) {
        Random random = new Random(seed);
        int[] levels = new int[inside.length];
        for (int n = 0; n < levels.length; n++) {
            levels[n] = inside[n] && random.nextInt(10) > 0 ? 1 + random.nextInt(count) : 0;
        }
        return levels;
    }

    private static GreyLevels region(GridSize size, int[] levels, int maximum) {
        return new GreyLevels(size, levels, maximum, (int)
                Arrays.stream(levels).filter(l -> l > 0).count());
    }

    private static Map<String, Double> all(GreyLevels region, boolean[] morphological, Scope... scopes) {
        Textures textures = new Textures(region, morphological, EnumSet.copyOf(Arrays.asList(scopes)));
        Map<String, Double> values = new LinkedHashMap<>(textures.cooccurrence());
        values.putAll(textures.runLengths());
        values.putAll(textures.sizeZones());
        values.putAll(textures.distanceZones());
        values.putAll(textures.toneDifferences());
        values.putAll(textures.dependences());
        return values;
    }

    /** Erosion until nothing is left, as IBSI has it (3.9). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void distancesCountErosions(boolean volume) {
        boolean[] left = mask(1);
        Arrays.fill(left, 0, 70, true);
        int[] distance = EdgeDistance.of(left.clone(), SIZE, volume);
        int[] erosions = new int[left.length];
        for (int round = 0; round < 10; round++) {
            boolean[] next = new boolean[left.length];
            for (int n = 0; n < left.length; n++) {
                erosions[n] += left[n] ? 1 : 0;
                int x = n % 7;
                int y = n / 7 % 6;
                int z = n / 42;
                next[n] = left[n] && x > 0 && x < 6 && left[n - 1] && left[n + 1];
                next[n] = next[n] && y > 0 && y < 5 && left[n - 7] && left[n + 7];
                next[n] = next[n] && (!volume || (z > 0 && z < 4 && left[n - 42] && left[n + 42]));
            }
            left = next;
        }
        assertThat(distance).isEqualTo(erosions);
    }

    /** In the volume no axis is special; in slices the two of the slice may change places, and the slices their order. */
    @Test
    void axesMayBeExchangedAndTurnedRound() {
        boolean[] inside = mask(2);
        int[] levels = levels(inside, 6, 3);
        Map<String, Double> volume = all(region(SIZE, levels, 6), inside, Scope.VOLUME);
        Map<String, Double> slices = all(region(SIZE, levels, 6), inside, Scope.SLICES, Scope.MERGED_SLICES);
        assertThat(volume).hasSize(50 + 32 + 16 + 16 + 5 + 17);
        assertThat(slices).hasSize(100 + 64 + 32 + 32 + 10 + 34);

        GridSize turned = new GridSize(5, 7, 6);
        int[] turnedLevels = new int[levels.length];
        boolean[] turnedInside = new boolean[levels.length];
        GridSize swapped = new GridSize(6, 7, 5);
        int[] swappedLevels = new int[levels.length];
        boolean[] swappedInside = new boolean[levels.length];
        for (int n = 0; n < levels.length; n++) {
            int x = n % 7;
            int y = n / 7 % 6;
            int z = n / 42;
            turnedLevels[turned.index(4 - z, x, 5 - y)] = levels[n];
            turnedInside[turned.index(4 - z, x, 5 - y)] = inside[n];
            swappedLevels[swapped.index(y, 6 - x, 4 - z)] = levels[n];
            swappedInside[swapped.index(y, 6 - x, 4 - z)] = inside[n];
        }
        assertSame(all(region(turned, turnedLevels, 6), turnedInside, Scope.VOLUME), volume);
        assertSame(all(region(swapped, swappedLevels, 6), swappedInside, Scope.SLICES, Scope.MERGED_SLICES), slices);
    }

    private static void assertSame(Map<String, Double> actual, Map<String, Double> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((tag, value) ->
                assertThat(actual.get(tag)).as(tag).isCloseTo(value, within(1e-10 * Math.max(1, Math.abs(value)))));
    }

    /** With one slice, averaging and merging slices are the same. */
    @Test
    void oneSliceIsItsOwnMean() {
        GridSize size = new GridSize(7, 6, 1);
        boolean[] inside = Arrays.copyOf(mask(4), 42);
        Map<String, Double> values =
                all(region(size, levels(inside, 4, 5), 4), inside, Scope.SLICES, Scope.MERGED_SLICES);
        values.forEach((tag, value) -> {
            if (tag.contains("_2D")) {
                assertThat(values.get(tag.replace("_2D", "_2_5D"))).as(tag).isCloseTo(value, within(1e-12));
            }
        });
    }

    @Test
    void cellsAreCountedWhateverTheirNumbers() {
        CellCounts counts = new CellCounts();
        Random random = new Random(6);
        long[][] expected = new long[40][40];
        for (int n = 0; n < 20_000; n++) {
            int row = 1 + random.nextInt(39);
            int column = 1 + random.nextInt(39);
            counts.add(row, column * 50_000_000, 2);
            expected[row][column] += 2;
        }
        long[][] actual = new long[40][40];
        int[] last = new int[2];
        counts.forEach((row, column, count) -> {
            assertThat(row > last[0] || (row == last[0] && column > last[1])).isTrue();
            last[0] = row;
            last[1] = column;
            actual[row][column / 50_000_000] = count;
        });
        assertThat(actual).isDeepEqualTo(expected);
        assertThat(counts.size()).isEqualTo(39 * 39);
    }

    /** A row of 1 1 1 2 2 with a gap: runs, zones, neighbours by hand. */
    @Test
    void aRowByHand() {
        GridSize size = new GridSize(7, 1, 1);
        int[] row = {1, 1, 1, 2, 2, 0, 2};
        boolean[] inside = {true, true, true, true, true, false, true};
        Map<String, Double> values = all(region(size, row, 2), inside, Scope.VOLUME);
        // Along x the pairs 11, 11, 12, 22; along the others there are none, and these are left out.
        assertThat(values.get("cm_joint_max_3D_avg")).isEqualTo(0.5);
        assertThat(values.get("cm_contrast_3D_comb")).isEqualTo(0.25);
        // Runs along x of 3, 2 and 1; along each of the other twelve six of 1.
        assertThat(values.get("rlm_lre_3D_avg")).isCloseTo((14 / 3.0 + 12) / 13, within(1e-12));
        assertThat(values.get("rlm_r_perc_3D_comb")).isCloseTo(75 / 78.0, within(1e-12));
        assertThat(values.get("szm_z_perc_3D")).isEqualTo(0.5);
        assertThat(values.get("szm_lze_3D")).isCloseTo(14 / 3.0, within(1e-12));
        // The last voxel has no neighbour: it has no tone difference, and depends on itself alone.
        assertThat(values.get("ngt_coarseness_3D")).isCloseTo(1 / (0.6 * 0.5 + 0.4 * 0.5), within(1e-12));
        assertThat(values.get("ngl_hde_3D")).isCloseTo((4 + 9 + 4 + 4 + 4 + 1) / 6.0, within(1e-12));
    }
}
