package org.deltarad.testdata.form;

import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.dicom.VR;
import org.deltarad.report.DicomDateTime;

/** What PET images say beside pixels and planes: 350 MBq of FDG, injected an hour before the series, body weight 75 kg. */
final class PetAttributes {
    private static final double HALF_LIFE_OF_F18 = 6586.2;
    private static final double DOSE_BQ = 350e6;
    private static final double POSITRON_FRACTION = 0.967;
    private static final double WEIGHT_KG = 75;
    /** Attenuation, scatter, dead time, gantry motion, patient motion, counts, randoms, sampling, sensitivity, detectors. */
    private static final int[] NOT_CORRECTED = {
        0x00189759,
        0x00189760,
        0x00189761,
        0x00189762,
        0x00189763,
        0x00189764,
        0x00189765,
        0x00189766,
        0x00189767,
        0x00189768
    };

    private static final int AGENT = 1;
    /** Between injection and the start of the study, twelve more to the series. */
    private static final int MINUTES_BEFORE = 48;

    private final FormSource source;

    PetAttributes(FormSource source) {
        this.source = source;
    }

    /** PET Series, NM/PET Patient Orientation, PET Isotope and PET Image modules (PS3.3 C.8.9.1 to C.8.9.4, C.8.4.6). */
    void classic(Dataset.Builder b) {
        b.remove(Tag.PatientPosition)
                .text(Tag.ImageType, "ORIGINAL", "PRIMARY")
                .numbers(Tag.PatientWeight, WEIGHT_KG)
                .text(Attribute.SeriesType, VR.CS, "STATIC", "IMAGE")
                .numbers(Attribute.NumberOfSlices, VR.US, source.grid().size().z())
                .text(Attribute.Units, VR.CS, "BQML")
                .text(Attribute.CountsSource, VR.CS, "EMISSION")
                .text(Attribute.CorrectedImage, VR.CS, "DECY", "ATTN", "SCAT", "DTIM", "RAN", "NORM")
                .text(Attribute.RandomsCorrectionMethod, VR.CS, "DLYD")
                .text(Attribute.AttenuationCorrectionMethod, VR.LO, "CT")
                .text(Attribute.DecayCorrection, VR.CS, "START")
                .text(Attribute.CollimatorType, VR.CS, "NONE")
                .numbers(Attribute.ActualFrameDuration, VR.IS, 120000)
                .numbers(Attribute.FrameReferenceTime, VR.DS, 60000)
                .numbers(Attribute.DecayFactor, VR.DS, 1)
                .items(
                        Attribute.PatientOrientationCodeSequence,
                        code("102538003", "recumbent").toBuilder()
                                .items(Attribute.PatientOrientationModifierCodeSequence, code("40199007", "supine"))
                                .build())
                .items(Attribute.PatientGantryRelationshipCodeSequence, code("102540001", "headfirst"))
                .items(
                        Attribute.RadiopharmaceuticalInformationSequence,
                        radiopharmaceutical()
                                .text(
                                        Attribute.RadiopharmaceuticalStartTime,
                                        VR.TM,
                                        injected().substring(8))
                                .build());
    }

    /** Enhanced PET Isotope, Acquisition, Corrections and Image modules (PS3.3 C.8.22). */
    void enhanced(Dataset.Builder b) {
        b.numbers(Tag.PatientWeight, WEIGHT_KG)
                .text(Attribute.CountsSource, VR.CS, "EMISSION")
                .text(Attribute.TableMotion, VR.CS, "STATIC")
                .text(Attribute.TimeOfFlightInformationUsed, VR.CS, "FALSE")
                .items(Attribute.ViewCodeSequence, code("81654009", "Coronal"))
                .items(
                        Attribute.RadiopharmaceuticalInformationSequence,
                        radiopharmaceutical()
                                .numbers(Attribute.RadiopharmaceuticalAgentNumber, VR.US, AGENT)
                                .build());
        for (int correction : NOT_CORRECTED) {
            b.text(correction, VR.CS, "NO");
        }
        b.text(Attribute.DecayCorrected, VR.CS, "YES");
        b.text(Attribute.DecayCorrectionDateTime, VR.DT, source.acquired());
    }

    /** Radiopharmaceutical Usage macro (PS3.3 C.8.22.5.4). */
    void usage(Dataset.Builder groups) {
        groups.items(
                Attribute.RadiopharmaceuticalUsageSequence,
                Dataset.builder()
                        .numbers(Attribute.RadiopharmaceuticalAgentNumber, VR.US, AGENT)
                        .build());
    }

    private Dataset.Builder radiopharmaceutical() {
        return Dataset.builder()
                .text(Attribute.RadiopharmaceuticalStartDateTime, VR.DT, injected())
                .numbers(Attribute.RadionuclideTotalDose, VR.DS, DOSE_BQ)
                .numbers(Attribute.RadionuclideHalfLife, VR.DS, HALF_LIFE_OF_F18)
                .numbers(Attribute.RadionuclidePositronFraction, VR.DS, POSITRON_FRACTION)
                .items(Attribute.RadionuclideCodeSequence, code("77004003", "^18^Fluorine"))
                .items(Attribute.AdministrationRouteCodeSequence, code("47625008", "Intravenous route"))
                .items(Attribute.RadiopharmaceuticalCodeSequence, code("35321007", "Fluorodeoxyglucose F^18^"));
    }

    /** Date and time, {@code yyyymmddhhmmss}. */
    private String injected() {
        return DicomDateTime.date(source.series().visit().start().minusMinutes(MINUTES_BEFORE))
                + DicomDateTime.time(source.series().visit().start().minusMinutes(MINUTES_BEFORE));
    }

    private static Dataset code(String value, String meaning) {
        return Dataset.builder()
                .text(Tag.CodeValue, value)
                .text(Tag.CodingSchemeDesignator, "SCT")
                .text(Tag.CodeMeaning, meaning)
                .build();
    }
}
