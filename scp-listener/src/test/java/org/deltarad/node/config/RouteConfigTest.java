package org.deltarad.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.deltarad.node.config.RouteConfig.TimePointPart;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteConfigTest {
    @TempDir
    Path folder;

    @Test
    void aRoutesSettingsAreThoseOfTheConfigurationWithItsOwnInTheirPlace() throws Exception {
        Files.writeString(folder.resolve("own.yaml"), "setting: {binWidth: 5}\nfeatureClass: {firstorder: [Mean]}\n");
        NodeConfig config = read("""
                pairing: {minDays: 10}
                series: {values: {CT: stored-modality}, protocols: [{protocol: cervix, volume: T2WI}]}
                destinations:
                  pacs: [{aet: ONE, host: a, port: 104, name: main}, {aet: TWO, host: b, port: 104}]
                routes:
                  - name: diffusion
                    match: {Modality: MR, SeriesDescription: ~ADC}
                    use:
                      extraction: own.yaml
                      signatures: []
                      roi: {name: GTVp}
                      series: {values: {MR: philips-scale}, volume: ADC}
                      timePoint: mid
                      pairing: {maxDays: 90}
                      pairs: ADC
                      destinations: [TWO]
                      expectedSeries: {instances: 20, series: [{name: T2, match: {SeriesDescription: ~T2}}]}
                  - {name: rest, use: {ignore: not of the study}}
                """);
        RouteConfig route = config.routes().get(0);
        assertThat(route.use().timePoint()).contains(TimePointPart.MID);
        assertThat(route.use().destinations()).contains(List.of("TWO"));
        assertThat(config.destinations().names()).containsExactly("main", "TWO");
        NodeConfig effective = config.forRoute(route);
        assertThat(ExtractionChoice.load(effective.extraction()).name()).isEqualTo("own");
        assertThat(ExtractionChoice.load(effective.extraction()).parameters().featureCount())
                .isOne();
        assertThat(effective.signatures()).isEmpty();
        assertThat(effective.pairing().minDays()).isEqualTo(10);
        assertThat(effective.pairing().maxDays()).isEqualTo(90);
        assertThat(effective.series().values())
                .containsEntry("CT", "stored-modality")
                .containsEntry("MR", "philips-scale");
        assertThat(effective.series().volume()).isEqualTo("ADC");
        assertThat(effective.series().protocols()).isEmpty();
        assertThat(config.routes().get(1).use().ignore()).contains("not of the study");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "destinations: [elsewhere] | routes[0].use.destinations[0]: there is no destination 'elsewhere'; there are: main, SAME, SAME",
                "destinations: [SAME] | routes[0].use.destinations[0]: several destinations are called 'SAME'",
                "signatures: [Delta_rad, Deltarad] | routes[0].use.signatures[1]: 'Deltarad' is neither built in",
                "extraction: S9 | routes[0].use.extraction: 'S9' is neither a preset",
                "extraction: S2 | routes[0].use.extraction: Delta_rad takes features extracted with S1",
                "calibration: none.yaml | routes[0].use.calibration: ",
                "timePoint: late | routes[0].use.timePoint: ",
                "series: {volume: T3} | routes[0].use.series.volume: 'T3' is no rule",
                "roi: {name: x, nom: x} | routes[0].use.roi.nom: unknown key",
                "pairing: {minDays: 80} | routes[0].use.pairing.maxDays: must be 80 to 36500, was 56",
                "expectedSeries: {} | routes[0].use.expectedSeries: needs one of",
                "expectedSeries: {fromAttribute: Modality} | routes[0].use.expectedSeries.fromAttribute: Modality holds no number",
                "expectedSeries: {series: [{match: {}}]} | routes[0].use.expectedSeries.series[0].match: needs conditions",
                "'ignore: x, pairs: y' | routes[0].use.ignore: what is ignored is not worked on",
                "destination: [main] | routes[0].use.destination: unknown key"
            })
    void whatARouteCannotUseIsRefusedWithItsLine(String use, String problem) {
        assertThatThrownBy(() -> read("""
                destinations:
                  pacs: [{aet: A, host: a, port: 104, name: main}, {aet: SAME, host: b, port: 104},
                    {aet: SAME, host: c, port: 104}]
                routes:
                  - name: one
                    use: {""" + use + "}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageMatching("(?s).*node\\.yaml:6: .*")
                .hasMessageContaining(problem);
    }

    @Test
    void namesAreUniqueAndNoRouteStandsBehindOneThatFitsEverything() {
        assertThatThrownBy(() -> read("routes:\n- {name: a, match: {Modality: MR}, use: {}}\n- {name: a, use: {}}\n"))
                .hasMessageContaining("node.yaml:3: routes[1].name: another route has the name 'a'");
        assertThatThrownBy(() -> read("routes:\n- {name: a, use: {}}\n- {name: b, use: {}}\n"))
                .hasMessageContaining("node.yaml:3: routes[1]: is never reached: route 'a'");
        assertThatThrownBy(() -> read("routes:\n- {use: {}}\n")).hasMessageContaining("node.yaml:2: routes[0].name");
    }

    @Test
    void archivesAreReachedOverDicomOrDicomWeb() throws Exception {
        NodeConfig c = read("""
                archives:
                  - {aet: PACS, host: pacs, port: 104, retrieve: get}
                  - dicomweb: {url: "https://pacs/dicom-web", user: node, password: secret}
                retrieve: {always: true, take: latest, again: 0.5}
                """);
        assertThat(c.archives().get(0).retrieve()).contains(ArchiveConfig.Retrieve.GET);
        assertThat(c.retrieve().againAfter()).isEqualTo(Duration.ofMinutes(30));
        assertThat(c.retrieve().maxStudies()).isEqualTo(20);
        assertThat(c.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "archives: [{aet: PACS, host: pacs}] | archives[0]: needs either aet, host and port, or dicomweb",
                "archives: [{aet: P, host: h, port: 1, dicomweb: {url: 'http://h'}}] | archives[0]: needs either",
                "archives: [{dicomweb: {url: 'ftp://h'}}] | archives[0].dicomweb.url: must be http",
                "archives: [{dicomweb: {url: 'http://h', user: u}}] | archives[0].dicomweb.user: user and password",
                "archives: [{aet: P, host: h, port: 1, retrieve: pull}] | archives[0].retrieve: ",
                "archives: [{aet: P, host: h, port: 1, tls: true}] | archives: an archive has tls: true",
                "retrieve: {take: best} | retrieve.take: ",
                "retrieve: {again: 0} | retrieve.again: must be above 0"
            })
    void whatAnArchiveCannotBeIsRefusedWithItsLine(String yaml, String problem) {
        assertThatThrownBy(() -> read("\n" + yaml))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("node.yaml:2: " + problem);
    }

    private NodeConfig read(String yaml) throws ConfigException {
        return ConfigReader.parse(yaml, folder.resolve("node.yaml"));
    }
}
