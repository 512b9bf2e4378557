package org.linli.territory;

import java.util.List;
import org.linli.access.AreaPath;
import org.linli.access.PageSection;
import org.linli.access.PageSections;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sections of an area for whoever looks. */
@Component
public class AreaSections {

    private final ObjectProvider<AreaSection> sections;
    private final PageSections shown;

    AreaSections(ObjectProvider<AreaSection> sections, PageSections shown) {
        this.sections = sections;
        this.shown = shown;
    }

    /** Those that whoever acts may see, in their order. */
    public List<PageSection.Shown> of(AreaPath area) {
        return shown.of(sections, area);
    }
}
