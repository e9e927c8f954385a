package org.deltarad.node.route;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;

/** Finds the first route, in the configuration's order, that fits a mask and its images. */
public final class Router {
    private final List<Route> routes;

    public Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** Whether there is anything to find. */
    public boolean isEmpty() {
        return routes.isEmpty();
    }

    /**
     * The routes that a mask may take, whatever its images are, in order; {@link Route#DEFAULT} is the last when no
     * other is sure.
     */
    public List<Route> possible(Dataset mask) {
        List<Route> possible = new ArrayList<>();
        for (Route r : routes) {
            if (r.match().misfitOfMask(mask).isEmpty()) {
                possible.add(r);
                if (r.match().image().isEmpty()) {
                    return possible;
                }
            }
        }
        possible.add(Route.DEFAULT);
        return possible;
    }

    /**
     * The first route that fits.
     *
     * @param mask   header of the mask; empty when there is none yet: conditions of the mask then fit no one
     * @param images headers of the series
     */
    public Choice choose(Optional<Dataset> mask, Collection<Dataset> images) {
        List<Misfit> misfits = new ArrayList<>();
        for (Route r : routes) {
            Optional<String> why = misfit(r.match(), mask).or(() -> r.match().misfitOfImages(images));
            if (why.isEmpty()) {
                return new Choice(r, misfits);
            }
            misfits.add(new Misfit(r, why.get()));
        }
        return new Choice(Route.DEFAULT, misfits);
    }

    private static Optional<String> misfit(Match match, Optional<Dataset> mask) {
        if (match.mask().isEmpty()) {
            return Optional.empty();
        }
        return mask.isEmpty() ? Optional.of("mask: there is none") : match.misfitOfMask(mask.get());
    }

    /**
     * @param route   the first that fits
     * @param misfits why those before it do not
     */
    public record Choice(Route route, List<Misfit> misfits) {
        public Choice {
            misfits = List.copyOf(misfits);
        }
    }

    /** Why a route does not fit. */
    public record Misfit(Route route, String why) {}
}
