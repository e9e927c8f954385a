package org.deltarad.dicom.pixelmed.ul;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class PdvOutputTest {
    /** A PDU of one value, as read at the other end. */
    private record Value(int length, int contextId, int control, byte[] data) {}

    private static List<Value> values(DataInputStream in) throws IOException {
        List<Value> values = new ArrayList<>();
        do {
            assertThat(in.read()).isEqualTo(Pdu.P_DATA_TF);
            in.readByte();
            int length = in.readInt();
            assertThat(in.readInt()).as("length of the value").isEqualTo(length - 4);
            values.add(new Value(length, in.read(), in.read(), in.readNBytes(length - 6)));
        } while (values.get(values.size() - 1).control() != 2); // the data set's last
        return values;
    }

    private static List<Value> sent(int maxLength, int commandLength, byte[] data, int chunk) throws Exception {
        try (Wire wire = Wire.open(Wire.all(Duration.ofSeconds(10)))) {
            CompletableFuture<List<Value>> received = CompletableFuture.supplyAsync(() -> {
                try {
                    return values(new DataInputStream(wire.peer().getInputStream()));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            PdvOutput out = new PdvOutput(new UpperLayer(State.STA_6, true, 100, null, wire.ours()), maxLength);
            out.begin(5, true);
            out.write(new byte[commandLength]);
            out.end();
            out.begin(5, false);
            for (int at = 0; at < data.length; at += chunk) {
                out.write(data, at, Math.min(chunk, data.length - at));
                out.flush(); // as encoders do, which must not cut a PDU short
            }
            out.end();
            out.send();
            return received.get(20, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // maximum length, command, data set, written in pieces of
        "128, 200, 5000, 7",
        "4096, 100, 0, 1",
        "16384, 100, 1000000, 8192",
        "16384, 16378, 16378, 100000",
        "65530, 100, 65524, 65536",
        "131072, 100, 1000000, 8191"
    })
    void cutsToTheLengthThatThePeerTakes(int maxLength, int commandLength, int dataLength, int chunk) throws Exception {
        byte[] data = new byte[dataLength];
        new Random(dataLength).nextBytes(data);

        List<Value> values = sent(maxLength, commandLength, data, chunk);

        ByteArrayOutputStream command = new ByteArrayOutputStream();
        ByteArrayOutputStream rest = new ByteArrayOutputStream();
        values.forEach(v -> ((v.control() & 1) == 1 ? command : rest).writeBytes(v.data()));
        assertThat(command.size()).isEqualTo(commandLength);
        assertThat(rest.toByteArray()).isEqualTo(data);
        assertThat(values).allMatch(v -> v.length() <= maxLength && v.contextId() == 5);
        assertThat(values)
                .filteredOn(v -> v.control() == 3)
                .as("last of the command")
                .hasSize(1);
        int least = (dataLength + maxLength - 7) / (maxLength - 6);
        assertThat(values)
                .filteredOn(v -> v.control() == 0 || v.control() == 2)
                .as("no more PDUs than needed, but where the buffer ends")
                .hasSizeBetween(Math.max(1, least), Math.max(1, least) + 1 + dataLength / 30_000);
    }

    @Test
    void aMessageThatFitsTheBufferIsSentAtOnce() throws Exception {
        try (Wire wire = Wire.open(Wire.all(Duration.ofSeconds(10)))) {
            PdvOutput out = new PdvOutput(new UpperLayer(State.STA_6, true, 100, null, wire.ours()), 16384);
            out.begin(1, true);
            out.write(new byte[100]);
            out.end();
            out.begin(1, false);
            out.write(new byte[30_000]);
            out.end();
            assertThat(wire.peer().getInputStream().available())
                    .as("nothing yet")
                    .isZero();
            out.send();
            int expected = 12 + 100 + 12 + 16378 + 12 + (30_000 - 16378); // three PDUs
            assertThat(wire.peer().getInputStream().readNBytes(expected)).hasSize(expected);
            assertThat(wire.peer().getInputStream().available()).isZero();
        }
    }
}
