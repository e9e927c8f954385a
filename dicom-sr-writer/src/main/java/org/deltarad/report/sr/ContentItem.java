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

    static ContentItem num(Relationship relationship, Code name, double number, Code unit, ContentItem... children) {
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

    /** This item and all below it. */
    Stream<ContentItem> descendants() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(ContentItem::descendants));
    }

    /** The children of that name, in order. */
    List<ContentItem> all(Code child) {
        return children.stream().filter(c -> c.isNamed(child)).toList();
    }

    private boolean isNamed(Code code) {
        return name.isPresent() && name.get().equals(code);
    }

    /** The first child of that name. */
    Optional<ContentItem> find(Code child) {
        for (ContentItem item : children) {
            if (item.isNamed(child)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    /**
     * The first child of that name.
     *
     * @throws SrFormatException when there is none
     */
    ContentItem require(Code child) throws SrFormatException {
        return find(child).orElseThrow(() -> missing(child, "content item"));
    }

    /** The text of the first child of that name; empty where {@link #textIfAny} left it out. */
    String text(Code child) {
        return find(child)
                .flatMap(c -> c.value() instanceof Value.Text t ? Optional.of(t.text()) : Optional.empty())
                .orElse("");
    }

    /** The texts of all children of that name. */
    List<String> texts(Code child) {
        return all(child).stream()
                .flatMap(c -> c.value() instanceof Value.Text t ? Stream.of(t.text()) : Stream.empty())
                .toList();
    }

    /**
     * The UID of the first child of that name.
     *
     * @throws SrFormatException when there is no such UIDREF
     */
    String requireUid(Code child) throws SrFormatException {
        if (require(child).value() instanceof Value.Uid u) {
            return u.uid();
        }
        throw missing(child, "UIDREF");
    }

    /**
     * The code of the first child of that name.
     *
     * @throws SrFormatException when there is no such CODE
     */
    Code requireCode(Code child) throws SrFormatException {
        if (require(child).value() instanceof Value.Coded c) {
            return c.code();
        }
        throw missing(child, "CODE");
    }

    /**
     * The number of the first child of that name.
     *
     * @throws SrFormatException when there is no such NUM
     */
    double requireNumber(Code child) throws SrFormatException {
        if (require(child).value() instanceof Value.Num n) {
            return n.number();
        }
        throw missing(child, "NUM");
    }

    private SrFormatException missing(Code child, String kind) {
        return new SrFormatException(
                "content item " + name.map(Code::toString).orElse("without name") + " has no " + kind + " " + child);
    }
}
