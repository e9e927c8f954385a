package org.deltarad.fhir;

import org.deltarad.report.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;

/** The node that measured, at its software version. */
final class Devices {
    private Devices() {}

    static org.hl7.fhir.r4.model.Device of(Device node, ResourceKey key) {
        org.hl7.fhir.r4.model.Device device = new org.hl7.fhir.r4.model.Device();
        device.setText(Texts.narrative("Radiomics node " + node.name() + ", version " + node.version()));
        device.addIdentifier(key.identifier());
        device.addIdentifier().setSystem(FhirSystems.DICOM_UID).setValue(FhirSystems.oid(node.uid()));
        device.setStatus(FHIRDeviceStatus.ACTIVE);
        device.addDeviceName().setName(node.name()).setType(DeviceNameType.USERFRIENDLYNAME);
        device.setModelNumber("DeltaRad");
        device.addVersion().setValue(node.version());
        device.addNote(Texts.note(Texts.RESEARCH_USE_ONLY));
        return device;
    }
}
