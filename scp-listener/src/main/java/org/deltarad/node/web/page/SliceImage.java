package org.deltarad.node.web.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.deltarad.node.index.EventRow.Kind;
import org.deltarad.node.index.EventRow.Subject;
import org.deltarad.node.index.Index;
import org.deltarad.node.picture.page.KeySlice;

/** {@code GET /slice/T12}: the key slice of a case as PNG. */
final class SliceImage extends HttpServlet {
    /** Pixels. */
    static final int WIDTH = 300;

    private static final long serialVersionUID = 1;

    private final transient Index index;

    SliceImage(Index index) {
        this.index = index;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String info = request.getPathInfo();
        Optional<KeySlice> slice = Optional.ofNullable(info)
                .flatMap(i -> Subject.parse(i.substring(1)))
                .filter(s -> s.kind() == Kind.TIME_POINT)
                .flatMap(s -> index.read(t -> CaseData.read(t, s.id())))
                .flatMap(CaseData::measurement)
                .flatMap(m -> Optional.ofNullable(m.slice()));
        if (slice.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        slice.get().writePng(png, 2 * WIDTH);
        response.setContentType("image/png");
        response.getOutputStream().write(png.toByteArray());
    }
}
