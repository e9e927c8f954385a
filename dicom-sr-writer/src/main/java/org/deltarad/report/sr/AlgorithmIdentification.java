package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.report.code.Dcm;

/** TID 4019 Algorithm Identification, as concept modifiers of a container. */
record AlgorithmIdentification(String name, String version, String manufacturer, List<String> parameters) {
    List<ContentItem> toItems() {
        List<ContentItem> items = new ArrayList<>();
        items.add(ContentItem.text(Relationship.HAS_CONCEPT_MOD, Dcm.ALGORITHM_NAME, name));
        items.add(ContentItem.text(Relationship.HAS_CONCEPT_MOD, Dcm.ALGORITHM_VERSION, version));
        ContentItem.textIfAny(Relationship.HAS_CONCEPT_MOD, Dcm.ALGORITHM_MANUFACTURER, manufacturer)
                .forEach(items::add);
        parameters.forEach(p -> items.add(ContentItem.text(Relationship.HAS_CONCEPT_MOD, Dcm.ALGORITHM_PARAMETERS, p)));
        return items;
    }

    static AlgorithmIdentification of(ContentItem container) {
        return new AlgorithmIdentification(
                container.text(Dcm.ALGORITHM_NAME),
                container.text(Dcm.ALGORITHM_VERSION),
                container.text(Dcm.ALGORITHM_MANUFACTURER),
                container.texts(Dcm.ALGORITHM_PARAMETERS));
    }
}
