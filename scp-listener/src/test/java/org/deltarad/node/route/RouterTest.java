package org.deltarad.node.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.deltarad.dicom.Dataset;
import org.deltarad.dicom.Tag;
import org.deltarad.node.config.ConfigException;
import org.deltarad.node.config.ConfigReader;
import org.deltarad.node.config.RouteConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouterTest {
    private static final Dataset IMAGE = Dataset.builder()
            .text(Tag.Modality, "MR")
            .text(Tag.ImageType, "DERIVED", "PRIMARY", "ADC")
            .text(Tag.SeriesDescription, "Cervix AX T2")
            .text(Tag.StudyDate, "20260104")
            .text(Tag.PatientAge, "045Y")
            .text(Tag.PatientID, "0012")
            .numbers(Tag.MagneticFieldStrength, 1.494)
            .numbers(Tag.Rows, 256)
            .text(Tag.StationName, "")
            .items(
                    Tag.ProcedureCodeSequence,
                    Dataset.builder().text(Tag.CodeValue, "MRPEL").build(),
                    Dataset.builder().text(Tag.CodeValue, "MRABD").build())
            .build();

    private static final Dataset MASK = Dataset.builder()
            .text(Tag.Modality, "RTSTRUCT")
            .text(Tag.StructureSetLabel, "Tumor MR1")
            .build();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Modality: MR | true",
                "Modality: mr | true",
                "Modality: CT | false",
                "Modality: [CT, MR] | true",
                "ImageType: ADC | true",
                "ImageType: ~PRIMARY.*ADC | true",
                "SeriesDescription: ~ax t2$ | true",
                "SeriesDescription: T2 | false",
                "MagneticFieldStrength: {min: 1.4, max: 1.6} | true",
                "MagneticFieldStrength: {min: 2} | false",
                "MagneticFieldStrength: 1.4940 | true",
                "Rows: 256 | true",
                "PatientAge: {min: 18} | true",
                "PatientAge: {max: 40} | false",
                "StudyDate: {min: 20260101} | true",
                "PatientID: '0012' | true",
                "StationName: absent | true",
                "ProtocolName: absent | true",
                "Modality: absent | false",
                "ProtocolName: ~. | false",
                "ProcedureCodeSequence.CodeValue: MRABD | true",
                "ProcedureCodeSequence.CodeMeaning: absent | true",
                "mask: {StructureSetLabel: '~tumou?r'} | true",
                "mask: {Modality: SEG} | false"
            })
    void conditions(String match, boolean fits) throws ConfigException {
        Router.Choice choice =
                router("{name: it, match: {" + match + "}, use: {}}").choose(Optional.of(MASK), List.of(IMAGE));
        assertThat(choice.route().name()).isEqualTo(fits ? "it" : "");
    }

    @Test
    void whatFunctionalGroupsSayIsTheImagesOwn() throws ConfigException {
        Dataset timing = Dataset.builder().numbers(Tag.RepetitionTime, 3500).build();
        Dataset enhanced = Dataset.builder()
                .text(Tag.Modality, "MR")
                .items(
                        Tag.SharedFunctionalGroupsSequence,
                        Dataset.builder()
                                .items(Tag.MRTimingAndRelatedParametersSequence, timing)
                                .build())
                .build();
        Router router = router("{name: long, match: {RepetitionTime: {min: 3000}}, use: {}}");
        assertThat(router.choose(Optional.empty(), List.of(enhanced)).route().name())
                .isEqualTo("long");
    }

    @Test
    void theFirstThatFitsWinsAndTheOthersSayWhyNot() throws ConfigException {
        Router router = router(
                "{name: ct, match: {Modality: CT}, use: {}}",
                "{name: segs, match: {Modality: MR, mask: {Modality: SEG}}, use: {}}",
                "{name: t2, match: {Modality: MR, SeriesDescription: ~T2}, use: {}}",
                "{name: rest, use: {}}");
        Router.Choice choice = router.choose(Optional.of(MASK), List.of(IMAGE));
        assertThat(choice.route().name()).isEqualTo("t2");
        assertThat(choice.misfits())
                .extracting(m -> m.route().name() + ": " + m.why())
                .containsExactly(
                        "ct: Modality is 'MR', wanted: 'CT'", "segs: mask: Modality is 'RTSTRUCT', wanted: 'SEG'");
    }

    @Test
    void oneImageOfTheSeriesHasToMeetAllConditions() throws ConfigException {
        Router router = router("{name: it, match: {Modality: MR, ImageType: T2}, use: {}}");
        Dataset t2 = Dataset.builder()
                .text(Tag.Modality, "MR")
                .text(Tag.ImageType, "T2")
                .build();
        Dataset pet = Dataset.builder()
                .text(Tag.Modality, "PT")
                .text(Tag.ImageType, "T2")
                .build();
        assertThat(router.choose(Optional.empty(), List.of(IMAGE, t2)).route().name())
                .isEqualTo("it");
        assertThat(router.choose(Optional.empty(), List.of(IMAGE, pet)).route()).isEqualTo(Route.DEFAULT);
    }

    @Test
    void aMaskAloneLeavesOpenOnlyWhatImagesDecide() throws ConfigException {
        Router router = router(
                "{name: segs, match: {mask: {Modality: SEG}}, use: {}}",
                "{name: mr, match: {Modality: MR}, use: {}}",
                "{name: tumours, match: {mask: {StructureSetLabel: ~Tumor}}, use: {}}",
                "{name: never, match: {Modality: CT}, use: {}}");
        assertThat(router.possible(MASK)).extracting(Route::name).containsExactly("mr", "tumours");
        Dataset other = Dataset.builder().text(Tag.Modality, "RTSTRUCT").build();
        assertThat(router.possible(other)).extracting(Route::name).containsExactly("mr", "never", "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Modallity: MR | 'Modallity' is no attribute's keyword",
                "ProcedureCodeSequence: A | 'ProcedureCodeSequence' is a sequence",
                "Modality.CodeValue: A | 'Modality' is no sequence",
                "SeriesDescription: ~(T2 | is no regular expression",
                "PatientID: 0012 | put the value in quotes",
                "MagneticFieldStrength: {min: 3, max: 1} | min must not be above max",
                "MagneticFieldStrength: {least: 3} | a range is {min: number, max: number}",
                "Modality: [] | must not be empty"
            })
    void whatCannotBeMatchedIsRefusedWithItsLine(String condition, String problem) {
        String keyword = condition.substring(0, condition.indexOf(':'));
        assertThatThrownBy(() -> router("{name: it, use: {}, match: {\n  " + condition + "}}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("node.yaml:3: routes[0].match." + keyword)
                .hasMessageContaining(problem);
    }

    private static Router router(String... routes) throws ConfigException {
        return new Router(
                ConfigReader.parse("routes:\n- " + String.join("\n- ", routes), Path.of("node.yaml")).routes().stream()
                        .map(RouteConfig::route)
                        .toList());
    }
}
