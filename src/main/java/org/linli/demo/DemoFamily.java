package org.linli.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.linli.demo.VisitPlan.Visit;
import org.linli.people.PersonId;

/**
 * The family of the report, on the third day: the father is back from Henan and has to stay at home.
 *
 * @param children the youngest first
 */
record DemoFamily(Town.Resident father, List<Town.Resident> children) {

    /** So many days ago he came: today is the last on which he must stay at home. */
    static final int DAYS_AGO = 3;

    static DemoFamily of(Town town, List<Visit> visits, LocalDate today) {
        Town.Resident father = visits.stream()
                .filter(visit -> isFather(visit, today))
                .map(Visit::who)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No father came " + DAYS_AGO + " days ago"));
        List<Town.Resident> children = town.residents.stream()
                .filter(each -> each.family().equals(father.family()) && each.relation() == Relation.CHILD)
                .sorted(Comparator.comparing(Town.Resident::bornOn).reversed())
                .toList();
        return new DemoFamily(father, children);
    }

    private static boolean isFather(Visit visit, LocalDate today) {
        return DemoAccounts.XIFAN.covers(visit.who().path())
                && visit.arrivedOn().equals(today.minusDays(DAYS_AGO));
    }

    PersonId fatherId() {
        return new PersonId(father.id());
    }

    List<PersonId> childrenIds() {
        return children.stream().map(child -> new PersonId(child.id())).toList();
    }
}
