package org.deltarad.dicom.pixelmed.ul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.deltarad.dicom.net.Timeouts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every pair of state and event: the table that the upper layer runs on against PS3.8 table 9-10 as the standard prints it
 * (edition 2024b), and what the machine then does on the wire against tables 9-6 to 9-9.
 */
@Timeout(120)
class StateTableTest {
    /** Rows are events, columns Sta1 to Sta13; a dot is an empty cell. */
    private static final String TABLE_9_10 = """
            Evt    1     2     3     4     5     6     7     8     9     10    11    12    13
            1      AE-1  .     .     .     .     .     .     .     .     .     .     .     .
            2      .     .     .     AE-2  .     .     .     .     .     .     .     .     .
            3      .     AA-1  AA-8  .     AE-3  AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-6
            4      .     AA-1  AA-8  .     AE-4  AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-6
            5      AE-5  .     .     .     .     .     .     .     .     .     .     .     .
            6      .     AE-6  AA-8  .     AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-7
            7      .     .     AE-7  .     .     .     .     .     .     .     .     .     .
            8      .     .     AE-8  .     .     .     .     .     .     .     .     .     .
            9      .     .     .     .     .     DT-1  .     AR-7  .     .     .     .     .
            10     .     AA-1  AA-8  .     AA-8  DT-2  AR-6  AA-8  AA-8  AA-8  AA-8  AA-8  AA-6
            11     .     .     .     .     .     AR-1  .     .     .     .     .     .     .
            12     .     AA-1  AA-8  .     AA-8  AR-2  AR-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-6
            13     .     AA-1  AA-8  .     AA-8  AA-8  AR-3  AA-8  AA-8  AR-10 AR-3  AA-8  AA-6
            14     .     .     .     .     .     .     .     AR-4  AR-9  .     .     AR-4  .
            15     .     .     AA-1  AA-2  AA-1  AA-1  AA-1  AA-1  AA-1  AA-1  AA-1  AA-1  .
            16     .     AA-2  AA-3  .     AA-3  AA-3  AA-3  AA-3  AA-3  AA-3  AA-3  AA-3  AA-2
            17     .     AA-5  AA-4  AA-4  AA-4  AA-4  AA-4  AA-4  AA-4  AA-4  AA-4  AA-4  AR-5
            18     .     AA-2  .     .     .     .     .     .     .     .     .     .     AA-2
            19     .     AA-1  AA-8  .     AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-8  AA-7
            """;

    /** Next state, what the peer receives (PDU-type, of A-ABORT its source), whether we close, whether ARTIM runs. */
    private static final String ACTIONS = """
            AE-2   5   01     open   -
            AE-3   6   -      open   -
            AE-4   1   -      closed -
            AE-6   3   -      open   -
            AE-7   6   02     open   -
            AE-8   13  03     open   ARTIM
            DT-1   6   04     open   -
            DT-2   6   -      open   -
            AR-1   7   05     open   -
            AR-2   8   -      open   -
            AR-3   1   -      closed -
            AR-4   13  06     open   ARTIM
            AR-5   1   -      -      -
            AR-6   7   -      open   -
            AR-7   8   04     open   -
            AR-8   9   -      open   -
            AR-9   11  06     open   -
            AR-10  12  -      open   -
            AA-1   13  07:0   open   ARTIM
            AA-2   1   -      closed -
            AA-3   1   -      closed -
            AA-4   1   -      -      -
            AA-5   1   -      -      -
            AA-6   13  -      open   ARTIM
            AA-7   13  07:2   open   ARTIM
            AA-8   13  07:2   open   ARTIM
            """;

