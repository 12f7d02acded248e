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

class IcpFilingTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/formats/icp-filings.csv", useHeadersInDisplayName = true)
    void a_filing_number_reads_as_one_form_or_says_what_is_wrong(String typed, String expected) {
        Examples.hold(text -> IcpFiling.of(text).text(), typed, expected);
    }

    @Test
    void the_number_of_a_site_leads_to_the_filing_that_it_is_under() {
        IcpFiling site = IcpFiling.of("京ICP备11018762号-4");
        assertThat(site.site()).hasValue(4);
        assertThat(site.number()).isEqualTo(IcpFiling.of("京ICP備11018762").number());
        assertThat(IcpFiling.of("京ICP备11018762").site()).isEmpty();
        assertThat(IcpFiling.of("粤B2-20090059-4").number()).isEqualTo("粤B2-20090059");
    }

    @Test
    void nothing_is_written_by_accident() {
        assertThat(IcpFiling.of("京ICP备11018762号-4").toString()).doesNotContain("11018762");
    }

    @Property(seed = "1", tries = 500)
    void a_filing_number_reads_the_same_in_every_dress(@ForAll("filings") String filing) {
        IcpFiling read = IcpFiling.of(filing);
        assertThat(read.text()).isEqualTo(filing);
        Dresses.withSpaces(Arbitraries.of(filing, traditional(filing), filing.replace("号", "")))
                .sampleStream()
                .limit(3)
                .forEach(dressed -> assertThat(IcpFiling.of(dressed)).isEqualTo(read));
    }

    private static String traditional(String filing) {
        return filing.replace('备', '備').replace('证', '證').replace('号', '號').replace('粤', '粵');
    }

    @Provide
    Arbitrary<String> filings() {
        Arbitrary<String> province = Arbitraries.of("京", "津", "粤", "沪", "蜀", "黔", "滇", "陇", "新");
        Arbitrary<String> number = Arbitraries.oneOf(
                digits(8).map(d -> "ICP备" + d + "号"),
                digits(10).map(d -> "ICP备" + d + "号"),
                digits(6).map(d -> "ICP证" + d + "号"),
                digits(8).map(d -> "B2-" + d),
                digits(8).map(d -> "A2.B1-" + d));
        Arbitrary<String> site = Arbitraries.integers().between(0, 999).map(n -> n == 0 ? "" : "-" + n);
        return Combinators.combine(province, number, site).as((p, n, s) -> p + n + s);
    }

    private static Arbitrary<String> digits(int length) {
        return Arbitraries.strings().numeric().ofLength(length);
    }
}
