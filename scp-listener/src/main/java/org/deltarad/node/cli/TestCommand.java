package org.deltarad.node.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code deltarad test}: the launcher runs it, since it needs the sources and Maven; here it is explained. */
@Command(
        name = "test",
        mixinStandardHelpOptions = true,
        description = {
            "Set up and run all tests of all modules; further arguments go to Maven.",
            "Example: ./deltarad test -pl feature-core -Dtest=GlcmTest"
        })
final class TestCommand implements Callable<Integer> {
    @Override
    public Integer call() throws CommandException {
        throw new CommandException("tests run from a source tree: ./deltarad test");
    }
}
