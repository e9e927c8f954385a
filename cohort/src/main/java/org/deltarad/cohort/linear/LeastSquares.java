package org.deltarad.cohort.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DecompositionSolver;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealVector;

/**
 * Ordinary least squares with an intercept for many responses on the same columns. A column that is a linear combination
 * of the intercept and the columns before it gets no coefficient, as in R's {@code lm} (where it is {@code NA}).
 */
public final class LeastSquares {
    /**
     * A column is redundant when what the columns before it leave of it is shorter than this fraction of it; the
     * default {@code tol} of R's {@code lm.fit}.
     */
    static final double TOLERANCE = 1e-7;

    private final List<double[]> columns;
    private final List<Integer> kept = new ArrayList<>();
    private final DecompositionSolver solver;

    /**
     * A regression's result.
     *
     * @param coefficients one for each column, zero for the redundant ones
     * @param residuals    one for each observation
     */
    public record Fit(double intercept, List<Double> coefficients, double[] residuals) {}

    /**
     * @param columns      predictors, each with one value per observation
     * @param observations their number, at least one; residuals are zero when it is {@link #rank}
     */
    public LeastSquares(List<double[]> columns, int observations) {
        this.columns = columns;
        double[] ones = new double[observations];
        Arrays.fill(ones, 1);
        List<RealVector> basis = new ArrayList<>();
        addIfIndependent(basis, ones);
        for (int i = 0; i < columns.size(); i++) {
            if (addIfIndependent(basis, columns.get(i))) {
                kept.add(i);
            }
        }
        Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(observations, rank());
        matrix.setColumn(0, ones);
        for (int i = 0; i < kept.size(); i++) {
            matrix.setColumn(i + 1, columns.get(kept.get(i)));
        }
        this.solver = new QRDecomposition(matrix).getSolver();
    }

    /** Number of independent columns, the intercept included. */
    public int rank() {
        return kept.size() + 1;
    }

    /** Whether the column has no coefficient of its own. */
    public boolean redundant(int column) {
        return !kept.contains(column);
    }

    /** Regresses one response, one value for each observation. */
    public Fit fit(double[] response) {
        RealVector solution = solver.solve(new ArrayRealVector(response, false));
        Double[] coefficients = new Double[columns.size()];
        Arrays.fill(coefficients, 0.0);
        double[] residuals = response.clone();
        for (int row = 0; row < residuals.length; row++) {
            residuals[row] -= solution.getEntry(0);
        }
        for (int i = 0; i < kept.size(); i++) {
            double coefficient = solution.getEntry(i + 1);
            double[] column = columns.get(kept.get(i));
            coefficients[kept.get(i)] = coefficient;
            for (int row = 0; row < residuals.length; row++) {
                residuals[row] -= coefficient * column[row];
            }
        }
        return new Fit(solution.getEntry(0), List.of(coefficients), residuals);
    }

    /** Gram-Schmidt, twice over so that rounding cannot pass for independence. */
    private static boolean addIfIndependent(List<RealVector> basis, double[] column) {
        RealVector rest = new ArrayRealVector(column);
        double length = rest.getNorm();
        for (int pass = 0; pass < 2; pass++) {
            for (RealVector direction : basis) {
                rest = rest.subtract(direction.mapMultiply(direction.dotProduct(rest)));
            }
        }
        double left = rest.getNorm();
        if (length == 0 || left < TOLERANCE * length) {
            return false;
        }
        basis.add(rest.mapDivide(left));
        return true;
    }
}
