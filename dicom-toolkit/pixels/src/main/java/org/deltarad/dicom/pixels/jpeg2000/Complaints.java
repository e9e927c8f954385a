package org.deltarad.dicom.pixels.jpeg2000;

import java.util.ArrayList;
import java.util.List;
import jj2000.j2k.util.MsgLogger;
import org.deltarad.dicom.pixels.codestream.CodestreamException;

/** What JJ2000 would write to the console: where it mends a broken codestream, we refuse it. */
final class Complaints implements MsgLogger {
    private final List<String> messages = new ArrayList<>();

    @Override
    public void printmsg(int severity, String message) {
        if (severity == WARNING || severity == ERROR) {
            messages.add(message);
        }
    }

    @Override
    public void println(String message, int firstIndent, int indent) {
        // Explanations of a message that came before.
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    void requireNone() throws CodestreamException {
        if (!messages.isEmpty()) {
            throw new CodestreamException("the codestream is broken: " + messages.get(0));
        }
    }
}
