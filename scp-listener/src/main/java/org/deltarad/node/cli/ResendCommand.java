package org.deltarad.node.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.deltarad.node.index.EventRow;
import org.deltarad.node.index.EventRow.Subject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad resend}: delivers a report again. */
@Command(
        name = "resend",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Deliver a report again, also where it was delivered: all its objects are sent once more, with the same UIDs.",
            "The node does it when it runs."
        })
final class ResendCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeIndex node;

    @Parameters(paramLabel = "ID", description = "the report, such as R7, as jobs lists it")
    private String id;

    @Option(
            names = "--to",
            paramLabel = "DESTINATION",
            description = "only there; as jobs names it, such as 'pacs ORTHANC@host:4242' (default: all)")
    private String destination;

    @Override
    public Integer call() throws CommandException {
        Subject subject = NodeIndex.subject(id, spec);
        if (subject.kind() != EventRow.Kind.REPORT) {
            throw new ParameterException(spec.commandLine(), id + " is no report; retry tries a delivery again");
        }
        return node.operate(spec, index -> NodeIndex.operations(index)
                .resend(subject.id(), Optional.ofNullable(destination), NodeIndex.actor()));
    }
}
