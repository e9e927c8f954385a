package org.deltarad.node.stow;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a multipart body (RFC 2046 5.1) part after part, never more than a buffer of it at once. Preamble and epilogue are
 * passed over.
 */
public final class MultipartReader {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_HEADERS = 1 << 14;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean atEnd;
    private Body current;

    /** @param boundary 1 to 70 characters, without the leading hyphens */
    public MultipartReader(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        // The first delimiter may be at the very start.
        buffer[to++] = '\r';
        buffer[to++] = '\n';
        this.current = new Body();
    }

    /**
     * A part.
     *
     * @param headers by lower case name
     * @param body    ends where the part ends; valid until the next part is asked for
     */
    public record Part(Map<String, String> headers, InputStream body) {}

    /**
     * The next part, after what is left of the one before.
     *
     * @throws MultipartException when the body breaks the syntax, or ends before its closing delimiter
     */
    public Optional<Part> next() throws IOException {
        if (atEnd) {
            return Optional.empty();
        }
        current.transferTo(OutputStream.nullOutputStream());
        if (isClosing()) {
            atEnd = true;
            return Optional.empty();
        }
        Map<String, String> headers = headers();
        current = new Body();
        return Optional.of(new Part(headers, current));
    }

    /** What follows a delimiter: two hyphens, or the end of its line. */
    private boolean isClosing() throws IOException {
        int first = read();
        int second = read();
        if (first == '-' && second == '-') {
            return true;
        }
        while (first == ' ' || first == '\t') {
            first = second;
            second = read();
        }
        if (first != '\r' || second != '\n') {
            throw new MultipartException("a boundary is not followed by the end of its line");
        }
        return false;
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        int left = LONGEST_HEADERS;
        for (String line = line(left); !line.isEmpty(); line = line(left)) {
            left -= line.length() + 2;
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new MultipartException("a part's header has no colon");
            }
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return headers;
    }

    private String line(int longest) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int before = -1;
        for (int b = read(); !(before == '\r' && b == '\n'); b = read()) {
            if (line.size() >= longest) {
                throw new MultipartException("a part's headers are longer than " + LONGEST_HEADERS + " bytes");
            }
            line.write(b);
            before = b;
        }
        String s = line.toString(StandardCharsets.ISO_8859_1);
        return s.substring(0, s.length() - 1);
    }

    private int read() throws IOException {
        if (from == to && !fill()) {
            throw new MultipartException("the body ends before its closing boundary");
        }
        return buffer[from++] & 0xff;
    }

    /** Whether more came; what is unread moves to the start. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int n = in.read(buffer, to, buffer.length - to);
        to += Math.max(0, n);
        return n > 0;
    }

    /** Index of the delimiter in the buffer, else of what may be its beginning, else {@code to}. */
    private int delimiterOrTail() {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\r' && matches(i)) {
                return i;
            }
        }
        return to;
    }

    private boolean matches(int at) {
        for (int n = 0; n < delimiter.length && at + n < to; n++) {
            if (buffer[at + n] != delimiter[n]) {
                return false;
            }
        }
        return true;
    }

    /** Up to the next delimiter, which is taken off with the end. */
    private final class Body extends InputStream {
        private boolean over;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
            if (over) {
                return -1;
            }
            if (len == 0) {
                return 0;
            }
            while (true) {
                int end = delimiterOrTail();
                if (end > from) {
                    int n = Math.min(len, end - from);
                    System.arraycopy(buffer, from, b, off, n);
                    from += n;
                    return n;
                }
                if (end + delimiter.length <= to) {
                    from += delimiter.length;
                    over = true;
                    return -1;
                }
                if (!fill()) {
                    throw new MultipartException("the body ends before its closing boundary");
                }
            }
        }
    }
}
