package org.linli.rides;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Allowed;
import org.linli.people.People;
import org.linli.people.PersonCard;
import org.linli.people.PersonId;
import org.linli.people.PersonLooks;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.StaleRecord;
import org.linli.platform.Texts;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rides: the list, one of them, asking for one, putting it right, ready for the way back, withdrawing. */
@Controller
@Allowed(RideRequests.SEE)
class RidePages {

    static final String PATH = "/rides";

    private final RideRequests requests;
    private final RideList list;
    private final RideEnds ends;
    private final RideRoomWords rooms;
    private final Lists lists;
    private final People people;
    private final PersonLooks looks;
    private final Places places;
    private final Accounts accounts;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    RidePages(
            RideRequests requests,
            RideList list,
            RideEnds ends,
            RideRoomWords rooms,
            Lists lists,
            People people,
            PersonLooks looks,
            Places places,
            Accounts accounts,
            Forms forms,
            Texts texts,
            BusinessClock clock) {
        this.requests = requests;
        this.list = list;
        this.ends = ends;
        this.rooms = rooms;
        this.lists = lists;
        this.people = people;
        this.looks = looks;
        this.places = places;
        this.accounts = accounts;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping(PATH)
    String all(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "rides/rides";
    }

    @GetMapping(PATH + ".{form:xlsx|csv}")
    @Allowed(RideRequests.EXPORT)
    void export(
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        lists.send(list, asked, form, response);
    }

    @GetMapping(PATH + "/new")
    @Allowed(RideRequests.ASK)
    String blank(@RequestParam UUID person, Model model) {
        PersonCard card = card(PersonId.of(person));
        looks.note(card.id(), card.path(), PersonLooks.On.PERSON);
        RideForm form = forms.refused()
                .map(refused -> refused.as(RideForm.class))
                .orElseGet(() -> RideForm.blank(card.id(), clock.today()));
        fill(model, card, form);
        return "rides/form";
    }

    private void fill(Model model, PersonCard card, RideForm form) {
        model.addAttribute("card", card);
        model.addAttribute("form", form);
        model.addAttribute(
                "purposes", FormChoice.keyed(List.of(RidePurpose.values()), RidePurpose::code, RidePurpose::key));
        model.addAttribute("ends", choices());
    }

    /** Home, the places where people are driven, and anywhere else. */
    private List<FormChoice> choices() {
        var choices = new ArrayList<FormChoice>();
        choices.add(new FormChoice(RideForm.HOME, "rides.end.home", true));
        choices.addAll(FormChoice.named(
                places.there(clock.today()).stream()
                        .filter(place -> place.kind() != PlaceKind.STALL && place.kind() != PlaceKind.SHOP)
                        .toList(),
                place -> place.id().toString(),
                Place::name));
        choices.add(new FormChoice(RideForm.ADDRESS, "rides.end.address", true));
        return choices;
    }

    @PostMapping(PATH + "/new")
    @Allowed(RideRequests.ASK)
    String ask(@ModelAttribute("form") RideForm form, RedirectAttributes next) {
        UUID person = Optional.ofNullable(form.person()).orElseThrow(() -> new NotFound("person", "none"));
        try {
            Ride ride = requests.ask(form.read(PersonId.of(person), clock));
            next.addFlashAttribute(
                    "said", texts.of("rides.said.asked", card(ride.person()).name()));
            return page(ride.id());
        } catch (Refused refused) {
            return forms.again(PATH + "/new?person=" + person, refused);
        }
    }

    private static String page(UUID id) {
        return "redirect:" + PATH + "/" + id;
    }

    @GetMapping(PATH + "/{id}")
    String show(@PathVariable UUID id, Model model) {
        Ride ride = requests.get(id);
        looks.note(ride.person(), ride.path(), PersonLooks.On.RIDE);
        Ride other = ride.outward() == null
                ? requests.back(id).orElse(null)
                : requests.get(Objects.requireNonNull(ride.outward()));
        PersonCard card = people.cards(List.of(ride.person())).get(ride.person());
        Map<UUID, Place> known = ends.places(List.of(ride));
        model.addAttribute("ride", ride);
        model.addAttribute("other", other);
        model.addAttribute("card", card);
        model.addAttribute("from", ends.words(ride.from(), card, known));
        model.addAttribute("to", ends.words(ride.to(), card, known));
        model.addAttribute("room", rooms.of(ride.room()));
        model.addAttribute("askedBy", name(ride.askedBy()));
        tell(ride, card, model);
        return "rides/ride";
    }

    /** What a relative may be told, and who of the household can be called. */
    private void tell(Ride ride, @Nullable PersonCard card, Model model) {
        String key = switch (ride.state()) {
            case ABOARD -> "rides.tell.picked";
            case DONE -> ride.isBack() || ride.to().kind() == RideEnd.Kind.HOME ? "rides.tell.home" : "";
            case EXPECTED, WAITING, MISSED, WITHDRAWN -> "";
        };
        String told = card == null || key.isEmpty() ? null : texts.of(key, card.name());
        model.addAttribute("tell", told);
        model.addAttribute(
                "relatives",
                told != null
                        ? people.members(ride.household()).stream()
                                .filter(member -> !member.id().equals(ride.person()))
                                .filter(member -> member.isHere() && member.phone() != null)
                                .toList()
                        : List.of());
    }

    private String name(@Nullable UUID account) {
        return account == null
                ? texts.of("rides.asked.program")
                : accounts.names(List.of(account)).getOrDefault(account, "–");
    }

    @GetMapping(PATH + "/{id}/edit")
    @Allowed(RideRequests.ASK)
    String edit(@PathVariable UUID id, Model model) {
        Ride ride = requests.get(id);
        looks.note(ride.person(), ride.path(), PersonLooks.On.RIDE);
        RideForm form =
                forms.refused().map(refused -> refused.as(RideForm.class)).orElseGet(() -> RideForm.of(ride, clock));
        fill(model, card(ride.person()), form);
        model.addAttribute("ride", ride);
        return "rides/form";
    }

    @PostMapping(PATH + "/{id}")
    @Allowed(RideRequests.ASK)
    String correct(@PathVariable UUID id, @ModelAttribute("form") RideForm form, RedirectAttributes next) {
        try {
            Ride ride = requests.get(id);
            Integer version = Optional.ofNullable(form.version()).orElseThrow(() -> new StaleRecord("ride", id));
            RideAsk asked = form.read(ride.person(), clock);
            requests.correct(asked.of(id), version);
            next.addFlashAttribute("said", texts.of("rides.said.corrected"));
            return page(id);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id + "/edit", refused);
        }
    }

    @PostMapping(PATH + "/{id}/ready")
    @Allowed(RideRequests.ASK)
    String ready(@PathVariable UUID id, RedirectAttributes next) {
        return said(id, "rides.said.ready", next, () -> requests.ready(id, clock.now()));
    }

    @PostMapping(PATH + "/{id}/withdraw")
    @Allowed(RideRequests.ASK)
    String withdraw(@PathVariable UUID id, RedirectAttributes next) {
        return said(id, "rides.said.withdrawn", next, () -> requests.withdraw(id));
    }

    private String said(UUID id, String key, RedirectAttributes next, Runnable work) {
        try {
            work.run();
            next.addFlashAttribute("said", texts.of(key));
            return page(id);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    private PersonCard card(PersonId person) {
        return Stream.ofNullable(people.cards(List.of(person)).get(person))
                .findFirst()
                .orElseThrow(() -> new NotFound("person", person));
    }
}
