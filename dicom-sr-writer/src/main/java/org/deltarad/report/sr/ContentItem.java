package org.deltarad.report.sr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.report.code.Code;

/**
 * A node of the SR content tree (PS3.3 C.17.3).
 *
 * @param relationship to the parent; CONTAINS for the root, where it is not written
 * @param name         Concept Name; only images and references may go without
 * @param value        by Value Type
 * @param children     in order
 */
record ContentItem(Relationship relationship, Optional<Code> name, Value value, List<ContentItem> children) {
    ContentItem {
        children = List.copyOf(children);
    }

    static ContentItem of(Relationship relationship, Code name, Value value, ContentItem... children) {
        return new ContentItem(relationship, Optional.of(name), value, Arrays.asList(children));
    }

    static ContentItem container(Code name, String templateId, List<ContentItem> children) {
        return new ContentItem(
                Relationship.CONTAINS, Optional.of(name), new Value.Container(Optional.of(templateId)), children);
    }

    static ContentItem container(Code name, List<ContentItem> children) {
        return new ContentItem(
                Relationship.CONTAINS, Optional.of(name), new Value.Container(Optional.empty()), children);
    }

    static ContentItem text(Relationship relationship, Code name, String text) {
        return of(relationship, name, new Value.Text(text));
    }

    static ContentItem coded(Relationship relationship, Code name, Code code, ContentItem... children) {
        return of(relationship, name, new Value.Coded(code), children);
    }

    static ContentItem uid(Relationship relationship, Code name, String uid) {
        return of(relationship, name, new Value.Uid(uid));
    }

    static ContentItem num(
            Relationship relationship, Code name, double number, Code unit, ContentItem... children) {
        return of(relationship, name, new Value.Num(number, unit), children);
    }

    /** An item that refers to another by its path. */
    static ContentItem reference(Relationship relationship, List<Integer> path) {
        return new ContentItem(relationship, Optional.empty(), new Value.Reference(path), List.of());
    }

    /** A text item, or none for a blank text, which TEXT cannot carry. */
    static Stream<ContentItem> textIfAny(Relationship relationship, Code name, String text) {
        return text.isBlank() ? Stream.empty() : Stream.of(text(relationship, name, text));
    }

    /** This item with more children after its own. */
    ContentItem plus(List<ContentItem> more) {
        List<ContentItem> all = new ArrayList<>(children);
        all.addAll(more);
        return new ContentItem(relationship, name, value, all);
    }
}
