package org.linli.access;

/**
 * What is entered for an account.
 *
 * @param username 2 to 40 characters of a-z, 0-9, dot, dash, underscore
 * @param name 1 to 60 characters
 * @param phone the telephone at work: digits with blanks or dashes, perhaps a plus sign; empty for none
 * @param password empty to leave as it is, or for an account that cannot sign in
 */
public record AccountForm(String username, String name, String phone, Role role, AreaPath area, String password) {

    public AccountForm {
        username = username.strip().toLowerCase(java.util.Locale.ROOT);
        name = name.strip();
        phone = phone.strip();
    }

    /** One without a telephone. */
    public AccountForm(String username, String name, Role role, AreaPath area, String password) {
        this(username, name, "", role, area, password);
    }

    @Override
    public String toString() {
        return "AccountForm[" + username + ", " + role + ", " + area + "]";
    }
}
