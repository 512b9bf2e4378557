package org.linli.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinliSettingsTest {

    private static LinliSettings in(String zone) {
        return new LinliSettings(
                Path.of("data"),
                ZoneId.of(zone),
                new LinliSettings.Database(null, null, null, null, Duration.ofSeconds(5)),
                null);
    }

    @Test
    void takesAZoneByItsName() {
        assertThat(in("Asia/Shanghai").timezone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC+8", "+08:00", "Z"})
    void refusesAnOffsetThatTheDatabaseWouldReadTheOtherWayRound(String offset) {
        assertThatThrownBy(() -> in(offset))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("linli.timezone " + offset.replace("UTC+8", "UTC+08:00")
                        + " is no name of a zone, such as Asia/Shanghai");
    }
}
