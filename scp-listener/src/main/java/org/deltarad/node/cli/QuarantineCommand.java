package org.deltarad.node.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DicomException;
import org.deltarad.dicom.DicomFile;
import org.deltarad.dicom.DicomToolkit;
import org.deltarad.dicom.Tag;
import org.deltarad.node.config.NodeConfig;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.Index;
import org.deltarad.node.index.KeptFile;
import org.deltarad.node.receive.Intake;
import org.deltarad.node.receive.QuarantineDesk;
import org.deltarad.node.work.Queues;
import org.deltarad.node.work.TimePointStep;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code deltarad quarantine}: what was refused and kept; each action is a subcommand. */
@Command(
        name = "quarantine",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "ACTION",
        description = "List, show, try again or delete what a node refused and kept; the node may run or not.",
        subcommands = {
            QuarantineCommand.ListThem.class,
            QuarantineCommand.Show.class,
            QuarantineCommand.Retry.class,
            QuarantineCommand.Delete.class
        })
final class QuarantineCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(
                spec.commandLine(),
                "name an action: " + String.join(", ", spec.subcommands().keySet()));
    }

    private static String from(KeptFile k) {
        String aet = k.incident().callingAet();
        String address = k.incident().peerAddress();
        String from = aet.isEmpty() || address.isEmpty() ? aet + address : aet + "@" + address;
        return from.isEmpty() ? "this disk" : from;
    }

    /** One action: the desk of the node's quarantine and what is done at it. */
    private abstract static class Action implements Callable<Integer> {
        @Spec
        CommandSpec spec;

        @Mixin
        NodeIndex node;

        @Override
        public Integer call() throws CommandException {
            NodeConfig config = node.settings(spec);
            PrintWriter out = spec.commandLine().getOut();
            try (Index index = Index.openExisting(config.index().source(config.data()))) {
                DataFolder folder = new DataFolder(config.data());
                int exit = act(config, folder, index, new QuarantineDesk(folder, index), out);
                out.flush();
                return exit;
            } catch (IOException e) {
                throw new CommandException(e.getMessage(), e);
            }
        }

        abstract int act(NodeConfig config, DataFolder folder, Index index, QuarantineDesk desk, PrintWriter out)
                throws CommandException, IOException;

        static KeptFile find(QuarantineDesk desk, long id) throws CommandException {
            return desk.find(id)
                    .orElseThrow(() -> new CommandException("nothing is kept under " + id + "; see quarantine list"));
        }
    }

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {"List what is kept, the oldest first.", "A line: ID, time, from whom, file, why."})
    static final class ListThem extends Action {
        @Override
        int act(NodeConfig config, DataFolder folder, Index index, QuarantineDesk desk, PrintWriter out) {
            List<KeptFile> all = desk.list();
            all.forEach(k -> out.printf(
                    "%-6d %s  %-32s %s  %s%n",
                    k.id(),
                    TIME.format(k.incident().happenedAt()),
                    from(k),
                    k.fileName(),
                    k.incident().what()));
            if (all.isEmpty()) {
                out.println("nothing is kept");
            }
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Say what is known of one, without the patient's name.")
    static final class Show extends Action {
        @Parameters(paramLabel = "ID", description = "as list has it")
        private long id;

        @Override
        int act(NodeConfig config, DataFolder folder, Index index, QuarantineDesk desk, PrintWriter out)
                throws CommandException, IOException {
            KeptFile k = find(desk, id);
            out.println("time      " + TIME.format(k.incident().happenedAt()));
            out.println("from      " + from(k));
            out.println("why       " + k.incident().what());
            out.println("file      " + desk.file(k));
            if (!Files.exists(desk.file(k))) {
                out.println("          is gone");
                return CommandLine.ExitCode.OK;
            }
            out.println("bytes     " + Files.size(desk.file(k)));
            try {
                DicomFile file = DicomToolkit.standard().codec().readHeader(desk.file(k));
                Dataset d = file.dataset();
                out.println("syntax    " + file.transferSyntax());
                out.println("class     " + d.string(Tag.SOPClassUID).orElse("-"));
                out.println("instance  " + d.string(Tag.SOPInstanceUID).orElse("-"));
                out.println("series    " + d.string(Tag.SeriesInstanceUID).orElse("-"));
                out.println("study     " + d.string(Tag.StudyInstanceUID).orElse("-"));
                out.println("modality  " + d.string(Tag.Modality).orElse("-"));
                out.println("patient   " + d.string(Tag.PatientID).orElse("-"));
            } catch (DicomException e) {
                out.println("header    cannot be read: " + e.getMessage());
            }
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(
            name = "retry",
            mixinStandardHelpOptions = true,
            description = {
                "Take one again as if it had been sent now, when what kept it out has been mended.",
                "It leaves the quarantine once it is stored; exit code 1 when it is refused again."
            })
    static final class Retry extends Action {
        @Parameters(paramLabel = "ID", description = "as list has it")
        private long id;

        @Override
        int act(NodeConfig config, DataFolder folder, Index index, QuarantineDesk desk, PrintWriter out)
                throws CommandException, IOException {
            KeptFile k = find(desk, id);
            if (!Files.exists(desk.file(k))) {
                throw new CommandException("the file of " + id + " is gone: " + desk.file(k));
            }
            Queues queues = Queues.in(index.dataSource(), Clock.systemUTC());
            try (Intake intake = new Intake(
                    folder,
                    index,
                    DicomToolkit.standard().codec(),
                    config.minFreeMegabytes() << 20,
                    Clock.systemUTC(),
                    time -> queues.work().add(TimePointStep.NAME, time))) {
                Intake.Answer answer = desk.retry(k, intake, NodeIndex.actor());
                if (!answer.isStored()) {
                    throw new CommandException(
                            "still refused: " + answer.status().comment());
                }
                out.println(answer.said().sopInstanceUid() + " is stored");
            }
            return CommandLine.ExitCode.OK;
        }
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Delete the file of one for good.")
    static final class Delete extends Action {
        @Parameters(paramLabel = "ID", description = "as list has it")
        private long id;

        @Option(names = "--yes", description = "really")
        private boolean yes;

        @Override
        int act(NodeConfig config, DataFolder folder, Index index, QuarantineDesk desk, PrintWriter out)
                throws CommandException, IOException {
            KeptFile k = find(desk, id);
            if (!yes) {
                throw new ParameterException(
                        spec.commandLine(), "this deletes " + desk.file(k) + " for good; say --yes to do it");
            }
            desk.delete(k, NodeIndex.actor());
            out.println("deleted " + desk.file(k));
            return CommandLine.ExitCode.OK;
        }
    }
}
