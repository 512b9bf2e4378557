package org.linli.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.access.BeyondScope;
import org.linli.field.FieldClock;
import org.linli.platform.BusinessClock;
import org.linli.platform.Refused;
import org.linli.platform.Texts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes entries as devices send them: each is stored once, and whoever answers for the place hears of refusals. */
@Service
@Transactional
public class Entries {

    /** Entries sent at once. */
    static final int MOST = 500;

    private final EntryIntake intake;
    private final EntryStore store;
    private final EntryReader reader;
    private final EntryRefusals refusals;
    private final Gates gates;
    private final Passes passes;
    private final BeyondScope beyond;
    private final GuardMarks guards;
    private final Texts texts;
    private final BusinessClock clock;

    Entries(
            EntryIntake intake,
            EntryStore store,
            EntryReader reader,
            EntryRefusals refusals,
            Gates gates,
            Passes passes,
            BeyondScope beyond,
            GuardMarks guards,
            Texts texts,
            BusinessClock clock) {
        this.intake = intake;
        this.store = store;
        this.reader = reader;
        this.refusals = refusals;
        this.gates = gates;
        this.passes = passes;
        this.beyond = beyond;
        this.guards = guards;
        this.texts = texts;
        this.clock = clock;
    }

    /**
     * Stores what was entered at gates, in any order; each is answered for itself.
     *
     * @param sentAt the device's clock while it sends, by which the times are corrected
     * @throws Refused without a clock, and for more than {@value #MOST}
     */
    public List<EntryResult> take(@Nullable Instant sentAt, List<EntrySent> sent) {
        if (sentAt == null) {
            throw Refused.of("sentAt", "gate.entries.clock");
        }
        if (sent.size() > MOST) {
            throw Refused.of("entries", "gate.entries.many", MOST);
        }
        Duration ahead = FieldClock.ahead(clock.now(), sentAt);
        var known = new HashMap<UUID, Gate>();
        var shown = new HashMap<UUID, Map<String, Pass>>();
        var read = new LinkedHashMap<UUID, Entry>();
        var problems = new HashMap<EntrySent, String>();
        for (EntrySent one : sent) {
            try {
                Gate gate = known.computeIfAbsent(gate(one), this::open);
                Pass pass = shown.computeIfAbsent(
                                gate.place(), place -> beyond.call(() -> passes.shown(place, codes(sent))))
                        .get(Objects.requireNonNullElse(one.pass(), ""));
                Entry entry =
                        reader.read(one, gate, ahead, EntryHolder.of(pass), isGood(one, pass), guards.of(one.guard()));
                read.putIfAbsent(entry.id(), entry);
            } catch (Refused refused) {
                problems.put(one, texts.of(refused.problems().getFirst()));
            }
        }
        Set<UUID> stored = beyond.call(() -> store(read.values()));
        return results(sent, problems, stored);
    }

    /** Also where whoever stands there looks after a part of the area only that the place lies in. */
    private Set<UUID> store(Collection<Entry> entries) {
        Set<UUID> stored = intake.take(entries);
        refusals.tell(
                entries.stream().filter(entry -> stored.contains(entry.id())).toList());
        return stored;
    }

    /** Whoever has a code to show needs no pass; one that is shown must be good. */
    private static boolean isGood(EntrySent sent, @Nullable Pass pass) {
        boolean isShown = sent.pass() != null && !sent.pass().isBlank();
        return isShown
                ? pass != null && pass.isGood()
                : !EntryColour.NONE.code().equals(sent.colour());
    }

    private static List<String> codes(List<EntrySent> sent) {
        return sent.stream()
                .flatMap(one -> Stream.ofNullable(one.pass()))
                .distinct()
                .toList();
    }

    private static UUID gate(EntrySent sent) {
        return Optional.ofNullable(sent.gate()).orElseThrow(() -> Refused.of("gate", "gate.entry.gate.unknown"));
    }

    private Gate open(UUID id) {
        return gates.find(id).orElseThrow(() -> Refused.of("gate", "gate.entry.gate.unknown"));
    }

    private static List<EntryResult> results(List<EntrySent> sent, Map<EntrySent, String> problems, Set<UUID> stored) {
        var results = new ArrayList<EntryResult>();
        var told = new HashSet<UUID>();
        for (EntrySent one : sent) {
            String problem = problems.get(one);
            if (problem != null) {
                results.add(EntryResult.of(one.id(), EntryResult.State.REFUSED, problem));
            } else {
                UUID id = Objects.requireNonNull(one.id());
                boolean isNew = stored.contains(id) && told.add(id);
                results.add(EntryResult.of(id, isNew ? EntryResult.State.STORED : EntryResult.State.KNOWN, ""));
            }
        }
        return results;
    }

    /** The latest entries of a place between two moments, before the one named, newest first. */
    @Transactional(readOnly = true)
    List<Entry> page(UUID place, Instant from, Instant until, @Nullable UUID after, int most) {
        return store.page(place, from, until, after, most);
    }
}
