package org.deltarad.feature;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of DeltaRad, from the resource that the build fills in. */
public final class Version {
    private static final String CURRENT = read();

    private Version() {}

    /** Such as 0.1.0. */
    public static String current() {
        return CURRENT;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("version.properties of feature-core is unreadable", e);
        }
        return properties.getProperty("version");
    }
}
