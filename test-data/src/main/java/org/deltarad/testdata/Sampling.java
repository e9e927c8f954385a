package org.deltarad.testdata;

/**
 * Where an image series is sampled.
 *
 * @param columns              pixels along a row
 * @param rows                 pixels along a column
 * @param slices               number of slices
 * @param pixelSpacing         Pixel Spacing (0028,0030), both ways, mm
 * @param sliceThickness       Slice Thickness (0018,0050), mm
 * @param spacingBetweenSlices Spacing Between Slices (0018,0088), centre to centre, mm
 * @param tiltDegrees          how far the slices are turned about the left-right axis out of the axial plane, degrees
 */
public record Sampling(
        int columns,
        int rows,
        int slices,
        double pixelSpacing,
        double sliceThickness,
        double spacingBetweenSlices,
        double tiltDegrees) {
    public Sampling {
        if (columns < 1 || rows < 1 || slices < 1) {
            throw new IllegalArgumentException("a series needs pixels, got " + columns + " x " + rows + " x " + slices);
        }
        if (!(pixelSpacing > 0 && sliceThickness > 0 && spacingBetweenSlices > 0)) {
            throw new IllegalArgumentException("spacings must be positive, got " + pixelSpacing + ", " + sliceThickness
                    + ", " + spacingBetweenSlices + " mm");
        }
    }

    /** The larger side of the field of view, mm. */
    public double fieldOfView() {
        return Math.max(columns, rows) * pixelSpacing;
    }
}
