package org.linli.access;

import java.util.UUID;

/**
 * A page of another module about one account, linked from the account and from its owner's profile. A module declares
 * one as a bean.
 *
 * @param key message key of its name
 * @param path of the page; the account is its parameter {@code account}
 * @param own what its owner must be allowed to see it
 * @param others what whoever manages the account must be allowed
 */
public record AccountLink(String key, String path, String own, String others) {

    /** The address for that account. */
    public String to(UUID account) {
        return path + "?account=" + account;
    }
}
