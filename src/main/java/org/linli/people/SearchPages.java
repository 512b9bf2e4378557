package org.linli.people;

import java.util.List;
import java.util.Locale;
import org.linli.access.Allowed;
import org.linli.access.AuditTrail;
import org.linli.access.Permissions;
import org.linli.platform.Paged;
import org.linli.platform.Paging;
import org.linli.platform.text.WrittenText;
import org.linli.territory.Area;
import org.linli.territory.HomeRow;
import org.linli.territory.Homes;
import org.linli.territory.Territory;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The search on top of every page: people, homes and areas by what staff type. Where it can only mean one, it leads
 * there.
 */
@Controller
@Allowed(People.READ)
class SearchPages {

    private static final Paging FIRST_PEOPLE = new Paging(1, 20);
    private static final int MOST_HOMES = 10;
    private static final int MOST_AREAS = 10;

    private final People people;
    private final Territory territory;
    private final Homes homes;
    private final AreaLabels places;
    private final Permissions permissions;
    private final AuditTrail audit;

    SearchPages(
            People people,
            Territory territory,
            Homes homes,
            AreaLabels places,
            Permissions permissions,
            AuditTrail audit) {
        this.people = people;
        this.territory = territory;
        this.homes = homes;
        this.places = places;
        this.permissions = permissions;
        this.audit = audit;
    }

    @GetMapping("/search")
    String search(@RequestParam(defaultValue = "") String q, Locale locale, Model model) {
        String text = WrittenText.plain(q);
        model.addAttribute("q", text);
        if (text.isEmpty()) {
            return "people/search";
        }
        audit.searched("search", text, null);
        PersonQuery query = PersonQuery.of(text);
        Paged<PersonCard> found = people.search(query, FIRST_PEOPLE);
        List<Area> areas = areas(text);
        List<HomeRow> homes = homes(text);
        List<PersonCard> cards = found.rows();
        if (areas.isEmpty() && !cards.isEmpty() && found.total() == cards.size()) {
            if (cards.size() == 1) {
                return "redirect:/people/" + cards.getFirst().id();
            }
            HouseholdId household = cards.getFirst().householdId();
            if (cards.stream().allMatch(card -> card.householdId().equals(household))) {
                return "redirect:/households/" + household;
            }
        }
        if (cards.isEmpty() && homes.isEmpty() && areas.size() == 1) {
            return "redirect:/area/" + areas.getFirst().path().slug();
        }
        model.addAttribute("found", found);
        model.addAttribute(
                "labels", places.labels(cards.stream().map(PersonCard::path).toList(), locale));
        model.addAttribute("areas", areas);
        model.addAttribute("homes", homes);
        return "people/search";
    }

    private List<Area> areas(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return territory.tree().stream()
                .filter(area -> area.name().contains(text)
                        || area.nameIn(Locale.ENGLISH).toLowerCase(Locale.ROOT).contains(wanted)
                        || text.equals(area.code()))
                .limit(MOST_AREAS)
                .toList();
    }

    /** Homes without anybody in them are found as homes only. */
    private List<HomeRow> homes(String text) {
        return permissions.held(Territory.SEE_HOMES) && text.codePoints().anyMatch(Character::isDigit)
                ? homes.found(text).stream().limit(MOST_HOMES).toList()
                : List.of();
    }
}
