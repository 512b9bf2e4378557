package org.linli.access;

import java.util.function.Supplier;
import org.linli.platform.Forbidden;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is acting on this thread. In a request it is the signed-in user; background work says it with {@link #as}.
 * Transactions take their row-level scope from here, so work done for nobody sees no rows at all.
 */
public final class Acting {

    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

    private Acting() {}

    /** Who acts; {@link Forbidden} when nobody does. */
    public static Actor now() {
        if (ACTOR.isBound()) {
            return ACTOR.get();
        }
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && signedIn.getPrincipal() instanceof Principals principal) {
            return principal.actor();
        }
        throw new Forbidden("nobody is signed in");
    }

    /** Whether anybody acts. */
    public static boolean isKnown() {
        if (ACTOR.isBound()) {
            return true;
        }
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        return signedIn != null && signedIn.getPrincipal() instanceof Principals;
    }

    /** Throws {@link Forbidden} for an area that does not lie in that of whoever acts, as one above it. */
    public static void demandSight(AreaPath path) {
        if (!now().sees(path)) {
            throw Forbidden.area(path.slug());
        }
    }

    /** Does {@code work} as {@code actor}; transactions must begin inside it. */
    public static <T> T as(Actor actor, Supplier<T> work) {
        return ScopedValue.where(ACTOR, actor).call(work::get);
    }

    /** Does {@code work} as {@code actor}; transactions must begin inside it. */
    public static void run(Actor actor, Runnable work) {
        ScopedValue.where(ACTOR, actor).run(work);
    }
}
