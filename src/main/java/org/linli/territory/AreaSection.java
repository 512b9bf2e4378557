package org.linli.territory;

import org.linli.access.AreaPath;
import org.linli.access.PageSection;

/**
 * A socket: a section of an area's page and of the command view, of the area and what lies below it. Contributed as a
 * bean; shown to those who hold the permission.
 */
public interface AreaSection extends PageSection<AreaPath> {}
