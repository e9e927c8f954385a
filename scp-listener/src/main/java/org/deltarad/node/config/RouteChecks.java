package org.deltarad.node.config;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.deltarad.node.route.Match;

/** What the routes of a configuration name must be there: files, signatures, destinations. */
final class RouteChecks {
    private final NodeConfig config;

    RouteChecks(NodeConfig config) {
        this.config = config;
    }

    /** @throws InvalidValueException with the key from the configuration's root */
    void check() {
        Set<String> names = new HashSet<>();
        Optional<String> everything = Optional.empty();
        for (int n = 0; n < config.routes().size(); n++) {
            RouteConfig route = config.routes().get(n);
            String key = "routes[" + n + "]";
            if (!names.add(route.name())) {
                throw new InvalidValueException(key + ".name", "another route has the name '" + route.name() + "'");
            }
            if (everything.isPresent()) {
                throw new InvalidValueException(
                        key, "is never reached: route '" + everything.get() + "' before it fits everything");
            }
            if (route.route().match().equals(Match.ALL)) {
                everything = Optional.of(route.name());
            }
            check(key + ".use", route.use());
            if (route.use().ignore().isEmpty()) {
                checkFiles(key + ".use", route);
            }
        }
    }

    private void check(String key, RouteConfig.Use use) {
        List<String> known = config.destinations().names();
        List<String> named = use.destinations().orElse(List.of());
        for (int n = 0; n < named.size(); n++) {
            if (Collections.frequency(known, named.get(n)) > 1) {
                throw new InvalidValueException(
                        key + ".destinations[" + n + "]",
                        "several destinations are called '" + named.get(n) + "'; give each a name");
            }
            if (!known.contains(named.get(n))) {
                throw new InvalidValueException(
                        key + ".destinations[" + n + "]",
                        "there is no destination '" + named.get(n) + "'; there are: " + String.join(", ", known));
            }
        }
    }

    private void checkFiles(String key, RouteConfig route) {
        try {
            NodeConfig effective = config.forRoute(route);
            String extraction = load(key + ".extraction", () -> ExtractionChoice.load(effective.extraction()))
                    .name();
            for (int n = 0; n < effective.signatures().size(); n++) {
                String name = effective.signatures().get(n);
                String where = route.use().signatures().isPresent() ? ".signatures[" + n + "]" : ".extraction";
                load(key + where, () -> ScoringFiles.signature(name, extraction));
            }
            if (route.use().calibration().isPresent()) {
                load(
                        key + ".calibration",
                        () -> ScoringFiles.calibration(route.use().calibration().get()));
            }
        } catch (InvalidValueException e) {
            throw e.key().startsWith(key) ? e : new InvalidValueException(key + ".pairing." + e.key(), e.getMessage());
        }
    }

    /** Something that the configuration names. */
    private interface Named<T> {
        T load() throws ConfigException;
    }

    private static <T> T load(String key, Named<T> named) {
        try {
            return named.load();
        } catch (ConfigException e) {
            throw new InvalidValueException(key, e.getMessage());
        }
    }
}
