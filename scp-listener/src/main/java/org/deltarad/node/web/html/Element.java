package org.deltarad.node.web.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An element of HTML or SVG. Text and attribute values are escaped when it is written; there is no way around. */
public final class Element {
    private static final Set<String> VOID = Set.of("meta", "link", "input", "img", "br", "hr");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Object> children = new ArrayList<>();

    private Element(String name) {
        this.name = name;
    }

    /** An element with its first children. */
    public static Element tag(String name, Object... children) {
        return new Element(name).add(children);
    }

    /** An element with classes and its first children. */
    public static Element styled(String name, String classes, Object... children) {
        return new Element(name).with("class", classes).add(children);
    }

    /** Sets an attribute. */
    public Element with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    /** Sets an attribute to a number, with two decimals at most. */
    public Element with(String attribute, double value) {
        return with(attribute, value == Math.rint(value) ? Long.toString((long) value) : shortest(value));
    }

    private static String shortest(double value) {
        return Double.toString(Math.round(value * 100) / 100.0);
    }

    /** Adds children: elements, iterables of children, and for the rest their text. */
    public Element add(Object... more) {
        for (Object child : more) {
            if (child instanceof Iterable<?> several) {
                several.forEach(this::add);
            } else {
                children.add(child instanceof Element ? child : String.valueOf(child));
            }
        }
        return this;
    }

    /** Appends its markup. */
    public void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((key, value) ->
                out.append(' ').append(key).append("=\"").append(escaped(value)).append('"'));
        out.append('>');
        if (VOID.contains(name)) {
            return;
        }
        for (Object child : children) {
            if (child instanceof Element e) {
                e.write(out);
            } else {
                out.append(escaped((String) child));
            }
        }
        out.append("</").append(name).append('>');
    }

    /** Its markup. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        write(out);
        return out.toString();
    }

    private static String escaped(String text) {
        StringBuilder b = new StringBuilder(text.length());
        text.chars().forEach(c -> {
            switch (c) {
                case '<' -> b.append("&lt;");
                case '>' -> b.append("&gt;");
                case '&' -> b.append("&amp;");
                case '"' -> b.append("&quot;");
                case '\'' -> b.append("&#39;");
                default -> b.append((char) c);
            }
        });
        return b.toString();
    }
}
