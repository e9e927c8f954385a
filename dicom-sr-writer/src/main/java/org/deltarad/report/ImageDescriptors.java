package org.deltarad.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.Tag;
import org.deltarad.report.code.Code;
import org.deltarad.report.code.Dcm;
import org.deltarad.report.code.DeltaRadCodes;
import org.deltarad.report.code.Sct;
import org.deltarad.report.code.Ucum;

/**
 * Descriptors of a series by TID 1602, TID 1604 (cross-sectional), TID 1605 (CT), TID 1606 (MR) and TID 1607 (PET) of
 * PS3.16, from the header of one of its images; what differs from slice to slice is left out, and what the harmonisation
 * takes as a predictor ({@code SliceThickness}, {@code MagneticFieldStrength}) is with the acquisition. KVP and the
 * convolution kernel go beyond TID 1605.
 */
public final class ImageDescriptors {
    /** CID 10013 by Acquisition Type (0018,9302). */
    private static final Map<String, Code> CT_ACQUISITION = Map.of(
            "SPIRAL", Sct.SPIRAL,
            "SEQUENCED", Dcm.SEQUENCED,
            "STATIONARY", Dcm.STATIONARY,
            "FREE", Dcm.FREE);

    private static final int ACQUISITION_TYPE = 0x00189302;
    private static final int ORIENTATION_VALUES = 6;

    private final Dataset header;
    private final List<ImageDescriptor> descriptors = new ArrayList<>();

    private ImageDescriptors(Dataset header) {
        this.header = header;
    }

    /**
     * The descriptors of a series.
     *
     * @param header of any of its images
     * @param images number of its instances
     */
    public static List<ImageDescriptor> of(Dataset header, int images) {
        ImageDescriptors all = new ImageDescriptors(header);
        all.series(images);
        all.plane();
        switch (header.string(Tag.Modality).orElse("")) {
            case "CT" -> all.ct();
            case "MR" -> all.mr();
            case "PT" -> all.pet();
            default -> {
                // no template of its own
            }
        }
        return List.copyOf(all.descriptors);
    }

    private void series(int images) {
        words(Dcm.SERIES_NUMBER, header.string(Tag.SeriesNumber));
        number(Dcm.NUMBER_OF_INSTANCES, Optional.of((double) images), "{instances}");
        number(Dcm.PIXEL_DATA_ROWS, header.number(Tag.Rows), "{pixels}");
        number(Dcm.PIXEL_DATA_COLUMNS, header.number(Tag.Columns), "{pixels}");
        number(Dcm.NUMBER_OF_FRAMES, header.number(Tag.NumberOfFrames), "{frames}");
    }

    /** Pixel Spacing is row spacing, then column spacing (PS3.3 10.7.1.3). */
    private void plane() {
        double[] spacing = header.doubles(Tag.PixelSpacing);
        if (spacing.length == 2) {
            number(Dcm.HORIZONTAL_PIXEL_SPACING, Optional.of(spacing[1]), "mm");
            number(Dcm.VERTICAL_PIXEL_SPACING, Optional.of(spacing[0]), "mm");
        }
        number(Dcm.SPACING_BETWEEN_SLICES, header.number(Tag.SpacingBetweenSlices), "mm");
        double[] orientation = header.doubles(Tag.ImageOrientationPatient);
        if (orientation.length == ORIENTATION_VALUES) {
            for (int i = 0; i < ORIENTATION_VALUES; i++) {
                number(Dcm.IMAGE_ORIENTATION.get(i), Optional.of(orientation[i]), "{-1:1}");
            }
        }
    }

    private void ct() {
        header.string(ACQUISITION_TYPE)
                .or(() -> header.item(Tag.CTAcquisitionTypeSequence).flatMap(i -> i.string(ACQUISITION_TYPE)))
                .map(CT_ACQUISITION::get)
                .ifPresent(type -> descriptors.add(new ImageDescriptor.Coded(Dcm.CT_ACQUISITION_TYPE, type)));
        number(Dcm.KVP, header.number(Tag.KVP), "kV");
        words(DeltaRadCodes.KERNEL, header.string(Tag.ConvolutionKernel));
    }

    private void mr() {
        words(Dcm.PULSE_SEQUENCE_NAME, header.string(Tag.PulseSequenceName).or(() -> header.string(Tag.SequenceName)));
        number(Dcm.B_VALUE, header.number(Tag.DiffusionBValue), "s/mm2");
    }

    private void pet() {
        Optional<Dataset> drug = header.item(Tag.RadiopharmaceuticalInformationSequence);
        if (drug.isEmpty()) {
            return;
        }
        coded(Sct.RADIONUCLIDE, drug.get().item(Tag.RadionuclideCodeSequence));
        coded(Sct.RADIOPHARMACEUTICAL, drug.get().item(Tag.RadiopharmaceuticalCodeSequence));
        number(Sct.HALF_LIFE, drug.get().number(Tag.RadionuclideHalfLife), "s");
        drug.get()
                .string(Tag.RadiopharmaceuticalStartDateTime)
                .filter(t -> t.matches("[0-9]{8,14}(\\.[0-9]{1,6})?([+-][0-9]{4})?"))
                .ifPresent(t -> descriptors.add(new ImageDescriptor.Moment(Dcm.RADIOPHARMACEUTICAL_START, t)));
        number(Dcm.RADIONUCLIDE_TOTAL_DOSE, drug.get().number(Tag.RadionuclideTotalDose), "Bq");
    }

    private void number(Code name, Optional<Double> value, String unit) {
        value.filter(Double::isFinite)
                .ifPresent(v -> descriptors.add(new ImageDescriptor.Numeric(name, v, Ucum.unit(unit))));
    }

    private void words(Code name, Optional<String> text) {
        text.map(String::strip)
                .filter(t -> !t.isEmpty())
                .ifPresent(t -> descriptors.add(new ImageDescriptor.Words(name, t)));
    }

    /** A code that breaks its form is left out: it describes, it does not identify. */
    private void coded(Code name, Optional<Dataset> item) {
        if (item.isEmpty()) {
            return;
        }
        try {
            descriptors.add(new ImageDescriptor.Coded(name, Code.of(item.get())));
        } catch (DicomException broken) {
            words(name, item.get().string(Tag.CodeMeaning));
        }
    }
}
