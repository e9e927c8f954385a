package org.deltarad.node.stow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartReaderTest {
    private static final String BODY = "preamble\r\n--b1 \r\nContent-Type: application/dicom\r\nX:  y \r\n\r\n"
            + "one\r\n--b\r\n-\r--b1\r\n\r\n--b1\r\n\r\n\r\n--b1\r\n\r\n%s\r\n--b1--\r\nepilogue";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 1000, 65536})
    void partsAreTheSameWhereverTheBytesAreCut(int most) throws IOException {
        byte[] large = new byte[200_000];
        new Random(7).nextBytes(large);
        String text = new String(large, StandardCharsets.ISO_8859_1);
        List<byte[]> parts = read(BODY.formatted(text), most);
        assertThat(parts).hasSize(3);
        assertThat(new String(parts.get(0), StandardCharsets.ISO_8859_1)).isEqualTo("one\r\n--b\r\n-\r--b1\r\n");
        assertThat(parts.get(1)).isEmpty();
        assertThat(Arrays.equals(parts.get(2), large)).isTrue();
    }

    @Test
    void headersHaveLowerCaseNames() throws IOException {
        MultipartReader reader = new MultipartReader(in("--b\r\nContent-TYPE: a/b; c=d\r\n\r\nx\r\n--b--", 4), "b");
        assertThat(reader.next().orElseThrow().headers()).containsEntry("content-type", "a/b; c=d");
        assertThat(reader.next()).isEmpty();
        assertThat(reader.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary at all",
                "--b1",
                "--b1\r\nA: b",
                "--b1\r\nA: b\r\n\r\ndata",
                "--b1\r\nA: b\r\n\r\ndata\r\n--b1",
                "--b1x\r\n\r\n\r\n--b1--",
                "--b1\r\nno colon\r\n\r\ndata\r\n--b1--",
            })
    void whatBreaksTheSyntaxIsRefused(String body) {
        assertThatThrownBy(() -> read(body, 3)).isInstanceOf(MultipartException.class);
    }

    @Test
    void headersHaveALimit() {
        String body = "--b1\r\nA: " + "a".repeat(1 << 20) + "\r\n\r\ndata\r\n--b1--";
        assertThatThrownBy(() -> read(body, 65536))
                .isInstanceOf(MultipartException.class)
                .hasMessageContaining("16384");
    }

    private static List<byte[]> read(String body, int most) throws IOException {
        MultipartReader reader = new MultipartReader(in(body, most), "b1");
        List<byte[]> parts = new ArrayList<>();
        for (var p = reader.next(); p.isPresent(); p = reader.next()) {
            parts.add(p.get().body().readAllBytes());
        }
        return parts;
    }

    /** Gives no more than so many bytes at once. */
    private static InputStream in(String body, int most) {
        return new FilterInputStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1))) {
            @Override
            public int read(byte[] b, int off, int len) throws IOException {
                return super.read(b, off, Math.min(len, most));
            }
        };
    }
}
