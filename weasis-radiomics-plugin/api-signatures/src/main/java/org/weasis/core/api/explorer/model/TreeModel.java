package org.weasis.core.api.explorer.model;

import java.util.Collection;
import java.util.List;
import org.weasis.core.api.media.data.MediaSeriesGroup;

/** Signature only: patients, studies and series. */
public interface TreeModel {
    List<TreeModelNode> getModelStructure();

    Collection<MediaSeriesGroup> getChildren(MediaSeriesGroup node);

    MediaSeriesGroup getParent(MediaSeriesGroup node, TreeModelNode modelNode);
}
