package org.linli.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Actor;
import org.linli.access.Role;
import org.linli.platform.LinliSettings;
import org.linli.trial.TrialDrafts;
import org.linli.trial.TrialRun;
import org.linli.trial.TrialRuns;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * {@code linli bench preview}: previews drafts of rules on everybody of the load whom they concern, one that changes
 * some and one that changes all of them, and prints how long each took. The drafts stay in the load, withdrawn.
 */
@Component
@Profile("bench")
@ConditionalOnProperty(name = "linli.command", havingValue = "bench-preview")
class BenchPreview implements ApplicationRunner, ExitCodeGenerator {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TrialDrafts drafts;
    private final TrialRuns runs;
    private final Accounts accounts;
    private final LinliSettings settings;
    private int exitCode;

    BenchPreview(TrialDrafts drafts, TrialRuns runs, Accounts accounts, LinliSettings settings) {
        this.drafts = drafts;
        this.runs = runs;
        this.accounts = accounts;
        this.settings = settings;
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        Actor actor = Acting.as(
                Actor.SYSTEM,
                () -> BenchSamples.read(settings.data()).accounts().stream()
                        .filter(account -> account.role() == Role.COMMAND)
                        .findFirst()
                        .flatMap(account -> accounts.byUsername(account.username()))
                        .orElseThrow(() -> new IllegalStateException("The load has no command"))
                        .actor());
        String same = Acting.as(actor, drafts::beginning);
        String shorter = same.replace("days: 14\n        tests: [3, 14]", "days: 7\n        tests: [3, 7]");
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("nobody changes", same);
        texts.put("a week shorter", shorter);
        texts.put("all change", shorter.replace("gives: registered_only", "gives: \"2+14\""));
        System.out.println(BenchBulkFigures.HEAD);
        for (Map.Entry<String, String> text : texts.entrySet()) {
            UUID draft = Acting.as(actor, () -> drafts.begin(text.getValue()));
            System.out.println(BenchBulkFigures.of(text.getKey(), () -> looked(actor, draft), settings.data())
                    .row());
            Acting.run(actor, () -> drafts.withdraw(draft, 0));
        }
        System.out.printf(
                Locale.ROOT,
                "bench preview: a heap of %d MB (%d processors)%n",
                Runtime.getRuntime().maxMemory() >> 20,
                Runtime.getRuntime().availableProcessors());
    }

    /** How many people were looked at. */
    private long looked(Actor actor, UUID draft) {
        return Acting.as(actor, () -> {
            try {
                runs.launch(draft, PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            TrialRun run = runs.latest(draft).orElseThrow();
            exitCode = run.isDone() ? exitCode : 1;
            return (long) run.looked();
        });
    }
}
