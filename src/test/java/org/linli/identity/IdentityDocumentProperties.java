package org.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.linli.platform.text.Parsed;

/** The rules of ID numbers, over all of them. */
class IdentityDocumentProperties {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    @Property
    void acceptsEveryNumberThatKeepsTheRules(@ForAll("numbers") String number) {
        IdentityDocument document = IdentityDocument.read(number, TODAY).orThrow();

        assertThat(document).isEqualTo(new IdentityDocument(DocumentType.RESIDENT_ID, number));
        assertThat(document.birthday().orElseThrow().toString().replace("-", ""))
                .isEqualTo(number.substring(6, 14));
        assertThat(document.placeCode()).contains(number.substring(0, 6));
    }

    @Property(tries = 200)
    void refusesEveryNumberWithOneOtherCharacter(@ForAll("numbers") String number) {
        for (int at = 0; at < number.length(); at++) {
            for (char other : "0123456789X".toCharArray()) {
                if (other != number.charAt(at)) {
                    String changed = number.substring(0, at) + other + number.substring(at + 1);
                    assertThat(IdentityDocument.read(changed, TODAY))
                            .as(changed)
                            .isInstanceOf(Parsed.Refused.class);
                }
            }
        }
    }

    @Property(tries = 200)
    void refusesEverySwapOfTwoNeighbours(@ForAll("numbers") String number) {
        for (int at = 0; at < number.length() - 1; at++) {
            char first = number.charAt(at);
            char second = number.charAt(at + 1);
            if (first != second) {
                String changed = number.substring(0, at) + second + first + number.substring(at + 2);
                assertThat(IdentityDocument.read(changed, TODAY)).as(changed).isInstanceOf(Parsed.Refused.class);
            }
        }
    }

    @Property
    void readsTheSameNumberHoweverItIsWritten(@ForAll("numbers") String number, @ForAll("spacings") String blank) {
        String spaced =
                blank + number.substring(0, 6) + blank + number.substring(6, 14) + blank + number.substring(14) + blank;

        assertThat(IdentityDocument.read(spaced.toLowerCase(Locale.ROOT), TODAY))
                .isEqualTo(IdentityDocument.read(number, TODAY));
        assertThat(IdentityDocument.read(fullWidth(spaced), TODAY)).isEqualTo(IdentityDocument.read(number, TODAY));
    }

    @Property
    void readsAnOldNumberAsTheOneThatItBecame(@ForAll("numbers") String number) {
        String inThe20thCentury = number.substring(0, 6) + "19" + number.substring(8, 14) + "123";
        String whole = inThe20thCentury + CitizenNumber.check(inThe20thCentury);
        Parsed<IdentityDocument> expected = IdentityDocument.read(whole, TODAY);
        if (expected instanceof Parsed.Good<IdentityDocument>) {
            String old = whole.substring(0, 6) + whole.substring(8, 17);
            assertThat(IdentityDocument.read(old, TODAY)).isEqualTo(expected);
        }
    }

    @Property
    void neverShowsTheMiddleOfANumber(@ForAll("numbers") String number) {
        var document = new IdentityDocument(DocumentType.RESIDENT_ID, number);

        assertThat(document.masked()).hasSize(18).doesNotContain(number.substring(6, 14));
        assertThat(document.toString()).contains(document.masked()).doesNotContain(number);
    }

    @Provide
    Arbitrary<String> numbers() {
        Arbitrary<String> places = Arbitraries.of("110105", "440524", "360424", "421182", "330783", "829999", "650000");
        Arbitrary<LocalDate> birthdays = Dates.dates().between(LocalDate.of(1900, 1, 1), TODAY);
        Arbitrary<Integer> sequences = Arbitraries.integers().between(0, 999);
        return Combinators.combine(places, birthdays, sequences).as((place, birthday, sequence) -> {
            String digits = place + birthday.toString().replace("-", "") + "%03d".formatted(sequence);
            return digits + CitizenNumber.check(digits);
        });
    }

    @Provide
    Arbitrary<String> spacings() {
        return Arbitraries.of("", " ", "  ", "\t", "\u3000", "\u00A0", "\u200B", "\uFEFF");
    }

    private static String fullWidth(String text) {
        var wide = new StringBuilder();
        text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 127 ? c + 0xFEE0 : c)));
        return wide.toString();
    }
}
