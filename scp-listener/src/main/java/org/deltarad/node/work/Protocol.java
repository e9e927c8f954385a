package org.deltarad.node.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.feature.ExtractionParameters;
import org.deltarad.node.config.ExpectedSeries;
import org.deltarad.node.config.ExtractionChoice;
import org.deltarad.node.route.Route;
import org.deltarad.signature.Calibration;
import org.deltarad.signature.Signature;

/**
 * How what falls under a route is worked on, from the image to the destinations.
 *
 * @param route        what falls under it
 * @param ignored      why it is not worked on; empty when it is
 * @param extraction   what is extracted
 * @param measurer     reads image and mask, and extracts
 * @param scoring      signatures and calibration
 * @param expected     what must be here before work begins
 * @param destinations names of the destinations in the outbox
 */
public record Protocol(
        Route route,
        Optional<String> ignored,
        ExtractionChoice extraction,
        RoiMeasurer measurer,
        Scoring scoring,
        Optional<ExpectedSeries> expected,
        List<String> destinations) {
    public Protocol {
        destinations = List.copyOf(destinations);
    }

    ExtractionParameters parameters() {
        return extraction.parameters();
    }

    /** The route's name, the extraction's settings, and the hashes of signatures and calibration. */
    String version() {
        List<String> parts = new ArrayList<>(
                List.of(route.name(), parameters().configuration().toString()));
        scoring.signatures().stream().map(Signature::hash).forEach(parts::add);
        parts.add(scoring.calibration().map(Calibration::hash).orElse(""));
        return String.join("|", parts);
    }
}
