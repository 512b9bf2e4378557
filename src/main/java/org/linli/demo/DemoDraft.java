package org.linli.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.access.Account;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.platform.BusinessClock;
import org.linli.trial.TrialDrafts;
import org.linli.trial.TrialRuns;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * The secretary has written a version with shorter quarantine at home and tried it; it waits for somebody else to
 * publish it.
 */
@Component
@Profile("demo")
class DemoDraft {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TrialDrafts drafts;
    private final TrialRuns runs;
    private final Accounts accounts;
    private final BusinessClock clock;

    DemoDraft(TrialDrafts drafts, TrialRuns runs, Accounts accounts, BusinessClock clock) {
        this.drafts = drafts;
        this.runs = runs;
        this.accounts = accounts;
        this.clock = clock;
    }

    void write() {
        Account secretary = Acting.as(Actor.SYSTEM, () -> accounts.byUsername("secretary"))
                .orElseThrow(() -> new IllegalStateException("No secretary is appointed"));
        Acting.run(secretary.actor(), () -> {
            UUID draft = drafts.begin(shorter(drafts.beginning(), clock.today().plusDays(1)));
            try {
                runs.launch(draft, PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Two days at home in place of three for whoever comes from a county with cases. */
    private static String shorter(String text, LocalDate from) {
        return text.replaceFirst("(?m)^version:.*$", "version: shorter-home-" + from)
                .replaceFirst("(?m)^  zh: 东阳市来.*$", "  zh: 缩短居家隔离（试行）")
                .replaceFirst("(?m)^  en: Dongyang, people.*$", "  en: Shorter home quarantine (on trial)")
                .replace("3天居家隔离，11天日常健康监测", "2天居家隔离，12天日常健康监测")
                .replace(
                        "3 days of home quarantine, then 11 days of monitoring",
                        "2 days of home quarantine, then 12 days of monitoring")
                .replace("先居家隔离3天，再健康监测11天；第1、3、5、14天", "先居家隔离2天，再健康监测12天；第1、2、5、14天")
                .replace(
                        "First 3 days at home, then 11 days of monitoring; tests on days 1, 3, 5 and 14",
                        "First 2 days at home, then 12 days of monitoring; tests on days 1, 2, 5 and 14")
                .replace("days: 3\n        tests: [1, 3]", "days: 2\n        tests: [1, 2]")
                .replace("days: 11\n        tests: [2, 11]", "days: 12\n        tests: [3, 12]")
                .replace("同住人员居家3天", "同住人员居家2天")
                .replace(
                        "At home for 3 days with somebody in quarantine",
                        "At home for 2 days with somebody in quarantine")
                .replace("一起居家3天，第1、3天", "一起居家2天，第1、2天")
                .replace("for the same 3 days; tests on days 1 and 3", "for the same 2 days; tests on days 1 and 2");
    }
}
