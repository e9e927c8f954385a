package org.deltarad.node.cli;

import java.util.concurrent.Callable;
import org.deltarad.node.index.EventRow.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad retry}: tries again what failed or waits. */
@Command(
        name = "retry",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Try again at once what failed, or what waits for its next attempt; the node does it when it runs.",
            "Of a report or delivery, only what is not there yet is sent."
        })
final class RetryCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeIndex node;

    @Parameters(
            paramLabel = "ID",
            description = "T12 for a time point, R7 for a report, D9 for a delivery, as jobs lists them")
    private String id;

    @Override
    public Integer call() throws CommandException {
        Subject subject = NodeIndex.subject(id, spec);
        return node.operate(spec, index -> NodeIndex.operations(index).retry(subject, NodeIndex.actor()));
    }
}
