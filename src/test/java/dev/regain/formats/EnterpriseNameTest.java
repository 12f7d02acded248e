package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class EnterpriseNameTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/formats/enterprise-names.csv", useHeadersInDisplayName = true)
    void an_enterprises_name_reads_as_one_form_or_says_what_is_wrong(String typed, String expected) {
        Examples.hold(text -> EnterpriseName.of(text).text(), typed, expected);
    }

    @Test
    void brackets_of_both_widths_make_the_same_name() {
        assertThat(EnterpriseName.of("腾讯云计算（北京）有限责任公司")).isEqualTo(EnterpriseName.of("腾讯云计算(北京) 有限责任公司"));
    }

    @Test
    void nothing_is_written_by_accident() {
        assertThat(EnterpriseName.of("四川大学").toString()).doesNotContain("四川");
    }

    @Property(seed = "1", tries = 500)
    void a_chinese_name_reads_the_same_in_every_dress(@ForAll("names") String name) {
        EnterpriseName read = EnterpriseName.of(name);
        assertThat(read.text()).isEqualTo(name);
        Dresses.withSpaces(Arbitraries.just(name)).sampleStream().limit(3).forEach(dressed -> assertThat(
                        EnterpriseName.of(dressed))
                .isEqualTo(read));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> han = Arbitraries.strings()
                .withCharRange('\u4E00', '\u9FA5')
                .ofMinLength(2)
                .ofMaxLength(20);
        return Combinators.combine(han, han, Arbitraries.of("公司", "有限责任公司"))
                .as((name, place, kind) -> name + "(" + place + ")" + kind);
    }
}
