package org.linli.territory;

import java.util.List;
import java.util.Locale;
import org.linli.access.AreaPath;
import org.linli.platform.FormChoice;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Whom something is kept for, in a form: the communities that whoever acts sees, and the sub-district. */
@Component
public class CommunityChoices {

    private final Territory territory;

    CommunityChoices(Territory territory) {
        this.territory = territory;
    }

    /** By their {@linkplain AreaPath#slug() slugs}, from the top down. */
    public List<FormChoice> all() {
        Locale locale = LocaleContextHolder.getLocale();
        return FormChoice.named(
                territory.tree().stream()
                        .filter(area -> area.kind() == AreaKind.COMMUNITY || area.kind() == AreaKind.SUBDISTRICT)
                        .toList(),
                area -> area.path().slug(),
                area -> area.nameIn(locale));
    }
}
