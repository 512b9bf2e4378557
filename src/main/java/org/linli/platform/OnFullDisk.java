package org.linli.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks an endpoint that is sent to and yet works while the disk is full, and says why. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface OnFullDisk {

    /** Why: it stores nothing or next to nothing, makes room, or shuts somebody out. */
    String value();
}
