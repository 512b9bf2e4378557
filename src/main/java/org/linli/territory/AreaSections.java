package org.linli.territory;

import java.util.List;
import org.linli.access.AreaPath;
import org.linli.access.Permissions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sections of an area for whoever looks. */
@Component
public class AreaSections {

    private final ObjectProvider<AreaSection> sections;
    private final Permissions permissions;

    AreaSections(ObjectProvider<AreaSection> sections, Permissions permissions) {
        this.sections = sections;
        this.permissions = permissions;
    }

    /** Those that whoever acts may see, in their order. */
    public List<AreaSection.Shown> of(AreaPath area) {
        return sections.orderedStream()
                .filter(section -> permissions.held(section.permission()))
                .map(section -> new AreaSection.Shown(section.template(), section.of(area)))
                .toList();
    }
}
