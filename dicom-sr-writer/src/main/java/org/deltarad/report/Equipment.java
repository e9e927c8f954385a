package org.deltarad.report;

import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;

/** Enhanced General Equipment module (PS3.3 C.7.5.2) of what DeltaRad writes. */
public final class Equipment {
    /** Manufacturer. */
    public static final String MANUFACTURER = "DeltaRad";
    /** Manufacturer's Model Name. */
    public static final String MODEL = "DeltaRad node";

    /** Station Name is SH. */
    private static final int MAX_STATION_NAME = 16;

    private Equipment() {}

    /** Puts the module's attributes; the Device UID is the serial number too, a name too long for SH is left out. */
    public static void put(Device device, Dataset.Builder into) {
        into.text(Tag.Manufacturer, MANUFACTURER)
                .text(Tag.ManufacturerModelName, MODEL)
                .text(Tag.DeviceSerialNumber, device.uid())
                .text(Tag.DeviceUID, device.uid())
                .text(Tag.SoftwareVersions, device.version());
        if (!device.name().isBlank() && device.name().length() <= MAX_STATION_NAME) {
            into.text(Tag.StationName, device.name());
        }
    }
}
