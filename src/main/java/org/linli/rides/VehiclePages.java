package org.linli.rides;

import java.util.List;
import java.util.UUID;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.access.AreaNames;
import org.linli.access.AreaPath;
import org.linli.duty.DutyMember;
import org.linli.duty.DutyMembers;
import org.linli.places.Place;
import org.linli.places.PlaceKind;
import org.linli.places.Places;
import org.linli.platform.BusinessClock;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.list.Lists;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The cars: the list, a new one, changing one. */
@Controller
@RequestMapping(VehiclePages.PATH)
@Allowed(Vehicles.KEEP)
class VehiclePages {

    static final String PATH = RidePages.PATH + "/vehicles";

    private final Vehicles vehicles;
    private final VehicleList list;
    private final Lists lists;
    private final DutyMembers members;
    private final Places places;
    private final AreaNames areas;
    private final Forms forms;
    private final Texts texts;
    private final BusinessClock clock;

    VehiclePages(
            Vehicles vehicles,
            VehicleList list,
            Lists lists,
            DutyMembers members,
            Places places,
            AreaNames areas,
            Forms forms,
            Texts texts,
            BusinessClock clock) {
        this.vehicles = vehicles;
        this.list = list;
        this.lists = lists;
        this.members = members;
        this.places = places;
        this.areas = areas;
        this.forms = forms;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String all(@RequestParam MultiValueMap<String, String> asked, Model model) {
        model.addAttribute("list", lists.page(list, asked));
        return "rides/vehicles";
    }

    @GetMapping("/new")
    String blank(Model model) {
        AreaPath home = Acting.now().home();
        return form(model, VehicleForm.blank(home), home, false);
    }

    private String form(Model model, VehicleForm fresh, AreaPath area, boolean isKnown) {
        model.addAttribute(
                "form",
                forms.refused().map(refused -> refused.as(VehicleForm.class)).orElse(fresh));
        model.addAttribute("isKnown", isKnown);
        model.addAttribute("areas", FormChoice.named(areas.choices(), AreaNames.Choice::slug, AreaNames.Choice::name));
        model.addAttribute(
                "members",
                FormChoice.named(members.within(area), member -> member.id().toString(), DutyMember::name));
        model.addAttribute(
                "places",
                FormChoice.named(
                        places.there(clock.today()).stream()
                                .filter(place -> place.kind() != PlaceKind.STALL && place.kind() != PlaceKind.SHOP)
                                .toList(),
                        place -> place.id().toString(),
                        Place::name));
        return "rides/vehicle-form";
    }

    @PostMapping("/new")
    String add(@ModelAttribute("form") VehicleForm form, RedirectAttributes next) {
        try {
            Vehicle vehicle = vehicles.add(form.read(clock.today()), form.readPhone());
            next.addFlashAttribute("said", texts.of("rides.vehicle.said.added", vehicle.name()));
            return "redirect:" + PATH;
        } catch (Refused refused) {
            return forms.again(PATH + "/new", refused);
        }
    }

    @GetMapping("/{id}/edit")
    String edit(@PathVariable UUID id, Model model) {
        Vehicle vehicle = vehicles.look(id);
        model.addAttribute("phone", vehicles.phones(List.of(vehicle)).getOrDefault(id, ""));
        return form(model, VehicleForm.of(vehicle), vehicle.path(), true);
    }

    @PostMapping("/{id}")
    String change(@PathVariable UUID id, @ModelAttribute("form") VehicleForm form, RedirectAttributes next) {
        try {
            vehicles.change(form.of(id, vehicles.get(id).path()).read(clock.today()), form.readPhone());
            next.addFlashAttribute("said", texts.of("rides.vehicle.said.changed"));
            return "redirect:" + PATH;
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id + "/edit", refused);
        }
    }
}
