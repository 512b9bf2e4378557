package org.linli.imports;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A sheet of the file that has rows and that the import does not read.
 *
 * @param sheet 0-based
 * @param name as on its tab
 * @param rows how many it has; of a list, those below its header
 * @param list whether it looks like a list of the same kind, such as one with places of another level
 */
@Schema(name = "ImportOtherSheet")
public record ImportOtherSheet(int sheet, String name, int rows, boolean list) {}
