package org.linli.photos;

import org.springframework.context.ApplicationContext;

/** Lets other tests forget what the program forgets once in an hour. */
public final class ForgettingPhotos {

    private ForgettingPhotos() {}

    public static void now(ApplicationContext context) {
        context.getBean(PhotoForgetting.class).run();
    }
}
