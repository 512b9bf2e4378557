package org.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.platform.text.Parsed;

class IdentityDocumentTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 2, 7);

    @Test
    void acceptsTheExamplesOfTheStandard() {
        IdentityDocument woman = read("11010519491231002X");
        IdentityDocument man = read("440524188001010014");

        assertThat(woman.birthday()).contains(LocalDate.of(1949, 12, 31));
        assertThat(woman.sex()).contains(Sex.FEMALE);
        assertThat(woman.masked()).isEqualTo("110105********002X");
        assertThat(woman.tail()).contains("002X");
        assertThat(man.birthday()).contains(LocalDate.of(1880, 1, 1));
        assertThat(man.sex()).contains(Sex.MALE);
    }

    @ParameterizedTest
    @CsvSource({
        "36042419740728637x, characters-or-check",
        "360424197407286379, check-digit",
        "360424197402306379, birthday",
        "340822198104066000, lost-digits",
        "3.40822198104066E+17, lost-digits",
        "36042419740728637, length",
        "3604241974072863781, length",
        "36042A197407286378, characters",
        "'', missing",
        "—, missing",
        "12345678, type-needed",
        "徐素珍, form"
    })
    void refusesWithTheReason(String written, String reason) {
        String expected = reason.equals("characters-or-check") ? "check-digit" : reason;
        assertThat(reason(IdentityDocument.read(written, TODAY))).isEqualTo(expected);
    }

    @Test
    void refusesSomebodyNotYetBorn() {
        String digits = "36042420220208123";
        String number = digits + CitizenNumber.check(digits);

        assertThat(reason(IdentityDocument.read(number, TODAY))).isEqualTo("not-yet-born");
        assertThat(IdentityDocument.read(number, TODAY.plusDays(1))).isInstanceOf(Parsed.Good.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'360424 19740728 6378', RESIDENT_ID, 360424197407286378",
        "360424-19740728-6378, RESIDENT_ID, 360424197407286378",
        "130503670401001, RESIDENT_ID, 130503196704010016",
        "usa110112345678, FOREIGN_PERMANENT_RESIDENT, USA110112345678",
        "h12345678, HK_MACAU_PERMIT, H12345678",
        "M1234567801, HK_MACAU_PERMIT, M1234567801",
        "E12345678, PASSPORT, E12345678",
        "EA1234567, PASSPORT, EA1234567",
        "无, NONE, ''"
    })
    void tellsTheTypeByTheForm(String written, DocumentType type, String number) {
        assertThat(read(written)).isEqualTo(new IdentityDocument(type, number));
    }

    @Test
    void checksTheCardsThatAreBuiltLikeResidentIds() {
        for (String digits : new String[] {"91184019810101021", "81000019810101021", "83000019810101022"}) {
            String number = digits + CitizenNumber.check(digits);
            IdentityDocument document = read(number);
            assertThat(document.type())
                    .isEqualTo(
                            digits.startsWith("9")
                                    ? DocumentType.FOREIGN_PERMANENT_RESIDENT
                                    : DocumentType.RESIDENCE_PERMIT);
            assertThat(document.birthday()).contains(LocalDate.of(1981, 1, 1));
            char wrong = number.charAt(17) == '0' ? '1' : '0';
            assertThat(reason(IdentityDocument.read(digits + wrong, TODAY))).isEqualTo("check-digit");
        }
    }

    @Test
    void readsByTheTypeThatIsNamed() {
        assertThat(IdentityDocument.read(DocumentType.TAIWAN_PERMIT, " 0123 4567 ", TODAY)
                        .orThrow())
                .isEqualTo(new IdentityDocument(DocumentType.TAIWAN_PERMIT, "01234567"));
        assertThat(IdentityDocument.read(DocumentType.OTHER, "军字第123号", TODAY)
                        .orThrow()
                        .number())
                .isEqualTo("军字第123号");
        assertThat(reason(IdentityDocument.read(DocumentType.RESIDENCE_PERMIT, "360424197407286378", TODAY)))
                .isEqualTo("beginning");
        assertThat(reason(IdentityDocument.read(DocumentType.PASSPORT, "E1", TODAY)))
                .isEqualTo("passport");
    }

    @ParameterizedTest
    @CsvSource({
        "居民身份证, RESIDENT_ID",
        "身份证, RESIDENT_ID",
        "外国人永久居留身份证, FOREIGN_PERMANENT_RESIDENT",
        "港澳居民居住证, RESIDENCE_PERMIT",
        "港澳居民来往内地通行证, HK_MACAU_PERMIT",
        "台胞证, TAIWAN_PERMIT",
        "台湾居民来往大陆通行证, TAIWAN_PERMIT",
        "Passport, PASSPORT",
        "无证件, NONE",
        "其他, OTHER"
    })
    void knowsTheNamesOfTypes(String name, DocumentType type) {
        assertThat(DocumentType.named(name)).contains(type);
    }

    @Test
    void onlyWarnsOfAnUnknownPlace() {
        assertThat(read("360424197407286378").hasUnknownPlace(Set.of("360424")::contains))
                .isFalse();
        assertThat(read("360424197407286378").hasUnknownPlace(Set.of("110105")::contains))
                .isTrue();
        assertThat(read("E12345678").hasUnknownPlace(place -> false)).isFalse();
    }

    @Test
    void hidesShortNumbersWhole() {
        assertThat(read("H12345678").masked()).isEqualTo("*********");
        assertThat(IdentityDocument.none().masked()).isEmpty();
    }

    @Test
    void cannotBeMadeAgainstTheRules() {
        assertThatThrownBy(() -> new IdentityDocument(DocumentType.RESIDENT_ID, "360424197407286379"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("360424");
    }

    private static IdentityDocument read(String written) {
        return IdentityDocument.read(written, TODAY).orThrow();
    }

    private static String reason(Parsed<IdentityDocument> reading) {
        return reading instanceof Parsed.Refused<IdentityDocument> refused
                ? refused.messageKey().substring(refused.messageKey().lastIndexOf('.') + 1)
                : "accepted " + reading;
    }
}
