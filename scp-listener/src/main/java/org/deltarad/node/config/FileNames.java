package org.deltarad.node.config;

import java.nio.file.Path;
import java.util.Locale;

/** Values that are a built-in name or a file. */
final class FileNames {
    private FileNames() {}

    /** With the path of a file relative to a folder made absolute. */
    static String resolved(Path folder, String name) {
        return isFile(name) ? folder.resolve(name).normalize().toString() : name;
    }

    private static boolean isFile(String name) {
        String s = name.toLowerCase(Locale.ROOT);
        return s.contains("/") || s.endsWith(".yaml") || s.endsWith(".yml") || s.endsWith(".json");
    }
}
