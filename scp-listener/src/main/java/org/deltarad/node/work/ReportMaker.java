package org.deltarad.node.work;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.fhir.FhirException;
import org.deltarad.fhir.FhirMapper;
import org.deltarad.fhir.Rendering;
import org.deltarad.fhir.ReportBundle;
import org.deltarad.node.picture.page.PageFormats;
import org.deltarad.node.picture.page.ReportPage;
import org.deltarad.report.InstanceReference;
import org.deltarad.report.Report;
import org.deltarad.report.ReportLinks;
import org.deltarad.report.page.PageWriter;
import org.deltarad.report.sr.SrWriter;

/** Makes all objects of a report. */
public final class ReportMaker {
    private final FhirMapper fhir;
    private final ReportFiles files;
    private final boolean picture;
    private final boolean document;

    /**
     * @param files    where SEGs are
     * @param picture  whether a Secondary Capture of the page is made
     * @param document whether an Encapsulated PDF of the page is made
     */
    public ReportMaker(FhirMapper fhir, ReportFiles files, boolean picture, boolean document) {
        this.fhir = fhir;
        this.files = files;
        this.picture = picture;
        this.document = document;
    }

    /**
     * The objects; each names those of the others that it goes with.
     *
     * @throws StepFailedException when the report cannot be said in one of the forms
     */
    public ReportObjects make(ComposedReport composed) throws StepFailedException, IOException {
        Report alone = composed.report();
        Optional<ReportPage> page = composed.page();
        boolean drawn = page.isPresent() && picture;
        boolean printed = page.isPresent() && document;
        Report report = alone.with(new ReportLinks(
                alone.supersedes(),
                drawn ? Optional.of(PageWriter.picture(alone)) : Optional.empty(),
                printed ? Optional.of(PageWriter.document(alone)) : Optional.empty()));
        try {
            Optional<byte[]> pdf = page.isPresent() ? Optional.of(PageFormats.pdf(page.get())) : Optional.empty();
            return new ReportObjects(
                    composed.segmentations().stream().map(files::segmentation).toList(),
                    new SrWriter().write(report),
                    drawn ? Optional.of(picture(report, page.get())) : Optional.empty(),
                    printed ? pdf.map(p -> new PageWriter().document(report, p)) : Optional.empty(),
                    fhir.map(
                            report,
                            replaced(report),
                            pdf.map(p -> List.of(Rendering.pdf(p))).orElse(List.of())));
        } catch (DicomException | FhirException e) {
            throw new StepFailedException("the report cannot be written: " + e.getMessage(), e);
        }
    }

    private Optional<ReportBundle> replaced(Report report) throws IOException {
        Optional<InstanceReference> predecessor = report.supersedes();
        return predecessor.isPresent() ? files.bundle(predecessor.get().sopInstanceUid()) : Optional.empty();
    }

    private static Dataset picture(Report report, ReportPage page) {
        BufferedImage image = PageFormats.image(page);
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        byte[] rgb = new byte[3 * pixels.length];
        for (int n = 0; n < pixels.length; n++) {
            rgb[3 * n] = (byte) (pixels[n] >> 16);
            rgb[3 * n + 1] = (byte) (pixels[n] >> 8);
            rgb[3 * n + 2] = (byte) pixels[n];
        }
        return new PageWriter().picture(report, rgb, image.getWidth());
    }
}
