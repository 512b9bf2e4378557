package org.linli.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.testing.Fixture.XIFAN;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.linli.access.Acting;
import org.linli.identity.Phone;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.list.Lists;
import org.linli.territory.Territory;
import org.linli.testing.Fixture;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;

/** The register with as many people as a large community has. */
@LinliTest
@Tag("slow")
class RegisterAtScaleTest {

    private static final int BATCHES = 40;
    private static final int BATCH = 500;

    @Autowired
    People people;

    @Autowired
    PeopleList list;

    @Autowired
    Lists lists;

    @Autowired
    Territory territory;

    @Autowired
    Fixture fixture;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void twentyThousandPeopleAreRegisteredFoundAndPaged() {
        var made = new PeopleFixture(people, territory, jdbc, transaction);
        List<HouseholdId> homes = IntStream.range(0, 100)
                .mapToObj(n -> as(() -> made.tenant(XIFAN, (n % 3 + 1) + "组" + (n + 1) + "号")))
                .toList();
        long began = System.nanoTime();
        for (int batch = 0; batch < BATCHES; batch++) {
            var some = new ArrayList<NewPerson>();
            for (int n = 0; n < BATCH; n++) {
                int number = batch * BATCH + n;
                some.add(NewPerson.of(
                        homes.get(number % homes.size()),
                        "测试" + (char) ('一' + number % 5000),
                        PeopleFixture.document(
                                "360424",
                                LocalDate.of(1960, 1, 1).plusDays(number).toString(),
                                number % 999 + 1),
                        List.of(new Phone("139%08d".formatted(number)))));
            }
            as(() -> people.addAll(some));
        }
        Duration registering = Duration.ofNanos(System.nanoTime() - began);
        assertThat(registering).as("registering 20,000").isLessThan(Duration.ofSeconds(120));

        for (String query : List.of("", "cs", "测试一", "0042", "13900000042", "2组5号", "5号")) {
            long asked = System.nanoTime();
            Paged<PersonCard> found = as(() -> people.search(PersonQuery.of(query), Paging.page(1)));
            assertThat(found.total()).as(query).isPositive();
            assertThat(Duration.ofNanos(System.nanoTime() - asked))
                    .as("search for '%s'", query)
                    .isLessThan(Duration.ofSeconds(3));
        }
        assertThat(as(() -> people.search(PersonQuery.of(""), new Paging(400, 50)))
                        .rows())
                .hasSize(50);
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("area", XIFAN.slug());
        var file = new MockHttpServletResponse();
        as(() -> {
            lists.send(list, asked, "csv", file);
            return true;
        });
        assertThat(new String(file.getContentAsByteArray(), StandardCharsets.UTF_8)
                        .lines()
                        .skip(1))
                .hasSize(BATCHES * BATCH)
                .doesNotHaveDuplicates();
    }

    private <T> T as(Supplier<T> work) {
        return Acting.as(fixture.actor("secretary"), work);
    }
}
