package org.deltarad.cohort.learn.neighbours;

import org.deltarad.cohort.data.ClassLearner;
import org.deltarad.cohort.data.FitException;
import org.deltarad.cohort.learn.Rows;

/** Keeps the training rows as neighbours. Features are taken as they come: standardise them before. */
public final class NearestNeighbours implements ClassLearner {
    private final NeighbourOptions options;

    public NearestNeighbours(NeighbourOptions options) {
        this.options = options;
    }

    /** @throws FitException also when there are fewer rows than neighbours */
    @Override
    public NeighbourModel fit(double[][] x, boolean[] y) {
        Rows.width(x, y.length);
        if (x.length < options.k()) {
            throw new FitException("nearest neighbours: " + options.k() + " of " + x.length + " rows");
        }
        return new NeighbourModel(options, x, y);
    }
}
