package org.deltarad.node.cli;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;

/** Whether a person looks on. */
final class Terminal {
    private Terminal() {}

    /** Whether input and output are a terminal. Since Java 22 there is a console without one, which says so itself. */
    @SuppressWarnings("SystemConsoleNull") // null before 22
    static boolean isThere() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("Console.isTerminal is public and throws nothing", e);
        }
    }
}
