package org.linli.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.AreaPath;
import org.linli.access.Role;
import org.linli.needs.Needs;
import org.linli.people.People;
import org.linli.people.PersonId;
import org.linli.platform.BusinessClock;
import org.linli.platform.Ids;
import org.linli.tasks.CompletionForm;
import org.linli.tasks.Tasks;
import org.linli.workload.Workload;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A week of the lead at Xilou, as reported: the first call is taken at half past six, the last talk ends at half past
 * ten at night. Who works too much is told as the days go by.
 */
@Component
@Profile("demo")
class DemoLead {

    private static final String COMMUNITY = "xilou";
    private static final int WEEK = 7;

    private final Needs needs;
    private final Tasks tasks;
    private final People people;
    private final Accounts accounts;
    private final Workload workload;
    private final BusinessClock clock;

    DemoLead(Needs needs, Tasks tasks, People people, Accounts accounts, Workload workload, BusinessClock clock) {
        this.needs = needs;
        this.tasks = tasks;
        this.people = people;
        this.accounts = accounts;
        this.workload = workload;
        this.clock = clock;
    }

    /** Something that is asked for and done on each day. */
    private record Round(String what, LocalTime asked, String words, LocalTime done, Map<String, String> answers) {}

    private static final Round SHOPPING =
            new Round("food", LocalTime.of(6, 30), "青菜、鸡蛋，买好放门口", LocalTime.of(9, 40), Map.of("outcome", "kept"));

    private static final Round TALK = new Round(
            "talk",
            LocalTime.of(20, 50),
            "睡不着，想找人说说话",
            LocalTime.of(22, 30),
            Map.of("outcome", "kept", "went", "so", "note", "担心厂里开不了工，说了半个钟头，好些了。"));

    /** @param set sets the clock that the services look at */
    void work(Town town, LocalDate today, Consumer<Instant> set) {
        Instant now = clock.now();
        Iterator<Town.Resident> heads = town.residents.stream()
                .filter(who -> who.relation() == Relation.HEAD)
                .filter(who -> who.path().lineage().stream()
                        .anyMatch(place -> place.code().equals(COMMUNITY)))
                .iterator();
        Actor lead = lead(heads.next().path());
        for (LocalDate day = today.minusDays(WEEK - 1L); !day.isAfter(today); day = day.plusDays(1)) {
            for (Round round : List.of(SHOPPING, TALK)) {
                if (!clock.at(day, round.done).isAfter(now)) {
                    keep(lead, new PersonId(heads.next().id()), day, round, set);
                }
            }
        }
        for (Instant moment : List.of(clock.at(today.minusDays(1), TALK.done), clock.at(today, SHOPPING.asked), now)) {
            set.accept(moment);
            workload.look(WEEK);
        }
    }

    private Actor lead(AreaPath place) {
        return accounts.lookingAfter(place, Role.SECRETARY).stream()
                .findFirst()
                .map(Account::actor)
                .orElseThrow(() -> new IllegalStateException("Nobody leads " + COMMUNITY));
    }

    private void keep(Actor lead, PersonId whose, LocalDate day, Round round, Consumer<Instant> set) {
        Instant asked = clock.at(day, round.asked);
        set.accept(asked);
        UUID need = Acting.as(
                lead,
                () -> needs.enter(
                                Ids.next(),
                                asked,
                                people.get(whose).household(),
                                whose,
                                Needs.FORM.read(Map.of("what", round.what, "words", round.words)))
                        .id());
        set.accept(clock.at(day, round.done));
        Acting.run(
                lead,
                () -> tasks.ofSource(need)
                        .forEach(task -> tasks.complete(task.id(), CompletionForm.now(Ids.next(), round.answers))));
    }
}
