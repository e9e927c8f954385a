package org.deltarad.node.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import java.nio.file.Path;
import org.deltarad.node.config.LoggingConfig;
import org.deltarad.node.logging.JsonLines;
import org.slf4j.LoggerFactory;

/** What of the log goes where, per command; {@code logback.xml} sends warnings to standard error. */
final class Logging {
    private Logging() {}

    /** Sets the level of our own loggers. */
    static void level(Level level) {
        ((Logger) LoggerFactory.getLogger("org.deltarad")).setLevel(level);
    }

    /** Gives standard error the form that the configuration, or DELTARAD_LOG in the environment, asks for. */
    static void form(LoggingConfig config) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        boolean json = config.isJson() || "json".equals(System.getenv("DELTARAD_LOG"));
        if (json && root.getAppender("stderr") instanceof ConsoleAppender<ILoggingEvent> console) {
            JsonLines encoder = new JsonLines();
            encoder.setContext(root.getLoggerContext());
            encoder.start();
            console.stop();
            console.setEncoder(encoder);
            console.start();
        }
    }

    /** Sends everything to a file instead of standard error. */
    static void toFile(Path file) {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        LoggerContext context = root.getLoggerContext();
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern(context.getProperty("pattern"));
        encoder.start();
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setAppend(false);
        appender.setEncoder(encoder);
        appender.start();
        root.detachAndStopAllAppenders();
        root.addAppender(appender);
    }
}
