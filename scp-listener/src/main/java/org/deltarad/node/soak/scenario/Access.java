package org.deltarad.node.soak.scenario;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.deltarad.node.Node;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.soak.check.AuditLines;
import org.deltarad.node.soak.peer.FaultyLink;
import org.deltarad.node.soak.peer.Instance;
import org.deltarad.node.soak.peer.Journal;
import org.deltarad.node.soak.peer.KeyFile;
import org.deltarad.node.soak.peer.RawAssociation;
import org.deltarad.node.soak.peer.RecordingPacs;
import org.deltarad.node.soak.peer.Sender;
import org.deltarad.node.soak.peer.Slices;
import org.deltarad.node.soak.peer.Visitor;

/** Peers and users who may not try, over DICOM and HTTP; an operator who may does. */
record Access() implements Scenario {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String HERE = "127.0.0.1";
    /** Not on the list. */
    private static final String ELSEWHERE = "127.0.0.2";

    private static final String ACCEPTED = "accepted";
    private static final String NOT_RECOGNIZED = "rejected: result 1, source 1, reason 3";
    private static final String BROKEN = "no association";

    private static final String ALERT = "csd-code=\"110113\"";
    private static final String PEER = "csd-code=\"110126\"";
    private static final String FUNCTION = "csd-code=\"110132\"";
    private static final String LOGIN = "csd-code=\"110122\"";
    private static final String TRANSFERRED = "csd-code=\"110104\"";
    private static final String ACCESSED = "csd-code=\"110103\"";
    private static final String FAILED = "EventOutcomeIndicator=\"4\"";

    private static final String CASE = "/case/T1";
    private static final String VIEWER = "vera";
    private static final String OPERATOR = "otto";
    private static final String FORM_GONE = "the form has expired or was not made here";
    private static final String ROLE = "needs the role operator";

    @Override
    public String name() {
        return "access";
    }

    @Override
    public String title() {
        return "unknown peers, wrong certificates and passwords, viewers who retry, forged forms; and who may";
    }

    @Override
    public Outcome run(Stage stage) throws Exception {
        Facts facts = new Facts();
        try (RecordingPacs pacs = RecordingPacs.start("PACS");
                FaultyLink link = FaultyLink.to(pacs.port(), new FaultyLink.Fault.Down());
                Node node = node(stage, yaml(link))) {
            Tries tries = new Tries(stage, facts, stage.data());
            Journal journal = new Journal();
            List<Instance> series =
                    SyntheticCases.patients(stage.seed(), 1).get(0).get(0);
            new Sender(node.dicomPort(), "DELTARAD", "SENDER", List.of(series), journal).call();
            dicom(tries, node.dicomPort());
            facts.add(
                    "a delivery to a PACS that is away fails, and is recorded",
                    stage.await(LIMIT, () -> tries.isRecorded(0, TRANSFERRED, "PACS@" + HERE, FAILED)),
                    "pauses are 600 s");
            link.set(new FaultyLink.Fault.None());
            http(tries, node.httpPort());
            facts.equal("reports at the PACS after all that", 0, pacs.reports());
            operator(tries, node.httpPort());
            facts.add(
                    "the operator's retry delivers the report",
                    stage.await(LIMIT, () -> pacs.reports() == 1),
                    pacs.reports() + " report at the PACS");
        }
        tls(stage, facts);
        return facts.after("over DICOM, DICOM TLS, pages, /api and /dicom-web, as nobody, viewer and operator");
    }

    private static Node node(Stage stage, String yaml) throws Exception {
        return Node.start(ConfigReader.parse(yaml, stage.folder().resolve("node.yaml")));
    }

    private static String yaml(FaultyLink link) {
        return """
                dicom: {bind: 0.0.0.0, port: 0, callingAets: [SENDER], addresses: [%s]}
                http:
                  port: 0
                  users:
                    %s: '%s'
                    %s: {password: '%s', role: operator}
                data: data
                minFreeMegabytes: 1
                pairing: {quietSeconds: 0.1}
                page: {picture: false, pdf: false}
                destinations:
                  firstRetry: 600
                  longestRetry: 900
                  pacs: [{aet: PACS, host: 127.0.0.1, port: %d}]
                """.formatted(HERE, VIEWER, hash(VIEWER), OPERATOR, hash(OPERATOR), link.port());
    }

