package org.deltarad.node.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a table: UTF-8, with or without a byte order mark. */
final class CaseTableText {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private CaseTableText() {}

    /**
     * The text, without the mark.
     *
     * @throws BatchException.WrongTable when it is not UTF-8, naming the line
     */
    static String of(Path file) throws BatchException.WrongTable, IOException {
        byte[] bytes = Files.readAllBytes(file);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(in, text, true);
        if (result.isError()) {
            throw new BatchException.WrongTable(
                    file, 1 + lineEnds(bytes, in.position()), "is not UTF-8 text; save it as CSV UTF-8");
        }
        String all = text.flip().toString();
        if (all.indexOf('\0') >= 0) {
            throw new BatchException.WrongTable(file, "is no text file; a table of cases is CSV in UTF-8");
        }
        return !all.isEmpty() && all.charAt(0) == BYTE_ORDER_MARK ? all.substring(1) : all;
    }

    private static long lineEnds(byte[] bytes, int end) {
        long count = 0;
        for (int n = 0; n < end; n++) {
            if (bytes[n] == '\n') {
                count++;
            }
        }
        return count;
    }
}
