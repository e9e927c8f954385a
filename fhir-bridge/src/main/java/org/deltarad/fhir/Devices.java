package org.deltarad.fhir;

import java.util.Map;
import org.deltarad.report.Equipment;
import org.deltarad.report.Report;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.signature.Signature;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Device;
import org.hl7.fhir.r4.model.Device.DeviceNameType;
import org.hl7.fhir.r4.model.Device.FHIRDeviceStatus;

/** The node that measured, at its software version (General Equipment), and its algorithms (TID 4019). */
record Devices(Report report, ReportKeys keys) {

    Device node() {
        org.deltarad.report.Device node = report.device();
        Device device = start(keys.device(), "node", node.name(), node.version());
        device.setText(Texts.narrative("Radiomics node " + node.name() + ", version " + node.version()));
        device.addIdentifier().setSystem(FhirSystems.DICOM_UID).setValue(FhirSystems.oid(node.uid()));
        device.setManufacturer(Equipment.MANUFACTURER);
        device.setModelNumber(Equipment.MODEL);
        device.setSerialNumber(node.uid());
        return device;
    }

    /** The feature extraction; its settings are its properties. */
    Device extraction() {
        String name = "Radiomics feature extraction, preset " + report.extraction();
        Device device = algorithm(keys.extraction(), name, report.device().version());
        for (Map.Entry<String, String> setting : report.settings().entrySet()) {
            property(device, new CodeableConcept().setText(setting.getKey()), setting.getValue());
        }
        return device;
    }

    /** A signature; its file's hash is a property. */
    Device signature(Signature signature) {
        Device device = algorithm(keys.algorithm(signature), signature.id(), signature.version());
        property(device, concept(DeltaRadCodes.SIGNATURE_TITLE), signature.title());
        property(device, concept(DeltaRadCodes.EXTRACTION), signature.extraction());
        property(device, concept(DeltaRadCodes.SIGNATURE_HASH), signature.hash());
        return device;
    }

    private Device algorithm(ResourceKey key, String name, String version) {
        Device device = start(key, "algorithm", name, version);
        device.setText(Texts.narrative(name + ", version " + version, Texts.RESEARCH_USE_ONLY));
        device.setParent(keys.device().reference());
        return device;
    }

    private static Device start(ResourceKey key, String profile, String name, String version) {
        Device device = new Device();
        Marks.profile(device, profile);
        device.addIdentifier(key.identifier());
        device.setStatus(FHIRDeviceStatus.ACTIVE);
        device.addDeviceName().setName(name).setType(DeviceNameType.USERFRIENDLYNAME);
        device.addVersion().setValue(version);
        device.addNote(Texts.note(Texts.RESEARCH_USE_ONLY));
        return device;
    }

    private static void property(Device device, CodeableConcept type, String value) {
        device.addProperty().setType(type).addValueCode(new CodeableConcept().setText(value));
    }

    private static CodeableConcept concept(Code code) {
        return Texts.concept(code.meaning(), Texts.coding(code));
    }
}
