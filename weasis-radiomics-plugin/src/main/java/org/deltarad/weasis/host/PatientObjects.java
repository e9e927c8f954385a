package org.deltarad.weasis.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.weasis.core.api.explorer.DataExplorerView;
import org.weasis.core.api.explorer.model.DataExplorerModel;
import org.weasis.core.api.explorer.model.TreeModel;
import org.weasis.core.api.explorer.model.TreeModelNode;
import org.weasis.core.api.gui.util.GuiUtils;
import org.weasis.core.api.media.data.MediaElement;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.TagW;

/**
 * What Weasis has of a patient: root, patients, studies and series are the levels of its model. Equal for the same patient of
 * the same model.
 *
 * @param tree    Weasis' model of DICOM objects
 * @param patient the patient in it
 */
record PatientObjects(TreeModel tree, MediaSeriesGroup patient) {
    private static final String REPORTS = "sr/dicom";
    private static final String DICOM = "DICOM";
    private static final int PATIENT = 1;

    /** The patient of a series. */
    static Optional<PatientObjects> of(MediaSeries<?> series) {
        return tree(series).flatMap(tree -> {
            List<TreeModelNode> levels = tree.getModelStructure();
            if (levels.size() <= PATIENT) {
                return Optional.empty();
            }
            return Optional.ofNullable(tree.getParent(series, levels.get(PATIENT)))
                    .map(p -> new PatientObjects(tree, p));
        });
    }

    private static Optional<TreeModel> tree(MediaSeries<?> series) {
        if (series.getTagValue(TagW.ExplorerModel) instanceof TreeModel tree) {
            return Optional.of(tree);
        }
        return GuiUtils.getUICore().getExplorerPlugins().stream()
                .map(DataExplorerView::getDataExplorerModel)
                .filter(m -> m instanceof TreeModel && DICOM.equals(m.toString()))
                .map(TreeModel.class::cast)
                .findFirst();
    }

    /** The model as what tells of changes. */
    Optional<DataExplorerModel> model() {
        return tree instanceof DataExplorerModel m ? Optional.of(m) : Optional.empty();
    }

    /** Structured reports, in the order of the model. */
    List<WeasisObject> reports() {
        return series().filter(s -> REPORTS.equals(s.getMimeType()))
                .flatMap(s -> Stream.ofNullable(s.getFirstSpecialElement()))
                .flatMap(e -> WeasisObject.of(e).stream())
                .toList();
    }

    /** The instance of that UID: a document or report of the model, or a segmentation that Weasis keeps beside it. */
    Optional<WeasisObject> object(String sopInstanceUid) {
        Stream<MediaElement> special = series().flatMap(s -> Stream.ofNullable(s.getFirstSpecialElement()));
        return Stream.concat(special, HiddenObjects.of(loaders()).stream())
                .flatMap(e -> WeasisObject.of(e).stream())
                .filter(o -> o.uid().equals(sopInstanceUid))
                .findFirst();
    }

    /** A class loader that knows Weasis' DICOM types: that of its model. */
    private List<ClassLoader> loaders() {
        return Stream.concat(Stream.of(tree.getClass()), series().map(Object::getClass))
                .map(Class::getClassLoader)
                .filter(l -> l != null)
                .distinct()
                .toList();
    }

    private Stream<MediaSeries<?>> series() {
        List<MediaSeries<?>> all = new ArrayList<>();
        for (MediaSeriesGroup study : copy(patient)) {
            for (MediaSeriesGroup series : copy(study)) {
                if (series instanceof MediaSeries<?> s) {
                    all.add(s);
                }
            }
        }
        return all.stream();
    }

    private List<MediaSeriesGroup> copy(MediaSeriesGroup parent) {
        return List.copyOf(tree.getChildren(parent));
    }
}
