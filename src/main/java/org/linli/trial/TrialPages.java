package org.linli.trial;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.Accounts;
import org.linli.access.Acting;
import org.linli.access.Allowed;
import org.linli.platform.Forms;
import org.linli.platform.NotFound;
import org.linli.platform.Refused;
import org.linli.platform.RefusedForm;
import org.linli.platform.Texts;
import org.linli.policy.Policies;
import org.linli.policy.Policy;
import org.linli.policy.PolicyTrial;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rules in the making: written, tried on the people of today, published by a second person. */
@Controller
@RequestMapping(TrialPages.PATH)
@Allowed(TrialSetup.READ)
class TrialPages {

    static final String PATH = "/policies/preview";

    /** A look that takes no longer is shown as done at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** Bytes of a file; a character of a text takes at most four. */
    private static final int LARGEST = TrialDrafts.LONGEST * 4;

    private final TrialDrafts drafts;
    private final TrialRuns runs;
    private final Policies policies;
    private final Accounts accounts;
    private final Forms forms;
    private final Texts texts;

    TrialPages(TrialDrafts drafts, TrialRuns runs, Policies policies, Accounts accounts, Forms forms, Texts texts) {
        this.drafts = drafts;
        this.runs = runs;
        this.policies = policies;
        this.accounts = accounts;
        this.forms = forms;
        this.texts = texts;
    }

    /**
     * A draft in the list of them.
     *
     * @param policy what it reads as; null where something is wrong with it
     */
    record Listed(TrialDraft draft, @Nullable Policy policy, int mistakes) {}

    @GetMapping
    String list(Model model) {
        List<TrialDraft> latest = drafts.latest();
        model.addAttribute(
                "drafts",
                latest.stream()
                        .map(draft -> {
                            PolicyTrial trial = drafts.read(draft);
                            return new Listed(
                                    draft,
                                    trial.policy().orElse(null),
                                    trial.mistakes().size());
                        })
                        .toList());
        model.addAttribute("names", names(latest));
        return "trial/drafts";
    }

    @GetMapping("/new")
    @Allowed(TrialDrafts.WRITE)
    String begin(Model model) {
        model.addAttribute(
                "text", forms.refused().map(form -> form.text("text")).orElseGet(drafts::beginning));
        return "trial/new";
    }

    @PostMapping
    @Allowed(TrialDrafts.WRITE)
    String begin(@RequestParam String text, @RequestParam Optional<MultipartFile> file, RedirectAttributes flash)
            throws IOException {
        try {
            UUID id = drafts.begin(text(text, file));
            flash.addFlashAttribute("said", texts.of("trial.saved"));
            return page(id);
        } catch (Refused refused) {
            return forms.again(PATH + "/new", refused);
        }
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        TrialDraft draft = drafts.get(id);
        PolicyTrial trial = drafts.read(draft);
        Optional<RefusedForm> refused = forms.refused();
        model.addAttribute("draft", draft);
        model.addAttribute("policy", trial.policy().orElse(null));
        model.addAttribute("mistakes", trial.mistakes());
        model.addAttribute("lines", TrialLine.of(draft.text(), trial.mistakes()));
        model.addAttribute(
                "text",
                refused.map(form -> form.text("text"))
                        .filter(typed -> !typed.isEmpty())
                        .orElse(draft.text()));
        model.addAttribute("names", names(List.of(draft)));
        model.addAttribute("mine", draft.editedBy().equals(Acting.now().id()));
        result(draft, trial, model);
        return "trial/draft";
    }

    private void result(TrialDraft draft, PolicyTrial trial, Model model) {
        Optional<TrialRun> run = runs.latest(draft.id());
        model.addAttribute("run", run.orElse(null));
        model.addAttribute("running", run.filter(runs::isUnderWay).isPresent());
        model.addAttribute(
                "fresh",
                run.filter(each -> each.isDone() && each.revision() == draft.revision())
                        .isPresent());
        run.filter(TrialRun::isDone).ifPresent(done -> {
            List<TrialChangeStore.Group> groups = runs.groups(done);
            model.addAttribute("groups", groups);
            model.addAttribute(
                    "hrefs",
                    groups.stream()
                            .map(group -> TrialChangeList.of(draft.id(), group))
                            .toList());
            model.addAttribute(
                    "changed",
                    groups.stream().mapToInt(TrialChangeStore.Group::count).sum());
            model.addAttribute(
                    "released",
                    groups.stream().mapToInt(TrialChangeStore.Group::released).sum());
            model.addAttribute(
                    "open",
                    groups.stream().mapToInt(TrialChangeStore.Group::open).sum());
            model.addAttribute("days", runs.days(done));
            model.addAttribute("all", TrialChangeList.PATH + "?draft=" + draft.id());
        });
        model.addAttribute("called", called(trial));
    }

