package org.linli.access;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The sections of a page for whoever looks. */
@Component
public class PageSections {

    private final Permissions permissions;

    PageSections(Permissions permissions) {
        this.permissions = permissions;
    }

    /** Those that whoever acts may see, in their order. */
    public <S> List<PageSection.Shown> of(ObjectProvider<? extends PageSection<S>> sections, S subject) {
        return sections.orderedStream()
                .filter(section -> permissions.held(section.permission()))
                .map(section -> new PageSection.Shown(section.template(), section.of(subject)))
                .toList();
    }
}
