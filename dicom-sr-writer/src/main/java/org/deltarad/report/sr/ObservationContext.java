package org.deltarad.report.sr;

import java.util.List;
import java.util.stream.Stream;
import org.deltarad.report.Device;
import org.deltarad.report.Equipment;
import org.deltarad.report.code.Dcm;

/**
 * TID 1001 Observation Context: a device observer (TID 1002, TID 1004). Procedure and subject context are inherited from
 * the data set. The template has no row for the software version; it is in the equipment module and TID 4019.
 */
final class ObservationContext {
    private static final Relationship CONTEXT = Relationship.HAS_OBS_CONTEXT;

    private ObservationContext() {}

    static List<ContentItem> toItems(Device device) {
        return Stream.of(
                        Stream.of(
                                ContentItem.coded(CONTEXT, Dcm.OBSERVER_TYPE, Dcm.DEVICE),
                                ContentItem.uid(CONTEXT, Dcm.DEVICE_OBSERVER_UID, device.uid())),
                        ContentItem.textIfAny(CONTEXT, Dcm.DEVICE_OBSERVER_NAME, device.name()),
                        Stream.of(
                                ContentItem.text(CONTEXT, Dcm.DEVICE_OBSERVER_MANUFACTURER, Equipment.MANUFACTURER),
                                ContentItem.text(CONTEXT, Dcm.DEVICE_OBSERVER_MODEL, Equipment.MODEL),
                                ContentItem.text(CONTEXT, Dcm.DEVICE_OBSERVER_SERIAL_NUMBER, device.uid())))
                .flatMap(s -> s)
                .toList();
    }

    /** The device observer of a report; its version is the measuring algorithm's. */
    static Device device(ContentItem root, String version) throws SrFormatException {
        return new Device(root.requireUid(Dcm.DEVICE_OBSERVER_UID), root.text(Dcm.DEVICE_OBSERVER_NAME), version);
    }
}
