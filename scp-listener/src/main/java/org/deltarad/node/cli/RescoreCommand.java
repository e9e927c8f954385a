package org.deltarad.node.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code deltarad rescore}: makes reports again after another signature, calibration or extraction was configured. */
@Command(
        name = "rescore",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Make reports again with the signatures, calibration and extraction that the node is started with now, where",
            "these differ from those of the report; scans are measured again only for another extraction. Each new report",
            "names the one that it supersedes. The node does it when it runs."
        })
final class RescoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeIndex node;

    @ArgGroup(multiplicity = "1")
    private Which which;

    /** Which reports. */
    static final class Which {
        @Option(names = "--patient", paramLabel = "ID", description = "those of a Patient ID")
        private String patient;

        @Option(names = "--all", description = "all")
        private boolean all;
    }

    @Override
    public Integer call() throws CommandException {
        Optional<String> patient = which.all ? Optional.empty() : Optional.of(which.patient);
        return node.operate(spec, index -> NodeIndex.operations(index).rescore(patient, NodeIndex.actor()));
    }
}
