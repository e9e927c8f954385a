package org.deltarad.weasis.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.datatransfer.DataFlavor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.weasis.SampleReports;
import org.deltarad.weasis.report.ReportFiles;
import org.deltarad.weasis.standin.StandInModel;
import org.deltarad.weasis.view.PanelHost.Ability;
import org.deltarad.weasis.view.Texts;
import org.deltarad.weasis.view.Worker;
import org.deltarad.weasis.view.model.ReportView;
import org.deltarad.weasis.view.model.TimePointView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.weasis.core.api.gui.util.Feature;
import org.weasis.core.api.gui.util.Filter;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.api.gui.util.SliderCineListener;
import org.weasis.core.api.media.data.ImageElement;
import org.weasis.core.api.media.data.MediaElement;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.TagW;
import org.weasis.core.ui.editor.image.ImageViewerEventManager;
import org.weasis.core.ui.editor.image.ImageViewerPlugin;
import org.weasis.core.ui.editor.image.ViewCanvas;
import org.weasis.dicom.codec.HiddenSeriesManager;

/** Slices and segmentations, beside stand-ins of Weasis' viewer and of its keeper of segmentations. */
class WeasisHostTest {
    private static final String SEG = "2.25.200.3.1";

    private final ReportFiles files = new ReportFiles(DicomToolkit.standard().codec());
    private final Worker worker = new Worker("test");
    private final WeasisHost host = new WeasisHost(files, worker, Texts.of(Locale.ENGLISH));
    private final SliderCineListener slider = new SliderCineListener();
    private HiddenSeriesManager.Segmentation segmentation;

    @TempDir
    Path folder;

    @BeforeEach
    void open() throws Exception {
        Dataset contours = Dataset.builder()
                .text(Tag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.481.3")
                .text(Tag.SOPInstanceUID, SEG)
                .items(
                        Tag.ROIContourSequence,
                        Dataset.builder()
                                .numbers(Tag.ReferencedROINumber, 1)
                                .items(Tag.ContourSequence, triangle("2.25.91", 1), triangle("2.25.93", 4))
                                .build())
                .build();
        segmentation =
                new HiddenSeriesManager.Segmentation(SEG, SampleReports.write(contours, folder.resolve("region.dcm")));
        HiddenSeriesManager.getInstance().series2Elements.put("2.25.200.3", Set.of(segmentation));
        StandInModel model = new StandInModel();
        MediaSeriesGroup patient = model.patient();
        MediaSeries<MediaElement> images = model.add(patient, "series/dicom", List.of());
        host.follow(PatientObjects.of(images));
    }

    @AfterEach
    void close() {
        worker.close();
        HiddenSeriesManager.getInstance().series2Elements.clear();
        GuiUtils.getUICore().getViewerPlugins().clear();
    }

    private static Dataset triangle(String image, int side) {
        return Dataset.builder()
                .items(
                        Tag.ContourImageSequence,
                        Dataset.builder()
                                .text(Tag.ReferencedSOPInstanceUID, image)
                                .build())
                .numbers(Tag.ContourData, 0, 0, 0, side, 0, 0, 0, side, 0)
                .build();
    }

    private ReportView report() throws Exception {
        return files.read(SampleReports.write(
                SampleReports.delta("2.25.1", 0, 40, SampleReports.Score.SCORED, Optional.empty()),
                folder.resolve("report.dcm")));
    }

    private String largestSlice() throws InterruptedException {
        List<String> said = new ArrayList<>();
        host.showLargestSlice(new TimePointView.RegionView(SEG, 1, true), said::add);
        for (int n = 0; n < 500 && said.isEmpty(); n++) {
            Thread.sleep(10);
        }
        return said.toString();
    }

    @Test
    void theSliderGoesToTheImageWithTheLargestArea() throws Exception {
        GuiUtils.getUICore().getViewerPlugins().add(new Viewer(slider));

        assertThat(largestSlice()).isEqualTo("[Slice 3 shown]");
        assertThat(slider.value()).isEqualTo(3);
    }

    @Test
    void withoutAViewOfItsImagesThePanelSaysSo() throws Exception {
        assertThat(largestSlice()).contains("No view shows the images");
    }

    @Test
    void aSegmentationIsHiddenAndShownWhereWeasisHasIt() throws Exception {
        assertThat(host.abilities(report())).containsExactlyInAnyOrder(Ability.SLICE, Ability.SEGMENT);

        host.showSegment(new TimePointView.RegionView(SEG, 1, true), false, s -> {});
        assertThat(segmentation.isVisible()).isFalse();
        host.showSegment(new TimePointView.RegionView(SEG, 1, true), true, s -> {});
        assertThat(segmentation.isVisible()).isTrue();

        HiddenSeriesManager.getInstance().series2Elements.clear();
        assertThat(host.abilities(report())).isEmpty();
    }

    /** A viewer whose selected view has three images. */
    private static final class Viewer extends ImageViewerPlugin<ImageElement> {
        private final transient SliderCineListener slider;

        Viewer(SliderCineListener slider) {
            this.slider = slider;
        }

        @Override
        public ViewCanvas<ImageElement> getSelectedViewCanvas() {
            return new ViewCanvas<>() {
                @Override
                public MediaSeries<ImageElement> getSeries() {
                    return new Images();
                }

                @Override
                public Object getActionValue(String action) {
                    return null;
                }

                @Override
                public Comparator<ImageElement> getCurrentSortComparator() {
                    return null;
                }
            };
        }

        @Override
        public ImageViewerEventManager<ImageElement> getEventManager() {
            return new ImageViewerEventManager<>() {
                @Override
                @SuppressWarnings("unchecked")
                public <T> Optional<T> getAction(Feature<T> feature) {
                    return Optional.of((T) slider);
                }
            };
        }
    }

    private static final class Images implements MediaSeries<ImageElement> {
        @Override
        public List<ImageElement> copyOfMedias(Filter<ImageElement> filter, Comparator<ImageElement> sort) {
            Path none = Path.of("none");
            return List.of(
                    new ImageElement("2.25.91", none),
                    new ImageElement("2.25.92", none),
                    new ImageElement("2.25.93", none));
        }

        @Override
        public MediaElement getFirstSpecialElement() {
            return null;
        }

        @Override
        public String getMimeType() {
            return "series/dicom";
        }

        @Override
        public Object getTagValue(TagW tag) {
            return null;
        }

        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[0];
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return false;
        }

        @Override
        public Object getTransferData(DataFlavor flavor) {
            throw new UnsupportedOperationException();
        }
    }
}
