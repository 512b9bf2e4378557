package org.linli.places;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.access.Allowed;
import org.linli.platform.Forms;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes photos of a place that are sent from its page. */
@Controller
class PlacePhotoPages {

    private final PlacePhotos photos;
    private final Forms forms;
    private final Texts texts;

    PlacePhotoPages(PlacePhotos photos, Forms forms, Texts texts) {
        this.photos = photos;
        this.forms = forms;
        this.texts = texts;
    }

    @PostMapping(PlaceListPages.PATH + "/{id}/photos")
    @Allowed(PlacePhotos.ADD)
    String add(
            @PathVariable UUID id,
            @RequestParam(name = PlacePhotos.FIELD, required = false) @Nullable List<MultipartFile> files,
            RedirectAttributes next) {
        String page = PlaceListPages.PATH + "/" + id;
        try {
            photos.add(id, files == null ? List.of() : files);
            next.addFlashAttribute("said", texts.of("place.photos.said"));
            return "redirect:" + page;
        } catch (Refused refused) {
            return forms.again(page, refused);
        }
    }
}
