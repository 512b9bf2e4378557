package org.linli.statement;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A figure of the daily statement: the SQL of the rows that it counts. A module contributes one as a bean for each
 * figure over its rows, in a {@link Section} that a module declares. Numbers, breakdowns, lists, exports, the map and
 * frozen statements are all computed from this one SQL, so that a number and its rows cannot disagree. Its label is the
 * message {@code counter.<key>}, in both languages.
 *
 * <p>The SQL is a constant of the module, without input of any user, and selects exactly these columns, one row for
 * each counted thing in the country; the statement narrows it to a subtree, and row-level security to what the user may
 * see:
 *
 * <ul>
 *   <li>{@code id uuid}: the counted thing, once only; it lasts, for a signed statement is later compared by it
 *   <li>{@code path text}, {@code rental_path text}: where it belongs, the second null outside rented homes. Both
 *       unchanged columns of a table, so that its index is used. A row is in a subtree when either is, and counts once.
 *   <li>{@code person_id uuid}: whom it is about; null where it is about nobody
 *   <li>{@code at timestamptz}: when it happened or is due; may be null
 *   <li>{@code breakdown text}: see {@link Breakdown}; may be null
 *   <li>{@code link text}: address of the page that shows it, such as {@code '/arrivals/' || a.id}; may be null
 * </ul>
 *
 * <p>It may use the parameters {@code :day} (date), {@code :from} and {@code :to} (timestamptz, the first moment of the
 * day and of the next), {@code :now} (timestamptz, of the computation) and no others. It answers for any day, past ones
 * too: what was so at the end of {@code :day}, as known now.
 *
 * @param key such as {@code arrivals.registered}: lower-case words of a-z 0-9 divided by dots
 * @param section where it stands
 * @param order place in the statement, lower first; one of its section's
 * @param breakdown what the rows are further divided by
 * @param traits what the number means to whoever reads it
 * @param sql as said above
 */
public record Counter(String key, Section section, int order, Breakdown breakdown, Set<Trait> traits, String sql) {

    private static final Pattern KEY = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");

    public Counter {
        traits = Set.copyOf(traits);
        if (!isKey(key)) {
            throw new IllegalArgumentException("Not the key of a counter: " + key);
        }
        if (!section.holds(order)) {
            throw new IllegalArgumentException("Counter " + key + " of order " + order + " is outside of " + section);
        }
    }

    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /** A counter without a breakdown and without traits. */
    public static Counter of(String key, Section section, int order, String sql) {
        return new Counter(key, section, order, Breakdown.NONE, Set.of(), sql);
    }

    /** This counter, its rows divided by the {@code breakdown} column. */
    public Counter by(Breakdown what) {
        return new Counter(key, section, order, what, traits, sql);
    }

    /** This counter with these traits. */
    public Counter as(Trait first, Trait... more) {
        return new Counter(key, section, order, breakdown, EnumSet.of(first, more), sql);
    }

    /** Whether it has the trait. */
    public boolean is(Trait trait) {
        return traits.contains(trait);
    }

    /** Whether a row is something that should not be. */
    public boolean alarm() {
        return is(Trait.ALARM);
    }

    /** Message key of its label. */
    public String label() {
        return "counter." + key;
    }
}
