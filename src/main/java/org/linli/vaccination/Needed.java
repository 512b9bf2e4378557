package org.linli.vaccination;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What somebody needs to come; nothing where they come by their own means. */
public enum Needed {
    LIFT,
    BESIDE,
    WHEELCHAIR;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Message key of its name. */
    public String key() {
        return "vaccination.needed." + code();
    }

    static Set<Needed> of(Collection<String> codes) {
        Set<Needed> needs = EnumSet.noneOf(Needed.class);
        Arrays.stream(values()).filter(one -> codes.contains(one.code())).forEach(needs::add);
        return needs;
    }

    static String[] codes(Collection<Needed> needs) {
        return needs.stream().sorted().map(Needed::code).toArray(String[]::new);
    }
}