    /** Of a password that is the name turned round. */
    private static String hash(String user) {
        return BCrypt.withDefaults().hashToString(4, password(user).toCharArray());
    }

    private static String password(String user) {
        return new StringBuilder(user).reverse().toString();
    }

    private static void dicom(Tries tries, int port) throws Exception {
        tries.is(
                "an AE title that is not on the list",
                NOT_RECOGNIZED,
                () -> association(new Socket(), port, "STRANGER"),
                ALERT,
                PEER,
                user("STRANGER"),
                from(HERE));
        tries.is(
                "an address that is not on the list, with the AE title of one that is",
                NOT_RECOGNIZED,
                () -> association(boundTo(ELSEWHERE), port, "SENDER"),
                ALERT,
                PEER,
                user("SENDER"),
                from(ELSEWHERE));
    }

    private static void tls(Stage stage, Facts facts) throws Exception {
        KeyFile server = KeyFile.make(stage.folder(), "server", "server");
        KeyFile known = KeyFile.make(stage.folder(), "known", "scanner");
        KeyFile impostor = KeyFile.make(stage.folder(), "impostor", "scanner");
        String yaml = """
                dicom:
                  bind: 127.0.0.1
                  port: 0
                  tls: {keyStore: '%s', password: %s, trustStore: '%s', trustPassword: %s, clientCertificate: true}
                http: {port: 0}
                data: tls
                minFreeMegabytes: 1
                """.formatted(server.keys(), KeyFile.PASSWORD, known.certificate(), KeyFile.PASSWORD);
        try (Node node = node(stage, yaml)) {
            Tries tries = new Tries(stage, facts, stage.folder().resolve("tls"));
            tries.is(
                    "DICOM TLS with another's certificate of the same name",
                    BROKEN,
                    () -> association(
                            impostor.to(server).getSocketFactory().createSocket(), node.dicomPort(), "SENDER"),
                    ALERT,
                    PEER,
                    "TLS handshake",
                    from(HERE));
            facts.equal(
                    "DICOM TLS with the certificate that is trusted",
                    ACCEPTED,
                    association(known.to(server).getSocketFactory().createSocket(), node.dicomPort(), "SENDER"));
        }
    }

