package org.deltarad.cohort.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;

/** A file's text: UTF-8 with or without byte order mark, in normalisation form C. */
final class Utf8Text {
    private static final int FIRST_BYTES = 2;

    private Utf8Text() {}

    /** @throws TableException when the file is not UTF-8, with the line */
    static String of(Path file) throws IOException, TableException {
        byte[] bytes = Files.readAllBytes(file);
        if (bytes.length >= FIRST_BYTES && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
            throw new TableException(file, "the file is UTF-16; save it as CSV UTF-8");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw notUtf8(file, bytes, in.position());
        }
        String text = out.flip().toString();
        int zero = text.indexOf('\0');
        if (zero >= 0) {
            throw new TableException(file, line(bytes, zero), "there is a zero byte; this is no CSV file");
        }
        return Normalizer.normalize(text.startsWith("\ufeff") ? text.substring(1) : text, Normalizer.Form.NFC);
    }

    private static TableException notUtf8(Path file, byte[] bytes, int at) {
        return new TableException(
                file,
                line(bytes, at),
                String.format(
                        "byte 0x%02X is not UTF-8; the file seems to be Latin-1 or Windows-1252. Save it as CSV UTF-8",
                        bytes[at] & 0xff));
    }

    /** 1 for the first. */
    private static long line(byte[] bytes, int at) {
        long line = 1;
        for (int n = 0; n < at; n++) {
            line += bytes[n] == '\n' ? 1 : 0;
        }
        return line;
    }
}
