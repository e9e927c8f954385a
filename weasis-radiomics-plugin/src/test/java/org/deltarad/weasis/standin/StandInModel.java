package org.deltarad.weasis.standin;

import java.awt.datatransfer.DataFlavor;
import java.beans.PropertyChangeListener;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.weasis.core.api.explorer.ObservableEvent;
import org.weasis.core.api.explorer.model.DataExplorerModel;
import org.weasis.core.api.explorer.model.TreeModel;
import org.weasis.core.api.explorer.model.TreeModelNode;
import org.weasis.core.api.gui.util.Filter;
import org.weasis.core.api.media.data.MediaElement;
import org.weasis.core.api.media.data.MediaSeries;
import org.weasis.core.api.media.data.MediaSeriesGroup;
import org.weasis.core.api.media.data.TagW;

/** Patients, studies and series, and who listens. */
public final class StandInModel implements TreeModel, DataExplorerModel {
    private static final List<TreeModelNode> LEVELS =
            List.of(new TreeModelNode(0), new TreeModelNode(1), new TreeModelNode(2), new TreeModelNode(3));

    private final Map<MediaSeriesGroup, List<MediaSeriesGroup>> children = new HashMap<>();
    private final Map<MediaSeriesGroup, MediaSeriesGroup> parents = new HashMap<>();
    private final List<PropertyChangeListener> listeners = new ArrayList<>();

    /** A patient with one study. */
    public MediaSeriesGroup patient() {
        Group patient = new Group();
        Group study = new Group();
        put(patient, study);
        return patient;
    }

    private void put(MediaSeriesGroup parent, MediaSeriesGroup child) {
        children.computeIfAbsent(parent, p -> new ArrayList<>()).add(child);
        parents.put(child, parent);
    }

    /** Adds a series to a patient's study and says so. */
    public MediaSeries<MediaElement> add(MediaSeriesGroup patient, String mimeType, List<MediaElement> elements) {
        Series series = new Series(mimeType, elements);
        put(children.get(patient).get(0), series);
        fire(ObservableEvent.BasicAction.ADD, series);
        return series;
    }

    /** Removes a series and says so. */
    public void remove(MediaSeries<MediaElement> series) {
        children.get(parents.remove(series)).remove(series);
        fire(ObservableEvent.BasicAction.REMOVE, series);
    }

    private void fire(ObservableEvent.BasicAction action, Object series) {
        List.copyOf(listeners).forEach(l -> l.propertyChange(new ObservableEvent(action, this, null, series)));
    }

    /** Number of listeners. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public void addPropertyChangeListener(PropertyChangeListener listener) {
        listeners.add(listener);
    }

    @Override
    public void removePropertyChangeListener(PropertyChangeListener listener) {
        listeners.remove(listener);
    }

    @Override
    public List<TreeModelNode> getModelStructure() {
        return LEVELS;
    }

    @Override
    public Collection<MediaSeriesGroup> getChildren(MediaSeriesGroup node) {
        return children.getOrDefault(node, List.of());
    }

    @Override
    public MediaSeriesGroup getParent(MediaSeriesGroup node, TreeModelNode level) {
        MediaSeriesGroup study = parents.get(node);
        return level.depth() == 2 ? study : parents.get(study);
    }

    @Override
    public String toString() {
        return "DICOM";
    }

    private static final class Group implements MediaSeriesGroup {
        @Override
        public Object getTagValue(TagW tag) {
            return null;
        }
    }

    private final class Series implements MediaSeries<MediaElement> {
        private final String mimeType;
        private final List<MediaElement> elements;

        Series(String mimeType, List<MediaElement> elements) {
            this.mimeType = mimeType;
            this.elements = elements;
        }

        @Override
        public List<MediaElement> copyOfMedias(Filter<MediaElement> filter, Comparator<MediaElement> sort) {
            return elements;
        }

        @Override
        public MediaElement getFirstSpecialElement() {
            return elements.isEmpty() ? null : elements.get(0);
        }

        @Override
        public String getMimeType() {
            return mimeType;
        }

        @Override
        public Object getTagValue(TagW tag) {
            return tag.equals(TagW.ExplorerModel) ? StandInModel.this : null;
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
