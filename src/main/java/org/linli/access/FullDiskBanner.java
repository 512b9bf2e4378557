package org.linli.access;

import org.jspecify.annotations.Nullable;
import org.linli.platform.DiskSpace;
import org.linli.platform.DutyLine;
import org.linli.platform.Texts;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Says on every page while nothing can be stored, before somebody fills in a form in vain; it goes by itself. */
@Controller
class FullDiskBanner {

    private final DiskSpace disk;
    private final DutyLine duty;
    private final Texts texts;

    FullDiskBanner(DiskSpace disk, DutyLine duty, Texts texts) {
        this.disk = disk;
        this.duty = duty;
        this.texts = texts;
    }

    /** Whom to phone with what cannot wait; null while there is room. The number is for whoever is signed in. */
    @Nullable
    String text() {
        if (!disk.isLow()) {
            return null;
        }
        return texts.of(Acting.isKnown() ? duty.call() : new DutyLine(null).call());
    }

    /** The banner alone, asked for while it stands; nothing once there is room. */
    @GetMapping("/disk")
    @OpenToAll("Whoever stands at the door sees it too; it tells nothing else")
    String banner() {
        return "platform/disk :: banner";
    }
}
