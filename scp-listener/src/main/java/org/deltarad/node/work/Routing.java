package org.deltarad.node.work;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.DatasetCodec;
import org.deltarad.dicom.DicomException;
import org.deltarad.node.imaging.mask.MaskReferences;
import org.deltarad.node.index.DataFolder;
import org.deltarad.node.index.InstanceRow;
import org.deltarad.node.route.Route;
import org.deltarad.node.route.Router;

/** Which protocol a mask and its images are worked on by. */
public final class Routing {
    private final Protocols protocols;
    private final DataFolder folder;
    private final DatasetCodec codec;

    public Routing(Protocols protocols, DataFolder folder, DatasetCodec codec) {
        this.protocols = protocols;
        this.folder = folder;
        this.codec = codec;
    }

    /** The routes. */
    public Router router() {
        return protocols.router();
    }

    /** How many protocols there are. */
    int protocols() {
        return protocols.size();
    }

    /**
     * What is known from the mask alone.
     *
     * @param protocol   the first that the mask may take
     * @param references what the ROI of that protocol was drawn on
     */
    public record Expected(Protocol protocol, MaskReferences references) {}

    /** A mask that a route leaves alone. */
    public static final class IgnoredException extends Exception {
        private static final long serialVersionUID = 1;

        IgnoredException(Protocol protocol) {
            super(protocol.route().label() + ": " + protocol.ignored().orElseThrow());
        }
    }

    /**
     * The first protocol that the mask may take and whose ROI it has, before its images are known.
     *
     * @throws IgnoredException    when the mask alone says that it is left alone
     * @throws StepFailedException when no protocol can use the mask
     */
    public Expected expected(Path mask) throws StepFailedException, IgnoredException, IOException {
        List<Route> possible = protocols.router().isEmpty()
                ? List.of(Route.DEFAULT)
                : protocols.router().possible(header(mask));
        Protocol first = protocols.of(possible.get(0));
        if (first.ignored().isPresent() && possible.size() == 1) {
            throw new IgnoredException(first);
        }
        Optional<StepFailedException> problem = Optional.empty();
        for (Route route : possible) {
            Protocol p = protocols.of(route);
            try {
                return new Expected(p, p.measurer().references(mask));
            } catch (StepFailedException e) {
                problem = problem.isPresent() ? problem : Optional.of(e);
            }
        }
        throw problem.orElseThrow();
    }

    /**
     * The protocol of a mask and its images.
     *
     * @throws IgnoredException    when the route leaves them alone
     * @throws StepFailedException when a file cannot be read
     */
    Protocol choose(Path mask, List<InstanceRow> images) throws StepFailedException, IgnoredException, IOException {
        if (protocols.router().isEmpty()) {
            return protocols.of(Route.DEFAULT);
        }
        List<Dataset> headers = new ArrayList<>();
        for (InstanceRow i : images) {
            headers.add(header(folder.file(i)));
        }
        Router.Choice choice = protocols.router().choose(Optional.of(header(mask)), headers);
        Protocol chosen = protocols.of(choice.route());
        if (chosen.ignored().isPresent()) {
            throw new IgnoredException(chosen);
        }
        return chosen;
    }

    private Dataset header(Path file) throws StepFailedException, IOException {
        try {
            return codec.readHeader(file).dataset();
        } catch (DicomException e) {
            throw new StepFailedException(file.getFileName() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
