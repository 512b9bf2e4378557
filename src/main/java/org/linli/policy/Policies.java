package org.linli.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.linli.policy.Protocol.Anchor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Service;

/**
 * What applies to whom: decides about arrivals and lays protocols on the calendar, by the version of the rules that is
 * in force on a day. Reads all versions when the program starts and refuses to start with a mistake in a file. What was
 * published in the program joins them at once, and is left out where it no longer fits beside the files.
 *
 * <p>Thread-safe; makes no changes anywhere. Deciding looks at the list of places at risk as it is at that moment, so
 * what is decided must be kept, not computed again.
 */
@Service
public class Policies implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

    private final CompletableFuture<PolicyBook> reading;
    private final PolicyFiles files;
    private final PublishedPolicyStore published;
    private final RiskPlaces riskPlaces;
    private volatile @Nullable Shelf shelf;

    /** Begins to read: it takes a second of computing, in which the rest of the program can start on another core. */
    Policies(PolicyFiles files, PublishedPolicyStore published, RiskPlaces riskPlaces) {
        this.reading =
                CompletableFuture.supplyAsync(() -> PolicyBook.read(files.contents()), Thread.ofVirtual()::start);
        this.files = files;
        this.published = published;
        this.riskPlaces = riskPlaces;
    }

    /**
     * All versions that there are.
     *
     * @param published those of them that were published in the program
     * @param left those that were published once and cannot be used beside the files as they are now
     */
    private record Shelf(PolicyBook book, List<PublishedPolicy> published, List<LeftPolicy> left) {}

    /** Waits for the reading to end. */
    @Override
    public void afterSingletonsInstantiated() {
        readPublished()
                .left()
                .forEach(each -> LOG.warn(
                        "The published rules {} are not used: {} The files in the folder of rules come first.",
                        each.policy().version(),
                        each.mistake()));
    }

    /** Takes what was published along; what was wrong in files has been told by now. */
    private Shelf readPublished() {
        PolicyBook book = files();
        List<PublishedPolicy> good = new ArrayList<>();
        List<LeftPolicy> left = new ArrayList<>();
        for (PublishedPolicy each : published.all()) {
            PolicyReader.Reading read = book.reading(each.version(), each.text());
            if (read.mistakes().isEmpty()) {
                book = book.with(read.version());
                good.add(each);
            } else {
                left.add(new LeftPolicy(each, read.mistakes().getFirst()));
            }
        }
        var found = new Shelf(book, List.copyOf(good), List.copyOf(left));
        shelf = found;
        return found;
    }

    /** Looks again at what was published; from then on it decides. */
    void publishedAnew() {
        readPublished();
    }

    private Shelf shelf() {
        Shelf known = shelf;
        return known == null ? readPublished() : known;
    }

    private PolicyBook book() {
        return shelf().book();
    }

    /** The versions that were published here, not brought as files, by their first day. */
    public List<PublishedPolicy> published() {
        return shelf().published();
    }

    /** What was published and is not used, because a file or another version stands in its way. */
    public List<LeftPolicy> left() {
        return shelf().left();
    }

    /** The text of a version, to begin another one from. */
    public Optional<String> text(String version) {
        return shelf().published().stream()
                .filter(each -> each.version().equals(version))
                .map(PublishedPolicy::text)
                .findFirst()
                .or(() -> files.text(version));
    }

    /**
     * Reads a text as a version beside those that there are, without making it one.
     *
     * @param itself id of the version that it has become already; empty where it was not published
     */
    public PolicyTrial trial(String text, String itself) {
        PolicyBook others = book().without(itself);
        return new PolicyTrial(others, others.reading("", text), riskPlaces);
    }

    private PolicyBook files() {
        try {
            return reading.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof PolicyMistake mistake ? mistake : e;
        }
    }

    /** Every version by its first day; catalogues, which decide nothing, last. */
    public List<Policy> versions() {
        return book().versions();
    }

    public Optional<Policy> version(String id) {
        return versions().stream().filter(p -> p.version().equals(id)).findFirst();
    }

    /**
     * The version that decides on a day: the newest that had begun by then. A version without an end stays in force;
     * after an end, or in a gap, the last one goes on until another begins, because people keep arriving and have to be
     * told something; before the first version, the first decides.
     */
    public Policy inForce(LocalDate on) {
        return book().inForce(on);
    }

    /** A protocol of a version, as it was written there. */
    public Optional<Protocol> protocol(String version, String code) {
        return version(version).flatMap(p -> p.protocol(code));
    }

    /** Whether any version has the protocol. */
    public boolean knows(String protocol) {
        return versions().stream().anyMatch(policy -> policy.protocol(protocol).isPresent());
    }

    /** How a protocol is written for readers of either language; its code where no version knows it. */
    public Bilingual called(String code) {
        return versions().stream()
                .flatMap(policy -> policy.protocol(code).stream())
                .map(Protocol::called)
                .findFirst()
                .orElseGet(() -> new Bilingual(code, code));
    }

    /**
     * What applies to somebody who arrived: the strictest of the rules that hold, in the version in force on the given
     * day.
     *
     * @param facts what is known
     * @param on the day of the decision, which picks the version and the state of the list of places at risk
     */
    public Decision decide(Facts facts, LocalDate on) {
        return book().decide(facts, riskPlaces.list(), on);
    }

    /**
     * As {@link #decide} for many, with one look at the list of places at risk; the answers are in the order of the
     * facts.
     */
    public List<Decision> decideAll(List<Facts> facts, LocalDate on) {
        RiskList risks = riskPlaces.list();
        PolicyBook rules = book();
        return facts.stream().map(each -> rules.decide(each, risks, on)).toList();
    }

    /**
     * Lays a protocol on the calendar: the same input always gives the same plan.
     *
     * @param version id of the version that has the protocol, which need not be in force
     * @param protocol its code there
     * @param anchors the days to count from
     * @param credits tests brought along
     * @throws IllegalArgumentException when there is no such version or protocol
     */
    public Plan plan(String version, String protocol, Anchors anchors, Credits credits) {
        return plan(version, protocol, Set.of(), anchors, credits);
    }

    /**
     * As {@link #plan(String, String, Anchors, Credits)}, counted from other events than the protocol's own.
     *
     * @param countsFrom the latest of these whose day is known; empty for the protocol's own
     */
    public Plan plan(String version, String protocol, Set<Anchor> countsFrom, Anchors anchors, Credits credits) {
        return book().plan(version, protocol, countsFrom, anchors, credits);
    }
}
