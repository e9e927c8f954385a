package org.deltarad.node.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.deltarad.node.imaging.GeometryTolerance;
import org.deltarad.node.imaging.mask.MaskRules;
import org.deltarad.node.imaging.mask.RoiChoice;
import org.deltarad.node.imaging.mask.SegOptions;
import org.deltarad.node.imaging.series.SeriesPolicy;
import org.deltarad.node.imaging.series.VolumeKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {
    private static final Path FILE = Path.of("/etc/deltarad/node.yaml");

    @Test
    void anEmptyFileGivesTheDefaults() throws ConfigException {
        NodeConfig c = ConfigReader.parse("", FILE);
        assertThat(c.aet()).isEqualTo("DELTARAD");
        assertThat(c.dicom().port()).isEqualTo(11112);
        assertThat(c.dicom().timeouts().toToolkit().idle()).isEqualTo(Duration.ofMinutes(1));
        assertThat(c.data()).isEqualTo(Path.of("/etc/deltarad/data"));
        assertThat(c.pairing().quiet()).isEqualTo(Duration.ofSeconds(10));
        assertThat(c.roi()).isEmpty();
        assertThat(c.signatures()).containsExactly("Delta_rad", "Pre-CCRT_rad");
        assertThat(c.calibration()).isEmpty();
    }

    @Test
    void seriesHaveAPolicy() throws ConfigException {
        assertThat(ConfigReader.parse("", FILE).series().policy().tolerance()).isEqualTo(GeometryTolerance.STANDARD);
        SeriesPolicy policy = ConfigReader.parse("""
                series:
                  volume: HIGHEST_B
                  protocols: [{protocol: cervix, volume: T2WI}]
                  patterns: {T2WI: "klinik 7"}
                  geometryTolerance: {mm: 0.1}
                  minSlices: 5
                """, FILE).series().policy();
        assertThat(policy.volume()).hasToString("HIGHEST_B");
        assertThat(policy.protocols().get(0).volume()).hasToString("T2WI");
        assertThat(policy.patterns().get(VolumeKind.T2WI).matcher("AX KLINIK 7").find())
                .isTrue();
        assertThat(policy.tolerance()).isEqualTo(new GeometryTolerance(0.01, 0.1));
        assertThat(policy.minSlices()).isEqualTo(5);
        assertThatThrownBy(() -> ConfigReader.parse("series: {volume: T3WI}", FILE))
                .hasMessageContaining("series.volume")
                .hasMessageContaining("T3WI");
        assertThatThrownBy(() -> ConfigReader.parse("series: {protocols: [{protocol: '(', volume: ADC}]}", FILE))
                .hasMessageContaining("regular expression");
    }

    @Test
    void valuesReplaceTheirDefaultsAndPathsAreRelativeToTheFile() throws ConfigException {
        NodeConfig c = ConfigReader.parse("""
                data: /srv/deltarad
                pairing: {quietSeconds: 0.3, timePointIds: {mid: [WEEK4]}}
                calibration: site/calibration.yaml
                signatures: [Delta_rad, mine/own.yaml]
                destinations:
                  pacs: [{aet: ORTHANC, host: pacs, port: 4242}]
                  fhir:
                    - {url: "https://ehr/fhir", user: node, password: secret}
                """, FILE);
        assertThat(c.data()).isEqualTo(Path.of("/srv/deltarad"));
        assertThat(c.pairing().quiet()).isEqualTo(Duration.ofMillis(300));
        assertThat(c.pairing().maxDays()).isEqualTo(56);
        assertThat(c.pairing().timePointIds().mid()).containsExactly("WEEK4");
        assertThat(c.calibration()).contains(Path.of("/etc/deltarad/site/calibration.yaml"));
        assertThat(c.signatures()).containsExactly("Delta_rad", "/etc/deltarad/mine/own.yaml");
        assertThat(c.destinations().pacs().get(0).port()).isEqualTo(4242);
        assertThat(c.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aet: A\\ndicm: {}                              | node.yaml:2: dicm: unknown key",
                "dicom:\\n  bind: 0.0.0.0\\n  prot: 1           | node.yaml:3: dicom.prot: unknown key",
                "dicom:\\n  bind: 0.0.0.0\\n  port: 99999       | node.yaml:3: dicom.port: must be 0 to 65535, was 99999",
                "dicom:\\n  port: high                          | node.yaml:2: dicom.port: must be a whole number",
                "pairing:\\n  minDays: 60                       | node.yaml:1: pairing.maxDays: must be 60 to 36500",
                "dicom:\\n  addresses: [10.0.0.1/8]             | node.yaml:2: dicom.addresses: '10.0.0.1/8' has bits set",
                "dicom:\\n  callingAets: [CT1, 'a\\\\b']         | node.yaml:2: dicom.callingAets: an AE title is",
                "dicom: {timeouts: {idle: 0}}                   | node.yaml:1: dicom.timeouts.idle: must be 0.001",
                "dicom:\\n  tls: {keyStore: a, trustStore: b, trustPassword: c, clientCertificate: true} | node.yaml:2: dicom.tls.password: must not be empty",
                "destinations: {pacs: [{aet: A, host: h, port: 1, tls: true}]} | destinations.pacs: a PACS has tls: true",
                "roi: '(GTV'                                    | node.yaml:1: roi: '(GTV' is not a regular expression",
                "roi:\\n  name: A\\n  nmae: B                     | node.yaml:3: roi.nmae: unknown key; known here: join, minus, name",
                "roi:\\n  join: true                        | node.yaml:1: roi: needs one of name, pattern, type, number, property",
                "roi:\\n  name: A\\n  pattern: '(GTV'            | node.yaml:3: roi.pattern: '(GTV' is not a regular expression",
                "roi: {number: one}                             | node.yaml:1: roi.number: ",
                "roi:\\n  type: GTV\\n  minus:\\n    {name: A, join: true} | node.yaml:3: roi.minus: takes neither join nor minus",
                "roi: {property: Neoplasm}                      | node.yaml:1: roi.property: a property is Coding Scheme Designator:Code Value",
                "masks: {contoursBetweenSlices: guess}          | node.yaml:1: masks.contoursBetweenSlices: must be refuse or nearest",
                "masks:\\n  resample: true\\n  fractionalThreshold: 0 | node.yaml:3: masks.fractionalThreshold: must be above 0 and at most 1, was 0.0",
                "masks:\\n  fractionalThreshold: 1.01            | node.yaml:2: masks.fractionalThreshold: must be above 0",
                "masks: {fractionalThreshold: half}             | node.yaml:1: masks.fractionalThreshold: must be a number",
                "masks:\\n\\n  resample: perhaps                 | node.yaml:3: masks.resample: must be true or false",
                "masks: {resample: null}                        | node.yaml:1: masks.resample: must not be empty",
                "aet: THIS_AE_TITLE_IS_LONG                     | node.yaml:1: aet: an AE title is 1 to 16",
                "destinations:\\n  pacs:\\n    - {aet: A, host: h, port: 0} | node.yaml:3: destinations.pacs[0].port: must be 1",
                "destinations:\\n  fhir:\\n    - url: ftp://x   | node.yaml:3: destinations.fhir[0].url: must start with http",
                "destinations: {fhir: [{url: 'https://e', user: u, password: p, token: t}]} | destinations.fhir[0].token: give user",
                "destinations: {fhir: [{url: 'https://e', tls: {keyStore: k}}]} | destinations.fhir[0].tls.keyStore: keyStore and password",
                "destinations: {fhir: [{url: 'https://e', oauth2: {tokenUrl: 'https://t', clientId: i}}]} | destinations.fhir[0].oauth2.clientSecret: must",
                "destinations: {pacs: [{aet: A, port: 1}]}      | node.yaml:1: destinations.pacs[0].host: must not be empty",
                "destinations: {pacs: [{aet: A, host: h}]}      | destinations.pacs[0].port: must not be empty",
                "dicom: {port: null}                            | node.yaml:1: dicom.port: must not be empty",
                "aet: A\\naet: B                                | node.yaml:2",
                "aet: [                                         | node.yaml:",
                "- a list                                       | node.yaml:1: a configuration is a mapping",
                "aet: null                                      | node.yaml:1: aet",
                "dicom: null                                    | node.yaml:1: dicom",
            })
    void whatCannotBeIsRefusedWithFileLineAndKey(String yaml, String message) {
        assertThatThrownBy(() -> ConfigReader.parse(yaml.replace("\\n", "\n"), FILE))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(message);
    }

    @Test
    void admissionAndTlsAreRead() throws ConfigException {
        NodeConfig c = ConfigReader.parse("""
                dicom:
                  callingAets: [CT1, MR 2]
                  addresses: [10.1.0.0/16]
                  timeouts: {idle: 7}
                  tls:
                    keyStore: keys/node.p12
                    password: secret
                    trustStore: /etc/peers.p12
                    trustPassword: secret
                    clientCertificate: true
                destinations: {pacs: [{aet: A, host: h, port: 2762, tls: true}]}
                """, FILE);
        assertThat(c.dicom().callingAets()).containsExactly("CT1", "MR 2");
        assertThat(c.dicom().timeouts().idle()).isEqualTo(7);
        assertThat(c.dicom().timeouts().pdu()).isEqualTo(60);
        assertThat(c.dicom().tls().orElseThrow().keyStore()).isEqualTo(Path.of("/etc/deltarad/keys/node.p12"));
        assertThat(c.dicom().tls().orElseThrow().trustStore()).isEqualTo(Path.of("/etc/peers.p12"));
        assertThat(c.toString()).doesNotContain("secret");
    }

    @Test
    void theRoiIsAPatternOrAMapping() throws ConfigException {
        assertThat(ConfigReader.parse("aet: A", FILE).roiChoice()).isEqualTo(RoiChoice.automatic());
        assertThat(ConfigReader.parse("roi: GTV.*", FILE).roiChoice())
                .isInstanceOfSatisfying(
                        RoiChoice.ByPattern.class,
                        p -> assertThat(p.pattern().matcher("gtv 1").matches()).isTrue());
        assertThat(ConfigReader.parse("roi: {name: GTVp}", FILE).roiChoice()).isEqualTo(RoiChoice.name("GTVp"));
        assertThat(ConfigReader.parse("roi: {type: GTV, number: 3}", FILE).roiChoice())
                .isEqualTo(new RoiChoice.AllOf(List.of(new RoiChoice.ByNumber(3), new RoiChoice.ByType("GTV"))));
        assertThat(ConfigReader.parse("roi: {property: 'SCT:108369006', join: true, minus: {name: cyst}}", FILE)
                        .roiChoice())
                .isEqualTo(new RoiChoice.Minus(
                        new RoiChoice.Union(List.of(new RoiChoice.ByProperty("SCT:108369006"))),
                        List.of(new RoiChoice.ByName("cyst"))));
        assertThat(ConfigReader.parseRoi("{type: GTV, join: true}", FILE).choice())
                .isEqualTo(new RoiChoice.Union(List.of(new RoiChoice.ByType("GTV"))));
        assertThat(ConfigReader.parse("masks: {contoursBetweenSlices: nearest}", FILE)
                        .masks()
                        .rules()
                        .contoursBetweenSlices())
                .isEqualTo(MaskRules.BetweenSlices.NEAREST);
    }

    @Test
    void masksHaveRules() throws ConfigException {
        assertThat(ConfigReader.parse("", FILE).masks().rules()).isEqualTo(MaskRules.STANDARD);
        assertThat(ConfigReader.parse("masks: {fractionalThreshold: 1, resample: false}", FILE)
                        .masks()
                        .rules())
                .isEqualTo(MaskRules.of(new SegOptions(1, false)));
    }

    @Test
    void aMissingFileIsSaid() {
        assertThatThrownBy(() -> ConfigReader.read(Path.of("/nowhere/node.yaml")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("/nowhere/node.yaml");
    }
}
