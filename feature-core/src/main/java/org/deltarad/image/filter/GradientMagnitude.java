package org.deltarad.image.filter;

import org.deltarad.image.GridBox;
import org.deltarad.volume.GridSize;
import org.deltarad.volume.ScalarType;
import org.deltarad.volume.Vector3;
import org.deltarad.volume.Volume;

/** Magnitude of central differences, in single precision as ITK's {@code GradientMagnitudeImageFilter} holds it. */
final class GradientMagnitude {
    private GradientMagnitude() {}

    /** The image is constant beyond its border. */
    static Volume apply(FilterInput input, boolean useSpacing) {
        Volume image = input.image();
        GridSize size = image.geometry().size();
        GridBox box = input.wanted();
        Vector3 spacing = useSpacing ? image.geometry().spacing() : new Vector3(1, 1, 1);
        double wx = 0.5 * (1 / spacing.x());
        double wy = 0.5 * (1 / spacing.y());
        double wz = 0.5 * (1 / spacing.z());
        double[] v = image.values();
        double[] magnitude = new double[box.size().voxels()];
        int n = 0;
        for (int k = box.k(); k < box.k() + box.size().z(); k++) {
            int before = size.index(0, 0, Math.max(0, k - 1));
            int after = size.index(0, 0, Math.min(size.z() - 1, k + 1));
            for (int j = box.j(); j < box.j() + box.size().y(); j++) {
                int row = size.index(0, j, k);
                int above = size.index(0, Math.max(0, j - 1), k);
                int below = size.index(0, Math.min(size.y() - 1, j + 1), k);
                int inSlice = size.x() * j;
                for (int i = box.i(); i < box.i() + box.size().x(); i++) {
                    double left = v[row + Math.max(0, i - 1)];
                    double right = v[row + Math.min(size.x() - 1, i + 1)];
                    double x = right * wx - left * wx;
                    double y = v[below + i] * wy - v[above + i] * wy;
                    double z = v[after + inSlice + i] * wz - v[before + inSlice + i] * wz;
                    magnitude[n++] = (float) Math.sqrt(x * x + y * y + z * z);
                }
            }
        }
        return new Volume(box.geometry(image.geometry()), magnitude, ScalarType.FLOAT32);
    }
}
