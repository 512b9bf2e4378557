package org.linli.rides;

import java.util.ArrayList;
import java.util.List;
import org.linli.platform.Texts;
import org.springframework.stereotype.Component;

/** What is needed of a car, in words. */
@Component
class RideRoomWords {

    private final Texts texts;

    RideRoomWords(Texts texts) {
        this.texts = texts;
    }

    /** Empty for one seat. */
    String of(RideRoom room) {
        List<String> words = new ArrayList<>();
        if (room.companions() > 0) {
            words.add(texts.of("rides.room.companions", room.companions()));
        }
        if (room.wheelchair()) {
            words.add(texts.of("rides.room.wheelchair"));
        }
        if (room.help()) {
            words.add(texts.of("rides.room.help"));
        }
        if (room.alone()) {
            words.add(texts.of("rides.room.alone"));
        }
        return String.join(texts.of("rides.and"), words);
    }
}
