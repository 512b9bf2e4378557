package org.linli.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.testing.LinliTest;
import org.linli.testing.SignedIn;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The shell around each page. */
@LinliTest
class ShellTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"/gate/live, /gate/live", "/gate/passes, /gate", "/duty/week, /duty", "/today, /today"})
    void oneItemOfTheNavigationIsWhereThePageBelongs(String page, String item) throws IOException {
        assertThat(new SignedIn(port, "secretary").get(page).select("nav.rail > a[aria-current=page]"))
                .extracting(link -> link.attr("href"))
                .containsExactly(item);
    }
}
