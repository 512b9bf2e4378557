package org.linli.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.duty.Post;
import org.linli.duty.Posts;
import org.linli.gate.Entries;
import org.linli.gate.EntrySent;
import org.linli.gate.Gate;
import org.linli.gate.Gates;
import org.linli.gate.Pass;
import org.linli.gate.PassKind;
import org.linli.gate.Passes;
import org.linli.identity.IdentityDocument;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The gates of Xiafan's market: six thousand come in a day, most of them from 11 to 13 and from 17 to 20, yesterday and
 * today until now; some with a pass, a few refused.
 */
@Component
@Profile("demo")
class DemoGate {

    private static final int QUARTER = 15;
    private static final int QUIET = 55;
    private static final int NOON = 215;
    private static final int EVENING = 191;
    private static final int VISITORS = 40;
    private static final int STAFF = 12;
    private static final int BATCH = 500;
    private static final int SECONDS_OF_QUARTER = 900;
    private static final int REFUSED_OF = 700;
    private static final int WITH_PASS_OF = 12;
    private static final long SEED = 6000;

    private final Gates gates;
    private final Passes passes;
    private final Entries entries;
    private final Places places;
    private final Posts posts;
    private final Accounts accounts;
    private final BusinessClock clock;

    DemoGate(
            Gates gates,
            Passes passes,
            Entries entries,
            Places places,
            Posts posts,
            Accounts accounts,
            BusinessClock clock) {
        this.gates = gates;
        this.passes = passes;
        this.entries = entries;
        this.places = places;
        this.posts = posts;
        this.accounts = accounts;
        this.clock = clock;
    }

    void open(DemoFacts facts, Town town, LocalDate today) {
        AreaPath xiafan = facts.root().child("xiafan");
        Place market = places.within(xiafan).stream()
                .filter(place -> place.kind() == PlaceKind.MARKET)
                .findFirst()
                .orElseThrow();
        UUID post = posts.within(xiafan).stream()
                .filter(one -> one.kind() == Post.Kind.GATE)
                .findFirst()
                .orElseThrow()
                .id();
        List<Gate> both = Stream.of("南门", "北门")
                .map(name -> gates.open(
                        new Gate(Ids.next(), market.id(), xiafan, name, post, 12, today.minusDays(1), null, 0)))
                .toList();
        List<String> numbers = makePasses(market, town, today);
        Actor guard = accounts.byUsername("gate").orElseThrow().actor();
        var random = new Random(SEED);
        List<EntrySent> sent = new ArrayList<>();
        for (LocalDate day : List.of(today.minusDays(1), today)) {
            sent.addAll(day(day, both, numbers, random));
        }
        for (int from = 0; from < sent.size(); from += BATCH) {
            List<EntrySent> batch = sent.subList(from, Math.min(from + BATCH, sent.size()));
            Acting.run(guard, () -> entries.take(clock.now(), batch));
        }
    }

    private List<String> makePasses(Place market, Town town, LocalDate today) {
        List<String> numbers = new ArrayList<>();
        for (Place stall : places.stalls(market.id())) {
            numbers.add(
                    make(market, PassKind.STALLHOLDER, stall.operator(), stall.name(), IdentityDocument.none(), today));
        }
        List<Town.Resident> people = town.residents.stream()
                .filter(one -> market.path().covers(one.path()))
                .limit(VISITORS + (long) STAFF)
                .toList();
        for (int at = 0; at < people.size(); at++) {
            Town.Resident one = people.get(at);
            numbers.add(make(
                    market,
                    at < STAFF ? PassKind.STAFF : PassKind.VISITOR,
                    one.name(),
                    at < STAFF ? "市场管理" : "",
                    one.document() == null
                            ? IdentityDocument.none()
                            : IdentityDocument.read(one.document(), today).orThrow(),
                    today));
        }
        return numbers;
    }

    private String make(
            Place market, PassKind kind, String name, String detail, IdentityDocument document, LocalDate today) {
        var pass = new Pass(
                Ids.next(), market.id(), market.path(), kind, name, detail, null, "", "", 1, "", today, null, 0);
        return passes.make(pass, document).number();
    }

    private List<EntrySent> day(LocalDate day, List<Gate> both, List<String> numbers, Random random) {
        List<EntrySent> sent = new ArrayList<>();
        for (LocalTime at = LocalTime.of(6, 0); at.isBefore(LocalTime.of(20, 0)); at = at.plusMinutes(QUARTER)) {
            Instant begins = clock.at(day, at);
            int several = several(at) * (day.equals(clock.today()) ? 100 + random.nextInt(9) : 100) / 100;
            for (int n = 0; n < several; n++) {
                Instant came = begins.plus(Duration.ofSeconds(random.nextInt(SECONDS_OF_QUARTER)));
                if (came.isBefore(clock.now())) {
                    sent.add(entry(both.get(random.nextInt(both.size())), came, numbers, random));
                }
            }
        }
        return sent;
    }

    private static int several(LocalTime at) {
        int hour = at.getHour();
        return hour >= 11 && hour < 13 ? NOON : hour >= 17 ? EVENING : QUIET;
    }

    private static EntrySent entry(Gate gate, Instant at, List<String> numbers, Random random) {
        if (random.nextInt(REFUSED_OF) == 0) {
            boolean fever = random.nextBoolean();
            return new EntrySent(
                    Ids.next(),
                    gate.id(),
                    at,
                    true,
                    fever ? "green" : "yellow",
                    fever ? new BigDecimal("37.6") : null,
                    "refused",
                    null,
                    null);
        }
        boolean withPass = random.nextInt(WITH_PASS_OF) == 0;
        return new EntrySent(
                Ids.next(),
                gate.id(),
                at,
                true,
                withPass ? "none" : "green",
                null,
                "in",
                withPass ? numbers.get(random.nextInt(numbers.size())) : null,
                null);
    }
}
