package org.deltarad.node.web;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.Cases;
import org.deltarad.node.TestNode;
import org.deltarad.node.demo.SyntheticCalibration;
import org.deltarad.node.soak.peer.Visitor;
import org.deltarad.testdata.SyntheticPatient;
import org.deltarad.testdata.SyntheticSeries;
import org.deltarad.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/**
 * The pages in Chromium. {@code -Ddeltarad.screenshots=docs/screenshots} (absolute, or below scp-listener) writes the pictures
 * of the README.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInBrowserTest {
    private static final String LARGE = "deltarad.screenshots";

    private TestNode node;
    private Chromium chromium;
    private long deltaCase;
    private long brokenCase;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        SyntheticCalibration.make(30).write(folder.resolve("calibration.yaml"));
        node = TestNode.startWhole(folder, """
                dicom: {bind: 127.0.0.1, port: 0}
                minFreeMegabytes: 1
                timeZone: Europe/Berlin
                pairing: {quietSeconds: 0.3}
                calibration: calibration.yaml
                destinations: {pacs: [{aet: ARCHIVE, host: 127.0.0.1, port: %d}]}
                http:
                  port: 0
                  users:
                    vera: '%s'
                    otto: {password: '%s', role: operator}
                """.formatted(FreePort.find(), hash("see"), hash("do")));
        boolean pictures = System.getProperty(LARGE) != null;
        SyntheticPatient patient = pictures
                ? SyntheticPatient.builder(7).build()
                : Cases.patient(7).build();
        SyntheticSeries mid = patient.mid();
        node.deliver(
                Cases.with(patient.baseline().instances(), patient.baseline().segmentation()));
        node.await("baseline report", "SYN-7", "reported");
        node.deliver(Cases.with(mid.instances(), mid.segmentation()));
        node.await("delta report", "SYN-7", "reported");
        deltaCase = timePointOf(mid.segmentation().requireString(Tag.SOPInstanceUID));
        SyntheticSeries other = Cases.patient(8).build().baseline();
        Dataset foreign = other.segmentation().toBuilder()
                .text(Tag.PatientID, pictures ? "SYN-9" : "<b>SYN-9</b>")
                .build();
        node.deliver(Cases.with(other.instances(), foreign));
        node.await(
                "failed case", j -> j.kind().equals("time point") && j.state().equals("failed"));
        brokenCase = timePointOf(foreign.requireString(Tag.SOPInstanceUID));
        if (pictures) {
            fill();
        }
        chromium = new Chromium(node.node().httpPort());
    }

    /** More cases, for pictures. */
    private void fill() throws Exception {
        for (long seed = 20; seed < 26; seed++) {
            SyntheticPatient patient = Cases.patient(seed).build();
            List<Dataset> all = new ArrayList<>(Cases.with(
                    patient.baseline().instances(), patient.baseline().rtStruct()));
            if (seed == 24) {
                all.subList(0, 5).clear();
            }
            node.deliver(all);
        }
        node.await("baseline report", "SYN-25", "reported");
    }

    private long timePointOf(String mask) {
        return node.await(
                        "case of " + mask,
                        j -> j.kind().equals("time point") && j.object().equals(mask))
                .id();
    }

    private static String hash(String password) {
        return BCrypt.withDefaults().hashToString(4, password.toCharArray());
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (node != null) {
            node.close();
        }
    }

    @BeforeEach
    void logout() {
        chromium.open("/");
        if (!chromium.all(".who button").isEmpty()) {
            chromium.press(".who button");
        }
        chromium.assertConsoleIsQuiet();
    }

    @AfterEach
    void quiet() {
        chromium.assertConsoleIsQuiet("403 (Forbidden)");
    }

    @Test
    void whoHasNoPasswordSeesTheLoginPageOnlyAndWhoHasGoesWhereHeWanted() {
        chromium.open("/case/T" + deltaCase);
        assertThat(chromium.heading()).isEqualTo("Log in");
        assertThat(chromium.text()).doesNotContain("SYN-7");
        chromium.fill("user", "vera");
        chromium.fill("password", "wrong");
        chromium.press("main button");
        assertThat(chromium.one("[role=alert]").getText()).isEqualTo("User or password is wrong.");
        chromium.open("/case/T" + deltaCase);
        chromium.fill("user", "vera");
        chromium.fill("password", "see");
        chromium.press("main button");
        assertThat(chromium.path()).isEqualTo("/case/T" + deltaCase);
        assertThat(chromium.heading()).contains("SYN-7");
    }

    @Test
    void theWorklistIsFilteredByStatePatientAndText() {
        chromium.login("vera", "see");
        assertThat(chromium.heading()).isEqualTo("Worklist");
        int all = chromium.all("tbody tr").size();
        assertThat(all).isGreaterThanOrEqualTo(3);
        assertThat(chromium.all("main b")).as("no markup of a Patient ID").noneMatch(b -> b.getText()
                .contains("SYN"));
        assertThat(chromium.text()).contains("SYN-9");
        chromium.fill("patient", "syn-7");
        chromium.press(".filter button");
        assertThat(chromium.all("tbody tr")).hasSize(2).allSatisfy(r -> assertThat(r.getText())
                .contains("SYN-7"));
        chromium.open("/?state=FAILED");
        assertThat(chromium.all("tbody tr")).hasSize(1);
        assertThat(chromium.one(".states [aria-current]").getText())
                .contains("failed")
                .contains("1");
        chromium.open("/?text=nothing-says-this");
        assertThat(chromium.text()).contains("No case fits.");
        chromium.open("/?to=2000-01-01");
        assertThat(chromium.text()).contains("No case fits.");
    }

    @Test
    void aCaseShowsItsTimelineScoresChartsAndDeliveries() {
        chromium.login("vera", "see");
        chromium.open("/case/T" + deltaCase);
        assertThat(chromium.text())
                .contains(
                        "Delta report",
                        "Research use only",
                        "low risk",
                        "127.0.0.1",
                        "What to do: The peer cannot be reached");
        assertThat(chromium.all("section:has(#timeline) tbody tr")).hasSizeGreaterThan(4);
        assertThat(chromium.all("svg.chart"))
                .hasSizeGreaterThanOrEqualTo(4)
                .allSatisfy(svg -> assertThat(svg.getSize().getWidth()).isGreaterThan(200));
        assertThat(chromium.script("return document.querySelector('.slice img').naturalWidth"))
                .isEqualTo(600L);
        assertThat(chromium.all("main form")).as("a viewer has no buttons").isEmpty();
        assertThat(chromium.all("script, [style], [onclick]")).isEmpty();
        chromium.open("/throughput");
        assertThat(chromium.all("svg.chart rect.bar").stream()
                        .filter(bar -> bar.getSize().getHeight() > 10))
                .isNotEmpty();
        assertThat(chromium.text()).contains("Measuring a case", "ARCHIVE", "free; below");
        chromium.open("/quarantine");
        assertThat(chromium.heading()).isEqualTo("Quarantine");
    }

    @Test
    void everyPageCanBeUsedWithoutAMouseAndRead() {
        chromium.login("otto", "do");
        for (String path : List.of("/", "/case/T" + deltaCase, "/throughput", "/quarantine")) {
            chromium.open(path);
            assertThat(chromium.all("h1")).as(path).hasSize(1);
            assertThat(chromium.all("html[lang=en]")).hasSize(1);
            assertThat(chromium.all("input:not([type=hidden])"))
                    .allSatisfy(i -> assertThat(i.getAccessibleName()).isNotEmpty());
            assertThat(chromium.all("button, a, svg, img").stream().filter(WebElement::isDisplayed))
                    .allSatisfy(b -> assertThat(b.getAccessibleName()).isNotEmpty());
            assertThat(chromium.all("thead th:not([scope=col]), tbody th:not([scope=row])"))
                    .isEmpty();
            assertThat(chromium.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                    .as(path + " is no wider than the window")
                    .isEqualTo(true);
        }
    }

    @Test
    void anOperatorRetriesAndTheTimelineSaysWho() {
        chromium.login("otto", "do");
        chromium.open("/case/T" + brokenCase);
        assertThat(chromium.text()).contains("What to do: Mask and images disagree about the patient");
        chromium.press("button[aria-label='Retry T" + brokenCase + "']");
        assertThat(chromium.one("[role=status]").getText()).contains("is tried again");
        assertThat(chromium.all("section:has(#timeline) tbody tr"))
                .anySatisfy(r -> assertThat(r.getText()).contains("otto").contains("retry was asked for"));
    }

    @Test
    void aForgedFormIsRefused() throws Exception {
        Visitor viewer = new Visitor(node.node().httpPort());
        viewer.login("vera", "see");
        Map<String, String> form = Map.of("csrf", viewer.token("/"), "row", "T" + brokenCase, "action", "retry");
        HttpResponse<String> refused = viewer.post("/case/T" + brokenCase, form);
        assertThat(refused.statusCode()).isEqualTo(403);
        Visitor operator = new Visitor(node.node().httpPort());
        operator.login("otto", "do");
        assertThat(operator.post("/case/T" + brokenCase, form).statusCode())
                .as("another session's token")
                .isEqualTo(403);
        Map<String, String> foreign = Map.of("csrf", operator.token("/"), "row", "T" + deltaCase, "action", "retry");
        assertThat(operator.post("/case/T" + brokenCase, foreign).statusCode())
                .as("a row of another case")
                .isEqualTo(404);
    }

    @Test
    void picturesForTheReadme() throws Exception {
        String to = System.getProperty(LARGE);
        if (to == null) {
            System.out.println("no pictures for the README: set -D" + LARGE + "=FOLDER");
            return;
        }
        chromium.login("otto", "do");
        chromium.picture(Path.of(to, "worklist.png"), 1280, 620, "body");
        chromium.open("/case/T" + deltaCase);
        chromium.picture(Path.of(to, "case.png"), 1280, 860, "body");
        chromium.picture(Path.of(to, "charts.png"), 1280, 900, "article");
        chromium.scheme("dark");
        chromium.picture(Path.of(to, "dark.png"), 1280, 900, "article");
        chromium.open("/throughput");
        chromium.picture(Path.of(to, "throughput.png"), 1280, 760, "body");
        chromium.scheme("light");
        chromium.open("/case/T" + brokenCase);
        chromium.picture(Path.of(to, "failed.png"), 1280, 620, "body");
    }
}
