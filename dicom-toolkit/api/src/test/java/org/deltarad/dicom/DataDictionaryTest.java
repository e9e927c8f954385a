package org.deltarad.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataDictionaryTest {
    static Stream<Field> tags() {
        return Arrays.stream(Tag.class.getFields());
    }

    @ParameterizedTest
    @MethodSource("tags")
    void constantIsNamedByTheKeywordAndHasAVr(Field constant) throws Exception {
        int tag = constant.getInt(null);

        assertThat(DataDictionary.keyword(tag)).contains(constant.getName());
        assertThat(DataDictionary.tag(constant.getName())).contains(tag);
        assertThat(DataDictionary.vr(tag)).isPresent();
    }
}
