package org.linli.platform;

import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.linkbuilder.StandardLinkBuilder;

/**
 * What {@code @{…}} in a template becomes: of a static file the address with the mark of its content, else what stands
 * there. Nothing is asked of the response, which would look for each link on the class path.
 */
final class PageLinks extends StandardLinkBuilder {

    private final PageStaticFiles files;

    PageLinks(PageStaticFiles files) {
        this.files = files;
    }

    @Override
    protected String processLink(IExpressionContext context, String link) {
        return files.address(link);
    }
}
