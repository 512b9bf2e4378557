package org.linli.access;

import java.util.regex.Pattern;

/**
 * A socket: what staff did and when, as SQL of rows. A module contributes one as a bean for what its records tell of;
 * from all of them together the workload measures somebody's day. Nobody's figures are made from it.
 *
 * <p>The SQL is a constant of the module, without input of any user, and is read in the background. It selects exactly
 * these columns, one row for each trace:
 *
 * <ul>
 *   <li>{@code account_id uuid}: who did it, for who has no account as {@link StaffWithoutAccount} knows them; rows of
 *       nobody are left out
 *   <li>{@code at timestamptz}: when it was done, by whatever it was entered later
 *   <li>{@code until timestamptz}: until when it went on; null for a moment
 *   <li>{@code kind text}: message key of what it was, such as {@code 'access.work.signed.in'}
 *   <li>{@code work boolean}: false for what only shows that somebody was there: a day of nothing else is a day off
 *   <li>{@code door uuid}: the household at whose door it was; null elsewhere
 *   <li>{@code form boolean}: whether a form was filled in for it
 *   <li>{@code call boolean}: whether it was a call or a talk
 * </ul>
 *
 * <p>It uses the parameters {@code :from} and {@code :to} (timestamptz) and no others, and has only traces that began
 * from the first on and before the second.
 *
 * @param key such as {@code arrivals.registered}; of one source only
 * @param sql as said above
 */
public record WorkSource(String key, String sql) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");

    public WorkSource {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not the key of a work source: " + key);
        }
    }
}