    /** How protocols of all versions and of the draft are written. */
    private Function<String, String> called(PolicyTrial trial) {
        Locale locale = LocaleContextHolder.getLocale();
        return code -> code.isEmpty()
                ? texts.of("trial.nothing")
                : trial.policy()
                        .flatMap(policy -> policy.protocol(code))
                        .map(protocol -> protocol.called().in(locale))
                        .orElseGet(() -> policies.called(code).in(locale));
    }

    @PostMapping("/{id}")
    @Allowed(TrialDrafts.WRITE)
    String write(
            @PathVariable UUID id,
            @RequestParam int revision,
            @RequestParam String text,
            @RequestParam Optional<MultipartFile> file,
            RedirectAttributes flash)
            throws IOException {
        try {
            drafts.write(id, revision, text(text, file));
            flash.addFlashAttribute("said", texts.of("trial.saved"));
            return page(id);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    @PostMapping("/{id}/withdraw")
    @Allowed(TrialDrafts.WRITE)
    String withdraw(@PathVariable UUID id, @RequestParam int revision, RedirectAttributes flash) {
        try {
            drafts.withdraw(id, revision);
            flash.addFlashAttribute("said", texts.of("trial.withdrawn"));
            return page(id);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    @PostMapping("/{id}/look")
    @Allowed(TrialDrafts.WRITE)
    String look(@PathVariable UUID id) throws InterruptedException {
        try {
            runs.launch(id, PATIENCE);
            return page(id);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    @PostMapping("/{id}/stop")
    @Allowed(TrialDrafts.WRITE)
    String stop(@PathVariable UUID id) {
        runs.stop(drafts.get(id).id());
        return page(id);
    }

    /** The bar alone, asked for every second; the whole page once it is over. */
    @GetMapping("/{id}/progress")
    String progress(@PathVariable UUID id, Model model, HttpServletResponse response) {
        TrialDraft draft = drafts.get(id);
        TrialRun run = runs.latest(id).orElseThrow(() -> new NotFound("look at draft", id));
        boolean running = runs.isUnderWay(run);
        if (!running) {
            response.setHeader("HX-Refresh", "true");
        }
        model.addAttribute("draft", draft);
        model.addAttribute("run", run);
        model.addAttribute("running", running);
        return "trial/draft :: progress";
    }

    @PostMapping("/{id}/publish")
    @Allowed(TrialDrafts.PUBLISH)
    String publish(@PathVariable UUID id, @RequestParam int revision, RedirectAttributes flash, Locale locale) {
        try {
            Policy policy = drafts.publish(id, revision);
            flash.addFlashAttribute(
                    "said",
                    texts.of(
                            "trial.published",
                            policy.name().in(locale),
                            String.valueOf(
                                    Objects.requireNonNull(policy.validity()).from())));
            return page(id);
        } catch (Refused refused) {
            return forms.again(PATH + "/" + id, refused);
        }
    }

    private static String page(UUID id) {
        return "redirect:" + PATH + "/" + id;
    }

    private Map<UUID, String> names(List<TrialDraft> shown) {
        return accounts.names(shown.stream()
                .flatMap(draft -> Stream.of(
                                Optional.of(draft.createdBy()),
                                Optional.of(draft.editedBy()),
                                Optional.ofNullable(draft.endedBy()))
                        .flatMap(Optional::stream))
                .distinct()
                .collect(Collectors.toList()));
    }

    /** The file's text where one was sent, else what was typed. */
    private static String text(String typed, Optional<MultipartFile> file) throws IOException {
        if (file.isEmpty() || file.get().isEmpty()) {
            return typed;
        }
        if (file.get().getSize() > LARGEST) {
            throw Refused.of(
                    "file",
                    "trial.file.large",
                    LARGEST / 1000,
                    Math.ceilDiv(file.get().getSize(), 1000));
        }
        try (InputStream content = file.get().getInputStream()) {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content.readAllBytes()))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refused.of("file", "trial.file.words");
        }
    }
}
