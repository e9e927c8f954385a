package org.deltarad.node.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.deltarad.node.index.IndexSource;

/**
 * The database of the node's work.
 *
 * @param url       of PostgreSQL, which several nodes with one data folder may share; empty: an H2 file in the data folder
 * @param user      for PostgreSQL
 * @param password  for PostgreSQL
 * @param node      this node's name among those that share it; empty: the name of the machine
 * @param heartbeat seconds between signs of life; work of a node that has been silent for six of them is taken over
 */
public record IndexConfig(
        Optional<String> url,
        Optional<String> user,
        Optional<String> password,
        Optional<String> node,
        double heartbeat) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,50}");

    public IndexConfig {
        url.filter(u -> !u.startsWith("jdbc:postgresql:")).ifPresent(u -> {
            throw new InvalidValueException("url", "must begin with jdbc:postgresql:, was '" + u + "'");
        });
        node.filter(n -> !NAME.matcher(n).matches()).ifPresent(n -> {
            throw new InvalidValueException(
                    "node", "must be letters, digits, '.', '_' or '-', at most 50, was '" + n + "'");
        });
        Checks.seconds("heartbeat", heartbeat);
        if (heartbeat < 0.1) {
            throw new InvalidValueException("heartbeat", "must be at least 0.1, was " + heartbeat);
        }
    }

    /** Where the database is. */
    public IndexSource source(Path data) {
        return url.<IndexSource>map(u -> new IndexSource.PostgreSql(u, user.orElse(""), password.orElse("")))
                .orElseGet(() -> new IndexSource.H2File(data));
    }

    /** This node's name among those that share the database; empty for a database of its own. */
    public Optional<String> nodeName() {
        return url.map(shared -> node.orElseGet(IndexConfig::machine));
    }

    public Duration heartbeatInterval() {
        return Checks.duration(heartbeat);
    }

    private static String machine() {
        try {
            String name = InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "-");
            return name.substring(0, Math.min(50, name.length()));
        } catch (UnknownHostException e) {
            throw new InvalidValueException("node", "this machine has no name; give the node one");
        }
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "IndexConfig[" + url.orElse("H2") + "]";
    }
}
