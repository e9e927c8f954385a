package org.deltarad.cohort.statistics;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.deltarad.cohort.data.FitException;
import org.hipparchus.special.Gamma;

/**
 * Fisher's exact test of tables of any size by the network algorithm (Mehta and Patel, JASA 1983;78:427): tables with the
 * margins are paths, column by column, through nodes, which are the counts that the rows have left. A path ends early when
 * all its continuations, or none of them, are as improbable as the table.
 */
final class TableNetwork {
    /** Logarithm: tables as probable as this one, but for rounding, count as such; as in R. */
    private static final double EQUAL = 1e-7;

    /** About a second; a step is a path prolonged, finding a node takes as long as some of these. */
    private static final long MOST_STEPS = 20_000_000;

    private static final int NODE = 20;

    private final List<Integer> columns;
    private final double[] logFactorials;
    private final Map<Node, Extremes> extremes = new HashMap<>();
    private double sum;
    private long steps;

    /** What the rows have left before a column, in ascending order since their names do not matter. */
    private record Node(int column, List<Integer> left) {}

    /** The least and the most that continuations of a node add to a path. */
    private record Extremes(double least, double most) {}

    /** A column filled in one way: the node after it, and the logarithm of its multinomial coefficient. */
    private record Step(Node to, double length) {}

    private TableNetwork(int[] columns, int total) {
        this.columns = Arrays.stream(columns)
                .boxed()
                .sorted(Collections.reverseOrder())
                .toList();
        this.logFactorials = new double[total + 1];
        for (int n = 2; n <= total; n++) {
            logFactorials[n] = Gamma.logGamma(n + 1.0);
        }
    }

    static double pValue(ContingencyTable table) {
        boolean turned = table.rows() > table.columns();
        int[] rows = turned ? table.columnSums() : table.rowSums();
        int[] columns = turned ? table.rowSums() : table.columnSums();
        TableNetwork network = new TableNetwork(columns, table.total());
        network.walk(rows, network.length(table, columns) + EQUAL);
        return Math.min(1, network.sum);
    }

    private double length(ContingencyTable table, int[] columns) {
        double length =
                Arrays.stream(columns).mapToDouble(c -> logFactorials[c]).sum();
        for (int r = 0; r < table.rows(); r++) {
            for (int c = 0; c < table.columns(); c++) {
                length -= logFactorials[table.at(r, c)];
            }
        }
        return length;
    }

    /** Logarithm of the sum over all continuations of a node: a multinomial coefficient. */
    private double all(List<Integer> left) {
        double length = logFactorials[left.stream().mapToInt(Integer::intValue).sum()];
        for (int n : left) {
            length -= logFactorials[n];
        }
        return length;
    }

    private void walk(int[] rows, double limit) {
        Node root = new Node(0, Arrays.stream(rows).sorted().boxed().toList());
        double norm = all(root.left());
        PathSums start = new PathSums();
        start.add(0, 1);
        Map<Node, PathSums> stage = Map.of(root, start);
        while (!stage.isEmpty()) {
            Map<Node, PathSums> next = new HashMap<>();
            stage.forEach((node, pasts) -> {
                PathSums open = open(node, pasts, limit, norm);
                if (open.isEmpty()) {
                    return;
                }
                fill(node, step -> {
                    PathSums sums = next.computeIfAbsent(step.to(), n -> new PathSums());
                    long length = PathSums.units(step.length());
                    open.forEach((past, weight) -> {
                        count(1);
                        sums.add(past + length, weight);
                    });
                });
            });
            stage = next;
        }
    }

    /** The paths whose end is not decided yet; adds to the sum those of which all continuations count. */
    private PathSums open(Node node, PathSums pasts, double limit, double norm) {
        Extremes ends = extremes(node);
        double rest = all(node.left()) - norm;
        PathSums open = new PathSums();
        pasts.forEach((past, weight) -> {
            double length = past * PathSums.UNIT;
            if (length + ends.most() <= limit) {
                sum += weight * Math.exp(length + rest);
            } else if (length + ends.least() <= limit) {
                open.add(past, weight);
            }
        });
        return open;
    }

    private Extremes extremes(Node node) {
        Extremes known = extremes.get(node);
        if (known != null) {
            return known;
        }
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        if (node.column() == columns.size()) {
            Arrays.fill(ends, 0);
        } else {
            fill(node, step -> {
                Extremes rest = extremes(step.to());
                ends[0] = Math.min(ends[0], step.length() + rest.least());
                ends[1] = Math.max(ends[1], step.length() + rest.most());
            });
        }
        Extremes found = new Extremes(ends[0], ends[1]);
        extremes.put(node, found);
        return found;
    }

    private void fill(Node node, Consumer<Step> visitor) {
        if (node.column() < columns.size()) {
            int column = columns.get(node.column());
            fill(node, new int[node.left().size()], 0, column, logFactorials[column], visitor);
        }
    }

    private void fill(Node node, int[] left, int row, int rest, double length, Consumer<Step> visitor) {
        int most = node.left().get(row);
        if (row == left.length - 1) {
            if (rest <= most) {
                count(NODE);
                left[row] = most - rest;
                List<Integer> sorted = Arrays.stream(left).sorted().boxed().toList();
                visitor.accept(new Step(new Node(node.column() + 1, sorted), length - logFactorials[rest]));
            }
            return;
        }
        for (int cell = 0; cell <= Math.min(most, rest); cell++) {
            left[row] = most - cell;
            fill(node, left, row + 1, rest - cell, length - logFactorials[cell], visitor);
        }
    }

    private void count(int cost) {
        steps += cost;
        if (steps > MOST_STEPS) {
            throw new FitException(
                    "the table has too many alternatives for Fisher's exact test; join categories, or take"
                            + " the chi-square test");
        }
    }
}
