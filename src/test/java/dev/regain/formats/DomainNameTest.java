package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class DomainNameTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/formats/domains.csv", useHeadersInDisplayName = true)
    void a_domain_or_a_pasted_address_reads_as_its_host_or_says_what_is_wrong(String typed, String expected) {
        Examples.hold(text -> DomainName.of(text).ascii(), typed, expected);
    }

    @Test
    void a_domain_is_shown_in_its_own_script() {
        assertThat(DomainName.of("xn--fiqs8s.cn").unicode()).isEqualTo("中国.cn");
        assertThat(DomainName.of("example.com").unicode()).isEqualTo("example.com");
    }

    @Test
    void nothing_is_written_by_accident() {
        assertThat(DomainName.of("example.com").toString()).doesNotContain("example");
    }

    @Property(seed = "1", tries = 300)
    void a_domain_reads_the_same_in_every_dress(@ForAll("dressed") Dressed domain) {
        assertThat(DomainName.of(domain.typed())).isEqualTo(DomainName.of(domain.plain()));
    }

    @Property(seed = "2", tries = 300)
    void a_domain_reads_the_same_in_its_own_script_and_in_ascii(@ForAll("domains") String domain) {
        DomainName read = DomainName.of(domain);
        assertThat(DomainName.of(read.ascii())).isEqualTo(read);
        assertThat(DomainName.of(read.unicode())).isEqualTo(read);
        assertThat(read.ascii())
                .isEqualTo(read.ascii().toLowerCase(Locale.ROOT))
                .matches("[a-z0-9.-]+");
    }

    record Dressed(String plain, String typed) {}

    @Provide
    Arbitrary<Dressed> dressed() {
        Arbitrary<String> before = Arbitraries.of("", "https://", "HTTP://", "//", "https://u:p@");
        Arbitrary<String> after = Arbitraries.of("", "/", ".", ":443", "/路径?q=a@b#c", "?q", "#f");
        return Combinators.combine(before, domains(), after)
                .flatAs((b, plain, a) ->
                        Dresses.of(Arbitraries.just(b + plain + a)).map(typed -> new Dressed(plain, typed)));
    }

    @Provide
    Arbitrary<String> domains() {
        Arbitrary<String> ascii = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> han = Arbitraries.strings()
                .withCharRange('\u4E00', '\u9FA5')
                .ofMinLength(1)
                .ofMaxLength(10);
        Arbitrary<String> label = Arbitraries.oneOf(ascii, han);
        Arbitrary<String> suffix = Arbitraries.of(List.of("com", "cn", "com.cn", "中国", "co.uk", "公司.cn", "io"));
        return Combinators.combine(label.list().ofMinSize(1).ofMaxSize(4), suffix)
                .as((labels, last) -> labels.stream().collect(Collectors.joining(".")) + "." + last)
                .filter(name -> !isSuffix(name));
    }

    private static boolean isSuffix(String name) {
        try {
            DomainName.of(name);
            return false;
        } catch (BrokenRule broken) {
            return broken.rule().equals("public-suffix");
        }
    }
}
