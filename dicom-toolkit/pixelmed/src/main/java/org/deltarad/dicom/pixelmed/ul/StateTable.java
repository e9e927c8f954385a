package org.deltarad.dicom.pixelmed.ul;

import static org.deltarad.dicom.pixelmed.ul.Action.*;
import static org.deltarad.dicom.pixelmed.ul.Event.*;
import static org.deltarad.dicom.pixelmed.ul.State.*;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which action an event calls for in a state (PS3.8 9.2.3, table 9-10). */
final class StateTable {
    /** An association is asked for, exists, or is being released. */
    private static final Set<State> ASSOCIATED = EnumSet.range(STA_5, STA_12);

    private static final Map<Event, Map<State, Action>> ROWS = rows();

    private StateTable() {}

    /** The action; empty where the table has no entry. */
    static Optional<Action> action(Event event, State state) {
        return Optional.ofNullable(ROWS.get(event).get(state));
    }

    private static Map<Event, Map<State, Action>> rows() {
        Map<Event, Map<State, Action>> rows = new EnumMap<>(Event.class);
        rows.put(EVT_1, row().in(STA_1, AE_1).cells());
        rows.put(EVT_2, row().in(STA_4, AE_2).cells());
        rows.put(EVT_3, pdu(AA_6).in(STA_5, AE_3).cells());
        rows.put(EVT_4, pdu(AA_6).in(STA_5, AE_4).cells());
        rows.put(EVT_5, row().in(STA_1, AE_5).cells());
        rows.put(EVT_6, pdu(AA_7).in(STA_2, AE_6).cells());
        rows.put(EVT_7, row().in(STA_3, AE_7).cells());
        rows.put(EVT_8, row().in(STA_3, AE_8).cells());
        rows.put(EVT_9, row().in(STA_6, DT_1).in(STA_8, AR_7).cells());
        rows.put(EVT_10, pdu(AA_6).in(STA_6, DT_2).in(STA_7, AR_6).cells());
        rows.put(EVT_11, row().in(STA_6, AR_1).cells());
        rows.put(EVT_12, pdu(AA_6).in(STA_6, AR_2).in(STA_7, AR_8).cells());
        rows.put(
                EVT_13,
                pdu(AA_6).in(STA_7, AR_3).in(STA_10, AR_10).in(STA_11, AR_3).cells());
        rows.put(EVT_14, row().in(STA_8, AR_4).in(STA_9, AR_9).in(STA_12, AR_4).cells());
        rows.put(
                EVT_15,
                row().in(STA_3, AA_1).in(STA_4, AA_2).in(ASSOCIATED, AA_1).cells());
        rows.put(
                EVT_16,
                row().in(STA_2, AA_2)
                        .in(STA_3, AA_3)
                        .in(ASSOCIATED, AA_3)
                        .in(STA_13, AA_2)
                        .cells());
        rows.put(
                EVT_17,
                row().in(STA_2, AA_5)
                        .in(STA_3, AA_4)
                        .in(STA_4, AA_4)
                        .in(ASSOCIATED, AA_4)
                        .in(STA_13, AR_5)
                        .cells());
        rows.put(EVT_18, row().in(STA_2, AA_2).in(STA_13, AA_2).cells());
        rows.put(EVT_19, pdu(AA_7).cells());
        return rows;
    }

    /** A PDU where it is not due: answered with an A-ABORT; after the end of the association ignored or as given. */
    private static Row pdu(Action afterTheEnd) {
        return row().in(STA_2, AA_1).in(STA_3, AA_8).in(ASSOCIATED, AA_8).in(STA_13, afterTheEnd);
    }

    private static Row row() {
        return new Row(new EnumMap<>(State.class));
    }

    private record Row(Map<State, Action> cells) {
        Row in(State state, Action action) {
            cells.put(state, action);
            return this;
        }

        Row in(Set<State> states, Action action) {
            states.forEach(s -> cells.put(s, action));
            return this;
        }
    }
}
