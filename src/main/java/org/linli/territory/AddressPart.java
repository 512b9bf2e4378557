package org.linli.territory;

import org.linli.access.AreaPath;

/**
 * A part of an address with the community that it names in front, as 西范8组.
 *
 * @param community where it lies
 * @param rest what follows the name
 */
public record AddressPart(AreaPath community, String rest) {}