    record Cell(Event event, State state, String action) {
        @Override
        public String toString() {
            return event.name() + " " + state.name() + " " + action;
        }
    }

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (String line : TABLE_9_10.lines().skip(1).toList()) {
            String[] row = line.split(" +", -1);
            for (int n = 1; n < row.length; n++) {
                cells.add(new Cell(Event.valueOf("EVT_" + row[0]), State.valueOf("STA_" + n), row[n]));
            }
        }
        return cells;
    }

    @Test
    void allPairsAreTranscribed() {
        assertThat(cells()).hasSize(19 * 13).doesNotHaveDuplicates();
        assertThat(cells().stream().filter(c -> !c.action().equals("."))).hasSize(123);
    }

    @ParameterizedTest
    @MethodSource("cells")
    void theTableIsTheStandards(Cell cell) {
        assertThat(StateTable.action(cell.event(), cell.state())
                        .map(a -> a.name().replace('_', '-'))
                        .orElse("."))
                .isEqualTo(cell.action());
    }

    /** What an action is to come to; as requestor, and with acceptable requests. */
    private record Outcome(State next, String sent, boolean closed, boolean artim) {
        Outcome open() {
            return new Outcome(next, sent, false, artim);
        }
    }

    private static final Map<String, Outcome> OUTCOMES = ACTIONS.lines()
            .map(l -> l.split(" +", -1))
            .collect(Collectors.toMap(
                    c -> c[0],
                    c -> new Outcome(State.valueOf("STA_" + c[1]), c[2], c[3].equals("closed"), c[4].equals("ARTIM"))));

    private static final Set<Event> OF_THE_USER =
            EnumSet.of(Event.EVT_1, Event.EVT_7, Event.EVT_8, Event.EVT_9, Event.EVT_11, Event.EVT_14, Event.EVT_15);

    private static final Set<State> UNCONNECTED = EnumSet.of(State.STA_1, State.STA_4);

    /** Cells that can be played: what the user asks for in any state, what the peer does where there is a connection. */
    static Stream<Cell> ofTheUser() {
        return cells().stream().filter(c -> OF_THE_USER.contains(c.event()));
    }

    static Stream<Cell> ofThePeer() {
        return cells().stream()
                .filter(c -> !OF_THE_USER.contains(c.event()) && !UNCONNECTED.contains(c.state()))
                .filter(c -> c.event() != Event.EVT_2 && c.event() != Event.EVT_5);
    }

    private static final Pdu.AssociateRq REQUEST =
            new Pdu.AssociateRq(1, "CALLED", "CALLING", PduEncoder.APPLICATION_CONTEXT, List.of(), List.of(), 65536);
    private static final Pdu.AssociateAc ACCEPTANCE =
            new Pdu.AssociateAc("CALLED", "CALLING", List.of(), List.of(), 65536);
    private static final byte[] DATA = {4, 0, 0, 0, 0, 8, 0, 0, 0, 4, 1, 2, 9, 9};
    private static final Duration LONG = Duration.ofSeconds(20);

    private static Pdu pdu(Event event) {
        return switch (event) {
            case EVT_1, EVT_6 -> REQUEST;
            case EVT_3, EVT_7 -> ACCEPTANCE;
            case EVT_4, EVT_8 -> new Pdu.AssociateRj(1, 1, 7);
            case EVT_11, EVT_12 -> new Pdu.ReleaseRq();
            case EVT_13, EVT_14 -> new Pdu.ReleaseRp();
            case EVT_15, EVT_16 -> new Pdu.Abort(AbortReason.SERVICE_USER);
            default -> throw new IllegalArgumentException(event.name());
        };
    }

    private static UpperLayer in(State state, Wire wire) {
        boolean connected = !UNCONNECTED.contains(state);
        if (state == State.STA_2 || state == State.STA_13) {
            wire.ours().startArtim();
        }
        return new UpperLayer(state, true, 1 << 16, wire::ours, connected ? wire.ours() : null);
    }

    private static void request(UpperLayer upper, Event event) throws UlException {
        if (event == Event.EVT_9) {
            upper.requestData(DATA, DATA.length);
        } else {
            upper.request(event, pdu(event));
        }
    }

    @ParameterizedTest
    @MethodSource
    void ofTheUser(Cell cell) throws Exception {
        try (Wire wire = Wire.open(Wire.all(LONG))) {
            UpperLayer upper = in(cell.state(), wire);
            if (cell.action().equals(".")) {
                assertThatThrownBy(() -> request(upper, cell.event())).isInstanceOf(IllegalStateException.class);
                assertThat(upper.state()).isEqualTo(cell.state());
                return;
            }
            request(upper, cell.event());
            // connecting blocks, so that AE-2 follows AE-1 at once
            Outcome outcome = OUTCOMES.get(cell.action().equals("AE-1") ? "AE-2" : cell.action());
            boolean nothingToClose = cell.state() == State.STA_4;
            assertOutcome(wire, upper, nothingToClose ? outcome.open() : outcome, false);
        }
    }

    @ParameterizedTest
    @MethodSource
    void ofThePeer(Cell cell) throws Exception {
        Duration artim = cell.event() == Event.EVT_18 ? Duration.ofMillis(20) : LONG;
        try (Wire wire = Wire.open(new Timeouts(LONG, artim, LONG, LONG, LONG))) {
            UpperLayer upper = in(cell.state(), wire);
            switch (cell.event()) {
                case EVT_10 -> wire.peerSends(DATA);
                case EVT_17 -> wire.peer().shutdownOutput();
                case EVT_18 -> {} // time passes
                case EVT_19 -> wire.peerSends(new byte[] {0x2a, 0, 0, 0, 0, 0});
                default -> wire.peerSends(PduEncoder.encode(pdu(cell.event())));
            }
            Optional<UlException> end = awaited(upper, cell.event() == Event.EVT_18 ? artim.multipliedBy(5) : LONG);
            if (cell.action().equals(".")) {
                assertThat(end).map(UlException::kind).as("ARTIM does not run").contains(UlException.Kind.SILENT);
                assertThat(upper.state()).isEqualTo(cell.state());
                return;
            }
            assertThat(end.isPresent())
                    .isEqualTo(cell.action().startsWith("AA") || cell.action().equals("AR-5"));
            assertOutcome(wire, upper, OUTCOMES.get(cell.action()), cell.event() == Event.EVT_17);
        }
    }

    private static Optional<UlException> awaited(UpperLayer upper, Duration patience) {
        try {
            upper.await(patience);
            return Optional.empty();
        } catch (UlException e) {
            return Optional.of(e);
        }
    }

    private static void assertOutcome(Wire wire, UpperLayer upper, Outcome expected, boolean peerClosed)
            throws IOException {
        assertThat(upper.state()).isEqualTo(expected.next());
        assertThat(wire.ours().isArtimRunning()).as("ARTIM").isEqualTo(expected.artim());
        boolean sends = !expected.sent().equals("-");
        if (sends) {
            assertThat(nextPdu(wire)).isEqualTo(expected.sent());
        }
        wire.peer().setSoTimeout(10);
        if (expected.closed()) {
            assertThat(wire.peer().getInputStream().read()).as("closed").isEqualTo(-1);
        } else if (!peerClosed) {
            assertThatThrownBy(() -> wire.peer().getInputStream().read())
                    .as("open, and nothing more is sent")
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }

    /** PDU-type, of A-ABORT with its source. */
    private static String nextPdu(Wire wire) throws IOException {
        InputStream in = wire.peer().getInputStream();
        byte[] head = in.readNBytes(6);
        byte[] body = in.readNBytes(ByteBuffer.wrap(head).getInt(2));
        String type = "0" + head[0];
        return head[0] == Pdu.A_ABORT ? type + ":" + body[2] : type;
    }

    @Test
    void aTransportConnectionIsAwaitedForItsRequest() throws Exception {
        try (Wire wire = Wire.open(Wire.all(LONG))) {
            UpperLayer upper = UpperLayer.accepted(wire.ours(), 1 << 16); // Evt5 in Sta1: AE-5
            assertOutcome(wire, upper, new Outcome(State.STA_2, "-", false, true), false);
        }
    }

    @Test
    void aRequestInVersionsThatWeDoNotSpeakIsRejectedByTheProvider() throws Exception {
        try (Wire wire = Wire.open(Wire.all(LONG))) {
            UpperLayer upper = in(State.STA_2, wire);
            byte[] request = PduEncoder.encode(REQUEST);
            request[7] = 3; // Protocol-version, low byte: bit 0 among others
            wire.peerSends(request);
            assertThat(awaited(upper, LONG)).isEmpty();
        }
        try (Wire wire = Wire.open(Wire.all(LONG))) {
            UpperLayer upper = in(State.STA_2, wire);
            byte[] request = PduEncoder.encode(REQUEST);
            request[7] = 2; // Protocol-version, low byte: bit 1 only
            wire.peerSends(request);
            assertThat(awaited(upper, LONG)).map(Throwable::getMessage).hasValueSatisfying(m -> assertThat(m)
                    .contains("protocol version 2"));
            assertOutcome(wire, upper, new Outcome(State.STA_13, "03", false, true), false); // AE-6, otherwise
        }
    }

    @Test
    void aConnectionThatCannotBeMadeEndsTheRequest() {
        UpperLayer upper = UpperLayer.requesting(
                () -> {
                    throw UlException.of(UlException.Kind.UNREACHABLE, "is not there");
                },
                1 << 16);
        assertThatThrownBy(() -> upper.request(Event.EVT_1, REQUEST)).hasMessage("is not there");
        assertThat(upper.state()).as("Evt17 in Sta4: AA-4").isEqualTo(State.STA_1);
    }

    @Test
    void onceTheAssociationHasEndedItsEndIsToldBeforeThePeerKnows() throws Exception {
        try (Wire wire = Wire.open(Wire.all(LONG))) {
            UpperLayer upper = in(State.STA_6, wire);
            List<Integer> sentBefore = new ArrayList<>();
            upper.onEnd(() -> sentBefore.add(available(wire)));
            upper.abort();
            assertThat(nextPdu(wire)).isEqualTo("07:0");
            upper.abort();
            assertThat(sentBefore).containsExactly(0);
        }
    }

    private static int available(Wire wire) {
        try {
            return wire.peer().getInputStream().available();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A side that asks for release while its peer does, too (PS3.8 7.2.2). */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReleaseCollisionEndsInOrder(boolean requestor) throws Exception {
        try (Wire wire = Wire.open(Wire.all(LONG))) {
            UpperLayer upper = new UpperLayer(State.STA_6, requestor, 1 << 16, null, wire.ours());
            Association association = new Association(upper, "CALLING", List.of(), List.of(), 0);
            CompletableFuture<Void> released = CompletableFuture.runAsync(() -> {
                try {
                    association.release();
                } catch (UlException e) {
                    throw new UncheckedIOException(e);
                }
            });
            assertThat(nextPdu(wire)).as("A-RELEASE-RQ").isEqualTo("05");
            wire.peerSends(PduEncoder.encode(new Pdu.ReleaseRq()));
            if (requestor) { // AR-8, AR-9, AR-3
                assertThat(nextPdu(wire)).as("A-RELEASE-RP").isEqualTo("06");
                wire.peerSends(PduEncoder.encode(new Pdu.ReleaseRp()));
                released.get(10, TimeUnit.SECONDS);
                assertThat(upper.state()).isEqualTo(State.STA_1);
            } else { // AR-8, AR-10, AR-4
                wire.peerSends(PduEncoder.encode(new Pdu.ReleaseRp()));
                assertThat(nextPdu(wire)).as("A-RELEASE-RP").isEqualTo("06");
                released.get(10, TimeUnit.SECONDS);
                assertThat(upper.state()).isEqualTo(State.STA_13);
            }
        }
    }
}
