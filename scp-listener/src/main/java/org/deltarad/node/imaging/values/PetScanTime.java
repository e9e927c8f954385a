package org.deltarad.node.imaging.values;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.imaging.ImagingException;
import org.deltarad.node.imaging.ImagingException.Reason;

/**
 * When a PET scan began, which decay correction START refers to (QIBA FDG-PET/CT profile, vendor-neutral pseudo-code for
 * SUV): Series Date and Time where they are not after the first acquisition. Otherwise the series was made later, and it is
 * GE's private scan time, or goes back from the first bed position: its acquisition + the time of its average count rate -
 * Frame Reference Time.
 *
 * @param from the attributes it comes from
 */
record PetScanTime(LocalDateTime time, String from) {
    private static final PrivateValue GE_SCAN = new PrivateValue(0x0009, "GEMS_PETD_01", 0x0d);
    private static final double MILLIS = 1000;

    private record Acquired(StoredFrame frame, LocalDateTime time) {}

    /** @param halfLife of the radionuclide, s */
    static PetScanTime of(List<StoredFrame> frames, double halfLife) throws ImagingException {
        Acquired first = first(frames);
        Dataset d = first.frame().attributes();
        Optional<LocalDateTime> series = ScannerClock.at(d, Tag.SeriesDate, Tag.SeriesTime);
        if (series.isPresent() && !series.get().isAfter(first.time())) {
            return new PetScanTime(series.get(), "Series Time");
        }
        Optional<LocalDateTime> ge = GE_SCAN.text(d).flatMap(ScannerClock::dateTime);
        if (ge.isPresent()) {
            return new PetScanTime(ge.get(), "GE's scan time (0009,100D)");
        }
        double reference = d.number(Tag.FrameReferenceTime).orElse(0.0) / MILLIS;
        double duration = d.number(Tag.ActualFrameDuration).orElse(0.0) / MILLIS;
        if (reference > 0 && duration > 0) {
            double back = reference - averageCountRate(duration, halfLife);
            return new PetScanTime(
                    first.time().minus(Duration.ofNanos(Math.round(back * 1e9))),
                    "Acquisition and Frame Reference Time");
        }
        return new PetScanTime(first.time(), "the first Acquisition Time");
    }

    /** Seconds into a frame when its count rate is the average one. */
    private static double averageCountRate(double duration, double halfLife) {
        double decayConstant = Math.log(2) / halfLife;
        double decay = decayConstant * duration;
        return Math.log(decay / -Math.expm1(-decay)) / decayConstant;
    }

    private static Acquired first(List<StoredFrame> frames) throws ImagingException {
        Acquired first = null;
        for (StoredFrame frame : frames) {
            LocalDateTime time = ScannerClock.at(frame.attributes(), Tag.AcquisitionDate, Tag.AcquisitionTime)
                    .or(() -> frame.attributes().string(Tag.AcquisitionDateTime).flatMap(ScannerClock::dateTime))
                    .orElseThrow(() -> frame.refusal(
                            Reason.VALUES_UNAVAILABLE,
                            "has no Acquisition Date and Time, without which the decay to the start of the scan is not"
                                    + " known"));
            if (first == null || time.isBefore(first.time())) {
                first = new Acquired(frame, time);
            }
        }
        return first;
    }
}
