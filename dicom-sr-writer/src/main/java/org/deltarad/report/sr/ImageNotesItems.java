package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.List;
import org.deltarad.report.ImageNotes;
import org.deltarad.report.code.DeltaRadCodes;

/** What a reader of the numbers should know of the images, as texts of a TID 1411 group (row 17). */
final class ImageNotesItems {
    private ImageNotesItems() {}

    static List<ContentItem> toItems(ImageNotes notes) {
        Relationship contains = Relationship.CONTAINS;
        List<ContentItem> items = new ArrayList<>();
        ContentItem.textIfAny(contains, DeltaRadCodes.IMAGE_UNIT, notes.unit()).forEach(items::add);
        ContentItem.textIfAny(contains, DeltaRadCodes.VOLUME_MEASURED, notes.volume())
                .forEach(items::add);
        ContentItem.textIfAny(contains, DeltaRadCodes.LOSSY, notes.lossyCompression())
                .forEach(items::add);
        notes.remarks().forEach(r -> ContentItem.textIfAny(contains, DeltaRadCodes.REMARK, r)
                .forEach(items::add));
        return items;
    }

    static ImageNotes read(ContentItem group) {
        return new ImageNotes(
                group.text(DeltaRadCodes.IMAGE_UNIT),
                group.text(DeltaRadCodes.VOLUME_MEASURED),
                group.text(DeltaRadCodes.LOSSY),
                group.texts(DeltaRadCodes.REMARK));
    }
}
