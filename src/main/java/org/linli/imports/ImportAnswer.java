package org.linli.imports;

/**
 * What may be answered about a row that was set aside.
 *
 * @param key what is sent back
 * @param label what stands on its button
 * @param explained whether a reason has to be given with it
 */
public record ImportAnswer(String key, String label, boolean explained) {

    public ImportAnswer(String key, String label) {
        this(key, label, false);
    }
}
