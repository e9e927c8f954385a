package org.deltarad.node.work;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.deltarad.node.route.Route;
import org.deltarad.node.route.Router;

/** The protocols of the configuration's routes, and of the settings that hold where no route fits. */
public final class Protocols {
    private final List<Protocol> all;
    private final Router router;

    /**
     * @param routes   in the configuration's order
     * @param standard where none of them fits
     */
    public Protocols(List<Protocol> routes, Protocol standard) {
        this.all = new ArrayList<>(routes);
        this.all.add(standard);
        this.router = new Router(routes.stream().map(Protocol::route).toList());
    }

    Router router() {
        return router;
    }

    int size() {
        return all.size();
    }

    /** The protocol of a route of this configuration. */
    Protocol of(Route route) {
        return all.stream().filter(p -> p.route().equals(route)).findFirst().orElseThrow();
    }

    /**
     * The protocol of a route by the name that a time point keeps.
     *
     * @throws StepFailedException when the configuration has no such route any more
     */
    public Protocol named(String route) throws StepFailedException {
        return all.stream()
                .filter(p -> p.route().name().equals(route))
                .findFirst()
                .orElseThrow(() -> new StepFailedException("the configuration has no route '" + route
                        + "' any more, by which this was measured; put it back, or send the mask under a new SOP Instance"
                        + " UID"));
    }

    /** What measures and scores, by route: the same text as long as the same reports come out. */
    String version() {
        return all.stream().map(Protocol::version).collect(Collectors.joining("\n"));
    }
}
