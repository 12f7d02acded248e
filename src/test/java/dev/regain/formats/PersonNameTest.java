package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PersonNameTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/formats/person-names.csv", useHeadersInDisplayName = true)
    void a_name_of_any_script_is_read_or_says_what_is_wrong(String typed, String expected) {
        Examples.hold(text -> PersonName.of(text).text(), typed, expected);
    }

    @Test
    void all_but_the_last_letter_is_hidden_and_nothing_is_written_by_accident() {
        assertThat(PersonName.of("张三").masked()).isEqualTo("*三");
        assertThat(PersonName.of("王㐂𠮷").masked()).isEqualTo("*𠮷");
        assertThat(PersonName.of("张三").toString()).doesNotContain("张").doesNotContain("三");
    }

    @Property(seed = "1", tries = 500)
    void a_chinese_name_reads_the_same_in_every_dress(@ForAll("names") String name) {
        PersonName read = PersonName.of(name);
        assertThat(read.text()).isEqualTo(name);
        Dresses.withSpaces(Arbitraries.of(name, name.replace('·', '•'), name.replace('·', '・')))
                .sampleStream()
                .limit(3)
                .forEach(dressed -> assertThat(PersonName.of(dressed)).isEqualTo(read));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> han = Arbitraries.strings()
                .withCharRange('\u4E00', '\u9FA5')
                .ofMinLength(2)
                .ofMaxLength(12);
        return Arbitraries.oneOf(han, han.flatMap(first -> han.map(last -> first + "·" + last)));
    }
}