    private static Socket boundTo(String address) throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
        return socket;
    }

    private static String association(Socket socket, int port, String callingAet) {
        try (RawAssociation a =
                RawAssociation.over(socket, port, "DELTARAD", callingAet, List.of(Slices.CT), PATIENCE)) {
            a.release();
            return ACCEPTED;
        } catch (RawAssociation.RejectedException e) {
            return e.getMessage().substring(e.getMessage().indexOf("rejected"));
        } catch (IOException e) {
            return BROKEN;
        }
    }

    private static void http(Tries tries, int port) throws Exception {
        Map<String, String> retry = Map.of("row", "D1", "action", "retry");
        Visitor nobody = new Visitor(port);
        tries.is(
                "a page without login",
                "303 to /login",
                () -> answer(nobody.get(CASE)),
                LOGIN,
                FAILED,
                from(HERE),
                CASE);
        tries.is(
                "/api without login",
                "401",
                () -> answer(nobody.get("/api/jobs")),
                LOGIN,
                FAILED,
                from(HERE),
                "/api/jobs");
        Visitor viewer = new Visitor(port);
        viewer.login(VIEWER, password(VIEWER));
        String token = viewer.token("/");
        tries.is(
                "a viewer who presses retry",
                "403",
                () -> answer(viewer.post(CASE, with(retry, token))),
                ALERT,
                FUNCTION,
                user(VIEWER),
                from(HERE),
                CASE,
                ROLE);
        tries.is(
                "a viewer's retry with HTTP Basic, which pages do not take",
                "303 to /login",
                () -> answer(nobody.post(CASE, retry, "Authorization", Visitor.basic(VIEWER, password(VIEWER)))),
                LOGIN,
                FAILED,
                from(HERE),
                CASE);
        String stow = "/dicom-web/studies";
        tries.is(
                "STOW-RS as a viewer",
                "403",
                () -> answer(nobody.post(
                        stow,
                        "multipart/related; type=\"application/dicom\"; boundary=b",
                        "--b--",
                        "Authorization",
                        Visitor.basic(VIEWER, password(VIEWER)))),
                ALERT,
                FUNCTION,
                user(VIEWER),
                from(HERE),
                stow,
                ROLE);
        Visitor operator = new Visitor(port);
        operator.login(OPERATOR, password(OPERATOR));
        tries.is(
                "an operator's browser that posts without the token of the form",
                "403",
                () -> answer(operator.post(CASE, retry)),
                ALERT,
                FUNCTION,
                user(OPERATOR),
                from(HERE),
                CASE,
                FORM_GONE);
        tries.is(
                "an operator's browser that posts from another site's page",
                "403",
                () -> answer(operator.post(CASE, with(retry, operator.token("/")), "Origin", "https://evil.example")),
                ALERT,
                FUNCTION,
                user(OPERATOR),
                from(HERE),
                CASE,
                "another site");
        tries.is(
                "a wrong password in the form",
                "403",
                () -> answer(nobody.login(OPERATOR, "guess")),
                LOGIN,
                FAILED,
                user(OPERATOR),
                from(HERE));
        tries.is(
                "a wrong password with HTTP Basic",
                "401",
                () -> answer(nobody.get("/api/jobs", "Authorization", Visitor.basic(VIEWER, "guess"))),
                LOGIN,
                FAILED,
                user(VIEWER),
                from(HERE));
    }

    private static void operator(Tries tries, int port) throws Exception {
        Visitor operator = new Visitor(port);
        operator.login(OPERATOR, password(OPERATOR));
        Map<String, String> form = with(Map.of("row", "D1", "action", "retry"), operator.token("/"));
        tries.is(
                "an operator who presses retry",
                "200",
                () -> answer(operator.post(CASE, form)),
                ACCESSED,
                "EventActionCode=\"U\"",
                user(OPERATOR),
                from(HERE));
    }

    private static Map<String, String> with(Map<String, String> form, String token) {
        return Map.of("row", form.get("row"), "action", form.get("action"), "csrf", token);
    }

    private static String answer(HttpResponse<String> r) {
        Optional<String> to = r.headers().firstValue("Location").map(l -> l.replaceFirst("\\?.*", ""));
        return r.statusCode() + to.map(l -> " to " + l).orElse("");
    }

    private static String user(String name) {
        return "UserID=\"" + name + "\"";
    }

    private static String from(String address) {
        return "NetworkAccessPointID=\"" + address + "\"";
    }

    /** Something that is tried; gives what it was answered. */
    private interface Try {
        String answer() throws Exception;
    }

    /** What is tried at a node with this data folder. */
    private record Tries(Stage stage, Facts facts, Path data) {
        /** Tries it; what it is answered must be that, and a new line of the audit trail must have all those parts. */
        void is(String what, String wanted, Try tried, String... parts) throws Exception {
            int before = AuditLines.of(data).size();
            String found = tried.answer();
            boolean recorded = stage.await(PATIENCE, () -> isRecorded(before, parts));
            facts.add(
                    what + ": " + wanted + ", and in the audit trail with who and where",
                    found.equals(wanted) && recorded,
                    found + (recorded ? ", recorded" : ", not recorded as " + String.join(" ", parts)));
        }

        boolean isRecorded(int after, String... parts) throws IOException {
            List<String> lines = AuditLines.of(data);
            return lines.subList(after, lines.size()).stream()
                    .anyMatch(l -> Stream.of(parts).allMatch(l::contains));
        }
    }
}
