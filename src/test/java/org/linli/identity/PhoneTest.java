package org.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.platform.text.Parsed;

class PhoneTest {

    @ParameterizedTest
    @CsvSource({
        "13827475697, 13827475697, MOBILE",
        "+86 138-2747-5697, 13827475697, MOBILE",
        "008613827475697, 13827475697, MOBILE",
        "8613827475697, 13827475697, MOBILE",
        "138 2747 5697, 13827475697, MOBILE",
        "１３８２７４７５６９７, 13827475697, MOBILE",
        "(+86)13827475697, 13827475697, MOBILE",
        "13827475697.0, 13827475697, MOBILE",
        "'''13827475697', 13827475697, MOBILE",
        "手机：13827475697, 13827475697, MOBILE",
        "0579-86691234, 057986691234, LANDLINE",
        "(0579)8669 1234, 057986691234, LANDLINE",
        "+86 579 8669 1234, 057986691234, LANDLINE",
        "+86 0579 8669 1234, 057986691234, LANDLINE",
        "010-65123456, 01065123456, LANDLINE",
        "+852 9123 4567, +85291234567, ABROAD"
    })
    void readsTheWaysThatPeopleWrite(String written, String number, Phone.Kind kind) {
        Phone phone = Phone.read(written).orThrow();

        assertThat(phone.number()).isEqualTo(number);
        assertThat(phone.kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "1380013, length",
        "138274756971, length",
        "12827475697, form",
        "86691234, area-code",
        "1.38E+10, lost-digits",
        "138274756a7, characters",
        "'13827475697/13700000000', several",
        "'', missing",
        "99999, form"
    })
    void refusesWithTheReason(String written, String reason) {
        assertThat(Phone.read(written))
                .isInstanceOfSatisfying(
                        Parsed.Refused.class,
                        refused -> assertThat(refused.messageKey()).isEqualTo("people.phone.refusal." + reason));
    }

    @Test
    void showsTheBeginningAndTheTail() {
        assertThat(new Phone("13915326595")).hasToString("139****6595");
        assertThat(new Phone("057986691234").masked()).isEqualTo("057*****1234");
        assertThat(new Phone("13915326595").tail()).isEqualTo("6595");
    }
}
