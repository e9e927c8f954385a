package org.deltarad.node.stow;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.deltarad.dicom.FileMetaInformation;
import org.deltarad.dicom.net.StorageScp.Peer;
import org.deltarad.node.receive.Intake;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /dicom-web/studies} and {@code /dicom-web/studies/{study}}: multipart/related of application/dicom in,
 * application/dicom+json out (PS3.18 10.5). Who may is decided before.
 */
public final class StowServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = LoggerFactory.getLogger(StowServlet.class);

    private static final Pattern PATH = Pattern.compile("/studies(?:/([^/]+))?/?");
    private static final Set<String> ANSWERS =
            Set.of("*/*", "application/*", "application/dicom+json", "application/json");
    private static final String DICOM = "application/dicom";
    private static final int SHORT_BODY = 1 << 20;
    private static final int UNSUPPORTED_MEDIA = 0x0110; // processing failure: there is no reason of its own

    private static final ObjectMapper JSON = new ObjectMapper();

    private final transient Intake intake;

    public StowServlet(Intake intake) {
        this.intake = intake;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!path.matches()) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_NOT_FOUND,
                    "instances are stored at studies or studies/{study}");
            return;
        }
        Optional<String> study = Optional.ofNullable(path.group(1));
        if (study.isPresent() && !FileMetaInformation.isUid(study.get())) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "the study in the path is no UID");
            return;
        }
        if (!accepts(request.getHeader("Accept"))) {
            refuse(request, response, HttpServletResponse.SC_NOT_ACCEPTABLE, "the answer is application/dicom+json");
            return;
        }
        if (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null) {
            refuse(request, response, HttpServletResponse.SC_LENGTH_REQUIRED, "Content-Length or chunks are needed");
            return;
        }
        if (request.getContentLengthLong() > Math.max(0, intake.roomBytes())) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE,
                    "there is not as much free space");
            return;
        }
        Optional<MediaType> type = MediaType.parse(request.getContentType());
        if (!isDicom(type)) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE,
                    "multipart/related; type=\"application/dicom\" is taken");
            return;
        }
        Optional<String> boundary = type.flatMap(t -> t.parameter("boundary"));
        if (boundary.filter(b -> b.length() >= 1 && b.length() <= 70).isEmpty()) {
            refuse(
                    request,
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "the boundary is missing, or longer than 70 characters");
            return;
        }
        store(request, response, study, boundary.get());
    }

    private void store(
            HttpServletRequest request, HttpServletResponse response, Optional<String> study, String boundary)
            throws IOException {
        StoreReport report = new StoreReport();
        Peer peer = new Peer(request.getRemoteAddr(), "");
        try {
            MultipartReader parts = new MultipartReader(request.getInputStream(), boundary);
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                take(part.get(), peer, study, report);
            }
        } catch (MultipartException e) {
            LOG.warn("{} sent a body by STOW-RS that cannot be read: {}", peer.address(), e.getMessage());
            if (!report.hasStored()) {
                refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, e.getMessage());
                return;
            }
            report.addOther(UNSUPPORTED_MEDIA);
        }
        if (report.isEmpty()) {
            refuse(request, response, HttpServletResponse.SC_BAD_REQUEST, "the body has no part");
            return;
        }
        response.setStatus(report.httpStatus());
        response.setContentType("application/dicom+json");
        JSON.writeValue(response.getOutputStream(), report.json());
    }

    private void take(MultipartReader.Part part, Peer peer, Optional<String> study, StoreReport report)
            throws IOException {
        String type = part.headers().getOrDefault("content-type", DICOM);
        if (MediaType.parse(type).filter(t -> t.type().equals(DICOM)).isEmpty()) {
            LOG.warn("{} sent a part of {} by STOW-RS, which is not taken", peer.address(), type);
            report.addOther(UNSUPPORTED_MEDIA);
        } else {
            report.add(intake.takePart10(peer, study, part.body()));
        }
    }

    private static boolean isDicom(Optional<MediaType> type) {
        return type.filter(t -> t.type().equals("multipart/related"))
                .flatMap(t -> t.parameter("type"))
                .filter(DICOM::equalsIgnoreCase)
                .isPresent();
    }

    private static boolean accepts(String accept) {
        return accept == null
                || Arrays.stream(accept.split(","))
                        .flatMap(a -> MediaType.parse(a).stream())
                        .anyMatch(a -> ANSWERS.contains(a.type()));
    }

    /** The rest of a short body is read, so that the connection can go on; that of a long one is not waited for. */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, int status, String what)
            throws IOException {
        if (request.getInputStream().readNBytes(SHORT_BODY).length == SHORT_BODY) {
            response.setHeader("Connection", "close");
        }
        response.setStatus(status);
        response.setContentType("text/plain");
        response.setCharacterEncoding("UTF-8");
        response.getWriter().write(what + "\n");
    }
}
