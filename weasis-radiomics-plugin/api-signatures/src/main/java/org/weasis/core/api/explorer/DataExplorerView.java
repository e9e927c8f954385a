package org.weasis.core.api.explorer;

import org.weasis.core.api.explorer.model.DataExplorerModel;

/** Signature only. */
public interface DataExplorerView {
    DataExplorerModel getDataExplorerModel();
}
