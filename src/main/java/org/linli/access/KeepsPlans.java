package org.linli.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.transaction.annotation.Transactional;

/**
 * A transaction that finds what it reads by ids and other keys and writes it, many times a second: PostgreSQL plans
 * each of its statements once for a connection. Of several that are begun inside each other the outermost counts.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Transactional(label = KeepsPlans.LABEL)
public @interface KeepsPlans {

    /** Of the transaction. */
    String LABEL = "keeps plans";
}
