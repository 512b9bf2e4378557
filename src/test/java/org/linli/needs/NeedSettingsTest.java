package org.linli.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NeedSettingsTest {

    private static NeedSettings with(Map<String, String> options) {
        return new Binder(new MapConfigurationPropertySource(options)).bindOrCreate("linli.needs", NeedSettings.class);
    }

    @Test
    void eachKindHasATimeAndAnInstallationChangesWhatItWants() {
        assertThat(with(Map.of()).within(Need.What.MEDICINE)).isEqualTo(Duration.ofHours(2));
        NeedSettings settings = with(Map.of("linli.needs.within.food", "6h"));
        assertThat(settings.within(Need.What.FOOD)).isEqualTo(Duration.ofHours(6));
        assertThat(settings.within(Need.What.TALK)).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void aTimeThatNobodyCanKeepIsRefusedAtTheStart() {
        assertThatThrownBy(() -> with(Map.of("linli.needs.within.food", "1m")))
                .rootCause()
                .hasMessage("linli.needs.within.food PT1M is not 10 min to 30 d");
    }
}
