package org.linli.access;

import java.util.List;
import org.linli.platform.Announcement;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the one-time code of the first-run page on the console. */
@Component
class SetupCode implements Announcement {

    private final FirstRun firstRun;

    SetupCode(FirstRun firstRun) {
        this.firstRun = firstRun;
    }

    @Override
    public List<String> lines() {
        return firstRun.isDue()
                ? List.of("首次使用 First run: open /setup 一次性代码 one-time code: " + firstRun.code())
                : List.of();
    }

    @EventListener
    void renewed(SetupCodeRenewed renewed) {
        System.out.println(
                "  输错太多，代码已更换 Too many wrong codes, so there is another: 一次性代码 one-time code: " + renewed.code());
    }
}
