package org.deltarad.node.route;

/**
 * A rule of the configuration: what falls under it.
 *
 * @param name of the rule; empty for the settings of the configuration itself, which take what no rule takes
 */
public record Route(String name, Match match) {
    /** Takes what no rule takes. */
    public static final Route DEFAULT = new Route("", Match.ALL);

    /** For messages: {@code route 'cervix'}. */
    public String label() {
        return label(name);
    }

    /** For messages, of the route of a name. */
    public static String label(String name) {
        return name.isEmpty() ? "no route" : "route '" + name + "'";
    }
}
