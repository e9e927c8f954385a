package org.deltarad.node.config;

import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** On which line of a YAML file each key stands; keys are {@code a.b} and {@code a.list[0].c}, lines from 1. */
final class KeyLines {
    private final Map<String, Integer> lines = new HashMap<>();

    KeyLines(String yaml) {
        Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
        if (root != null) {
            collect("", root);
        }
    }

    /** The line of a key, else of the nearest key above it; 0 when none is in the file. */
    int of(String key) {
        String k = key;
        while (!k.isEmpty()) {
            Integer line = lines.get(k);
            if (line != null) {
                return line;
            }
            k = k.substring(0, Math.max(0, Math.max(k.lastIndexOf('.'), k.lastIndexOf('['))));
        }
        return 0;
    }

    private void collect(String path, Node node) {
        if (node instanceof MappingNode map) {
            for (NodeTuple t : map.getValue()) {
                if (t.getKeyNode() instanceof ScalarNode key) {
                    String child = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
                    lines.put(child, key.getStartMark().getLine() + 1);
                    collect(child, t.getValueNode());
                }
            }
        } else if (node instanceof SequenceNode list) {
            int n = 0;
            for (Node item : list.getValue()) {
                String child = path + "[" + n++ + "]";
                lines.put(child, item.getStartMark().getLine() + 1);
                collect(child, item);
            }
        }
    }
}
