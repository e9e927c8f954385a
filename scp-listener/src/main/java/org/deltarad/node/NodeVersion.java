package org.deltarad.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this software, as the build wrote it. */
public final class NodeVersion {
    private static final String CURRENT = read();

    private NodeVersion() {}

    /** Such as {@code 0.1.0}. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = NodeVersion.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties of the node cannot be read", e);
        }
        return properties.getProperty("version");
    }
}
