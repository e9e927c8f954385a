package org.deltarad.feature.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.Vector3;
import org.junit.jupiter.api.Test;

/** Solids whose volume and area are known, and closure of the surface. */
class MeshTest {
    /** A few sums in double. */
    private static final Offset<Double> ROUNDING = Offset.offset(1e-12);

    private static boolean[] filled(GridSize size) {
        boolean[] inside = new boolean[size.voxels()];
        Arrays.fill(inside, true);
        return inside;
    }

    @Test
    void oneVoxelIsAnOctahedron() {
        GridSize size = new GridSize(1, 1, 1);
        Mesh mesh = Mesh.of(filled(size), size, new Vector3(1, 1, 1));
        assertThat(mesh.volume()).isCloseTo(1.0 / 6, ROUNDING);
        assertThat(mesh.area()).isCloseTo(Math.sqrt(3), ROUNDING);
        Diameters diameters = Diameters.of(filled(size), size, new Vector3(1, 2, 5));
        assertThat(diameters).isEqualTo(new Diameters(5, 2, 5, 5));
    }

    /** A box without a strip of half a voxel at its 12 edges, of which one eighth of a voxel each is cut, less corners. */
    @Test
    void aBoxLosesItsEdgesAndCorners() {
        GridSize size = new GridSize(4, 5, 6);
        double x = 4;
        double y = 5;
        double z = 6;
        double edges = 4 * ((x - 1) + (y - 1) + (z - 1)) * (0.5 * 0.5 / 2);
        double corners = 8 * (1.0 / 8 - 1.0 / 48);
        double flat = 2 * ((x - 1) * (y - 1) + (y - 1) * (z - 1) + (z - 1) * (x - 1));
        double strips = 4 * ((x - 1) + (y - 1) + (z - 1)) * Math.sqrt(0.5);
        Mesh mesh = Mesh.of(filled(size), size, new Vector3(1, 1, 1));
        assertThat(mesh.volume()).isCloseTo(x * y * z - edges - corners, ROUNDING);
        assertThat(mesh.area()).isCloseTo(flat + strips + Math.sqrt(3), ROUNDING);
    }

    /** Every side of a triangle belongs to one other, run through the other way, or lies on a face of the cube. */
    @Test
    void trianglesCloseWithinEachCube() {
        for (int corners = 0; corners < 256; corners++) {
            Map<String, Integer> sides = new HashMap<>();
            for (int[] t : MeshCube.triangles(corners)) {
                for (int n = 0; n < 3; n++) {
                    int a = t[n];
                    int b = t[(n + 1) % 3];
                    sides.merge(Math.min(a, b) + " " + Math.max(a, b), a < b ? 1 : -1, Integer::sum);
                }
            }
            sides.forEach((side, balance) -> {
                int gap = side.indexOf(' ');
                Vector3 a = MeshCube.middle(Integer.parseInt(side.substring(0, gap)));
                Vector3 b = MeshCube.middle(Integer.parseInt(side.substring(gap + 1)));
                assertThat(balance == 0 || onSameFace(a, b)).as(side).isTrue();
            });
        }
    }

    private static boolean onSameFace(Vector3 a, Vector3 b) {
        return (a.x() == b.x() && a.x() != 0.5) || (a.y() == b.y() && a.y() != 0.5) || (a.z() == b.z() && a.z() != 0.5);
    }
}
