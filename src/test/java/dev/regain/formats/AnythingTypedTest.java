package dev.regain.formats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AnythingTypedTest {

    private static final List<Format<?>> FORMATS = List.of(
            new Format<>(AccountId::of, AccountId::text),
            new Format<>(PhoneNumber::of, PhoneNumber::e164),
            new Format<>(OneTimeCode::of, OneTimeCode::digits),
            new Format<>(DomainName::of, DomainName::ascii),
            new Format<>(DomainName::of, DomainName::unicode),
            new Format<>(IcpFiling::of, IcpFiling::text),
            new Format<>(PublicIpAddress::of, PublicIpAddress::text),
            new Format<>(PersonName::of, PersonName::text),
            new Format<>(ChineseResidentId::of, ChineseResidentId::text),
            new Format<>(UnifiedSocialCreditCode::of, UnifiedSocialCreditCode::text),
            new Format<>(EnterpriseName::of, EnterpriseName::text));

    @Property(seed = "1", tries = 2000)
    void whatever_is_typed_is_read_or_breaks_a_rule(@ForAll("anything") String typed) {
        FORMATS.forEach(format -> format.readsOrBreaksARule(typed));
    }

    @Property(seed = "2", tries = 4000)
    void what_is_nearly_right_is_read_or_breaks_a_rule(@ForAll("nearlyRight") String typed) {
        FORMATS.forEach(format -> format.readsOrBreaksARule(typed));
    }

    @Property(seed = "3", tries = 1000)
    void to_bring_it_to_one_form_twice_changes_nothing(@ForAll("anything") String typed) {
        try {
            String once = Typed.normalise(typed, 300);
            assertThat(Typed.normalise(once, Integer.MAX_VALUE)).isEqualTo(once);
        } catch (BrokenRule broken) {
            assertThat(broken.rule()).isEqualTo("required");
        }
    }

    @Test
    void every_single_character_is_brought_to_one_form_at_once() {
        for (int sign = 0; sign <= Character.MAX_CODE_POINT; sign++) {
            String typed = "a" + Character.toString(sign) + "b";
            String once = Typed.normalise(typed);
            if (!Typed.normalise(once).equals(once)) {
                assertThat(Typed.normalise(once)).as("U+%04X", sign).isEqualTo(once);
            }
        }
    }

    @Test
    void nothing_at_all_is_required() {
        FORMATS.forEach(format -> assertThat(format.ruleBrokenBy(null)).isEqualTo("required"));
    }

    @Test
    void a_million_characters_are_refused_before_they_are_read() {
        String endless = "1".repeat(1_000_000);
        FORMATS.forEach(format -> assertThat(format.ruleBrokenBy(endless)).isEqualTo("too-long"));
    }

    @Provide
    Arbitrary<String> anything() {
        Arbitrary<String> units = Arbitraries.strings().all().ofMaxLength(300);
        Arbitrary<String> ascii = Arbitraries.strings().ascii().ofMaxLength(40);
        return Arbitraries.oneOf(
                units, codePoints().array(String[].class).ofMaxSize(150).map(s -> String.join("", s)), ascii);
    }

    /** Something right with up to three characters put in or taken out. */
    @Provide
    Arbitrary<String> nearlyRight() {
        Arbitrary<String> right = Arbitraries.of(
                "https://user@中国.example.com:443/a",
                "نامه\u200Cای.com",
                "京ICP备11018762号-4",
                "合字A1.B2-20090007-1",
                "2402:4e00::1.2.3.4",
                "::ffff:8.8.8.8",
                "阿卜杜拉·买买提",
                "Martin L. O'Neil-Smith Jr.",
                "11010519491231002X",
                "9144030071526726XG",
                "腾讯云计算（北京） 有限公司");
        Arbitrary<String> sign =
                Arbitraries.oneOf(codePoints(), Arbitraries.strings().ascii().ofLength(1), tricky());
        return Combinators.combine(right, edits(sign)).as((text, edits) -> {
            StringBuilder typed = new StringBuilder(text);
            edits.forEach(edit -> edit.on(typed));
            return typed.toString();
        });
    }

    private static Arbitrary<List<Edit>> edits(Arbitrary<String> sign) {
        return Combinators.combine(Arbitraries.integers().between(0, 100), sign, Arbitraries.of(0, 0, 1))
                .as(Edit::new)
                .list()
                .ofMaxSize(3);
    }

    private static Arbitrary<String> codePoints() {
        return Arbitraries.integers().between(0, Character.MAX_CODE_POINT).map(Character::toString);
    }

    private static Arbitrary<String> tricky() {
        return Arbitraries.of(
                "\u200B", "\u200C", "\u200D", "\u00AD", "\u0301", "\u0345", "\u2100", "\u2048", "\u3002", "\uFE0F",
                "\u202E", "\u2028", "\u1680", "·", "・", "（", "-", ".", ":", "@", "/", "\\", "#", "%", "[", "]", " ",
                "\u3000", "\n", "\uD800", "\uDC00", "İ", "ı", "ſ", "K", "ß", "ς", "\u02BC", "’");
    }

    private record Edit(int place, String sign, int taken) {

        void on(StringBuilder text) {
            int at = place % (text.length() + 1);
            text.replace(at, Math.min(text.length(), at + taken), sign);
        }
    }

    private record Format<T>(Function<String, T> of, Function<T, String> text) {

        void readsOrBreaksARule(String typed) {
            try {
                T read = of.apply(typed);
                assertThat(of.apply(text.apply(read))).isEqualTo(read);
            } catch (BrokenRule broken) {
                assertThat(broken.rule()).matches("[a-z-]+");
            }
        }

        String ruleBrokenBy(String typed) {
            try {
                of.apply(typed);
                return "none";
            } catch (BrokenRule broken) {
                return broken.rule();
            }
        }
    }
}
