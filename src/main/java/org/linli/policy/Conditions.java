package org.linli.policy;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelBuilder;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntime;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.linli.policy.CaseContact.Kind;

/**
 * The language of conditions: CEL with the names below and its own operators, typed, without side effects and without
 * loops that could run on.
 *
 * <ul>
 *   <li>{@code origin.within("3307")}: came from that division (leading digits of the GB/T 2260 code)
 *   <li>{@code origin_known}: somebody knows which division the person came from
 *   <li>{@code places.risk(14)}: highest level of a place visited in so many days before arrival; compare with
 *       {@code none}, {@code low}, {@code local_cases}, {@code medium}, {@code high}
 *   <li>{@code test.negative_within_hours(48)}: brought a negative test that was at most so old on arrival
 *   <li>{@code test.positive_within_days(14)}: brought a positive test, taken at most so many days before arrival
 *   <li>{@code contact.close_within_days(14)}: was near a case, at most so many days before arrival;
 *       {@code contact.secondary_within_days(14)}: near a close contact; {@code contact.within_days(14)}: either of
 *       them
 *   <li>{@code doses}: vaccine doses received
 *   <li>{@code health_code}: compare with {@code green}, {@code yellow}, {@code red}, {@code unknown}
 *   <li>{@code arrived_on}: the day as text, such as {@code "2022-02-07"}; texts of days compare as the days do
 * </ul>
 *
 * Thread-safe. The language itself: github.com/google/cel-spec.
 */
final class Conditions {

    private static final int MOST_DOSES = 9;

    private final Cel cel;
    private final Map<String, Object> constants = new HashMap<>();

    Conditions() {
        CelBuilder builder = CelFactory.plannerCelBuilder().setResultType(SimpleType.BOOL);
        for (RiskLevel level : RiskLevel.values()) {
            constant(builder, level.name(), SimpleType.INT, level.rank());
        }
        for (HealthCode colour : HealthCode.values()) {
            constant(builder, colour.name(), SimpleType.STRING, colour.name());
        }
        builder.addVar("doses", SimpleType.INT)
                .addVar("health_code", SimpleType.STRING)
                .addVar("arrived_on", SimpleType.STRING)
                .addVar("origin_known", SimpleType.BOOL);
        question(builder, "origin", "within", SimpleType.STRING, String.class, SimpleType.BOOL, Evidence::cameFrom);
        ask(builder, "places", "risk", SimpleType.INT, (e, n) -> e.riskWithin(n).rank());
        ask(builder, "test", "negative_within_hours", SimpleType.BOOL, Evidence::negativeWithinHours);
        ask(builder, "test", "positive_within_days", SimpleType.BOOL, Evidence::positiveWithin);
        ask(builder, "contact", "within_days", SimpleType.BOOL, Evidence::anyContactWithin);
        ask(builder, "contact", "close_within_days", SimpleType.BOOL, (e, n) -> e.contactWithin(Kind.CLOSE, n));
        ask(builder, "contact", "secondary_within_days", SimpleType.BOOL, (e, n) -> e.contactWithin(Kind.SECONDARY, n));
        cel = builder.build();
    }

    private void constant(CelBuilder builder, String name, CelType type, Object value) {
        String written = name.toLowerCase(Locale.ROOT);
        builder.addVar(written, type);
        constants.put(written, value);
    }

    private static void ask(
            CelBuilder builder,
            String subject,
            String name,
            CelType result,
            CelFunctionOverload.Binary<Evidence, Integer> answer) {
        question(builder, subject, name, SimpleType.INT, Long.class, result, (e, n) -> answer.apply(e, clamp(n)));
    }

    /** No rule looks further back than a few weeks, and no date may overflow on a typing mistake. */
    private static int clamp(long number) {
        return (int) Math.clamp(number, 0, 10_000);
    }

    /** Each subject has a type of its own, so that the compiler refuses {@code origin.risk(14)}. */
    private static <T> void question(
            CelBuilder builder,
            String subject,
            String name,
            CelType argument,
            Class<T> argumentClass,
            CelType result,
            CelFunctionOverload.Binary<Evidence, T> answer) {
        CelType type = OpaqueType.create(subject);
        String id = subject + "_" + name;
        builder.addVar(subject, type)
                .addFunctionDeclarations(newFunctionDeclaration(name, newMemberOverload(id, result, type, argument)))
                .addFunctionBindings(CelFunctionBinding.from(id, Evidence.class, argumentClass, answer));
    }

    /** Checks and compiles a condition; the exception lists every issue with its place in the text. */
    Condition compile(String text) throws CelValidationException {
        try {
            return new Condition(text, cel.createProgram(cel.compile(text).getAst()));
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("A checked condition could not be prepared: " + text, e);
        }
    }

    /** A condition that is ready to be asked. */
    final class Condition {
        private final String text;
        private final CelRuntime.Program program;

        private Condition(String text, CelRuntime.Program program) {
            this.text = text;
            this.program = program;
        }

        /** Whether it has an answer for people of every kind: one that fails would keep somebody from registering. */
        boolean alwaysAnswers() {
            LocalDate day = LocalDate.of(2022, 3, 1);
            Facts facts = Facts.arrival("330700", "金华", day);
            try {
                for (int doses = 0; doses <= MOST_DOSES; doses++) {
                    for (HealthCode code : HealthCode.values()) {
                        holds(new Evidence(facts.vaccinated(doses).showing(code), RiskList.EMPTY, day));
                    }
                }
                return true;
            } catch (IllegalStateException e) {
                return false;
            }
        }

        boolean holds(Evidence evidence) {
            Map<String, Object> names = new HashMap<>(constants);
            Facts facts = evidence.facts();
            names.put("doses", (long) facts.doses());
            names.put("health_code", facts.healthCode().name());
            names.put("arrived_on", facts.anchors().arrivedOn().toString());
            names.put("origin_known", evidence.originKnown());
            for (String subject : new String[] {"origin", "places", "test", "contact"}) {
                names.put(subject, evidence);
            }
            try {
                return (boolean) program.eval(names);
            } catch (CelEvaluationException e) {
                throw new IllegalStateException("The condition '" + text + "' could not be evaluated", e);
            }
        }
    }
}
