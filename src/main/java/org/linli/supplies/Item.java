package org.linli.supplies;

/**
 * So much of a good.
 *
 * @param good its code
 * @param quantity 1 to {@value #MOST}
 */
public record Item(String good, int quantity) {

    static final int MOST = 1000;
}
