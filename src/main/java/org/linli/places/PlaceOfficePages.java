package org.linli.places;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.access.AreaPath;
import org.linli.identity.Phone;
import org.linli.platform.FormChoice;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.linli.platform.text.WrittenText;
import org.linli.territory.CommunityChoices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Which number hangs at the doors of each community. */
@Controller
@RequestMapping(PlaceOfficePages.PATH)
@Allowed(PlaceOffices.KEEP)
class PlaceOfficePages {

    static final String PATH = PlaceListPages.PATH + "/offices";

    private final PlaceOffices offices;
    private final CommunityChoices communities;
    private final Forms forms;
    private final Texts texts;

    PlaceOfficePages(PlaceOffices offices, CommunityChoices communities, Forms forms, Texts texts) {
        this.offices = offices;
        this.communities = communities;
        this.forms = forms;
        this.texts = texts;
    }

    /** What was typed. */
    record TypedOffice(@Nullable String area, @Nullable String phone) {}

    /**
     * An office with its number.
     *
     * @param phone empty for none
     */
    record Line(String name, String phone) {}

    @GetMapping
    String show(Model model) {
        List<FormChoice> areas = communities.all();
        Map<AreaPath, String> phones = offices.all();
        model.addAttribute(
                "form", forms.refused().map(form -> form.as(TypedOffice.class)).orElse(new TypedOffice("", "")));
        model.addAttribute("areas", areas);
        model.addAttribute(
                "offices",
                areas.stream()
                        .map(area -> new Line(area.words(), phones.getOrDefault(AreaPath.of(area.value()), "")))
                        .toList());
        return "places/offices";
    }

    @PostMapping
    String keep(@ModelAttribute TypedOffice typed, RedirectAttributes next) {
        try {
            AreaPath area = Optional.of(WrittenText.typed(typed.area()))
                    .flatMap(AreaPath::parse)
                    .orElseThrow(() -> Refused.of("area", "place.area.choose"));
            String phone = WrittenText.typed(typed.phone());
            offices.keep(area, phone.isEmpty() ? null : Phone.read(phone).orRefused("phone"));
            next.addFlashAttribute("said", texts.of("place.office.said"));
            return "redirect:" + PATH;
        } catch (Refused refused) {
            return forms.again(PATH, refused);
        }
    }
}
