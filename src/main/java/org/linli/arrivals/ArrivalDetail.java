package org.linli.arrivals;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.imports.ImportCells;
import org.linli.platform.text.WrittenText;

/**
 * A plain text that is kept of an arrival. It is declared here, and form, pages, correction, comparison, export, API
 * and store go by that; besides it has a column in the database, a component of {@link ArrivalForm}, an
 * {@link ArrivalField} where lists have it, and words. Shown in this order within its section.
 */
public enum ArrivalDetail {
    TRANSPORT_NO("transportNo", ArrivalForm::transportNo, Section.JOURNEY, "arrivals.label.transport.no", null),
    VEHICLE_PLATE(
            "vehiclePlate",
            ArrivalForm::vehiclePlate,
            Section.JOURNEY,
            "arrivals.label.plate",
            "arrivals.label.plate.help",
            20,
            ArrivalDetail::plate),
    COMPANIONS("withWhom", ArrivalForm::withWhom, Section.STAY, "arrivals.label.with", "arrivals.label.with.help"),
    NOTE("note", ArrivalForm::note, Section.HEALTH, "arrivals.label.note", null);

    /** The part of the form and of the pages that has it. */
    public enum Section {
        JOURNEY,
        STAY,
        HEALTH
    }

    private static final int LONGEST = 500;

    /** Of a vehicle of this country: 浙G·12345, 浙G·D12345 (electric), 浙G·1234挂, 粤Z·1234港. */
    private static final Pattern PLATE = Pattern.compile("(\\p{IsHan}[A-Z])[·•・‧∙⋅.-]?([A-Z0-9]{4,6}\\p{IsHan}?)");

    private final String field;
    private final Function<ArrivalForm, @Nullable String> typed;
    private final Section section;
    private final String key;
    private final @Nullable String help;
    private final int longest;
    private final UnaryOperator<String> reading;

    ArrivalDetail(
            String field,
            Function<ArrivalForm, @Nullable String> typed,
            Section section,
            String key,
            @Nullable String help) {
        this(field, typed, section, key, help, LONGEST, UnaryOperator.identity());
    }

    ArrivalDetail(
            String field,
            Function<ArrivalForm, @Nullable String> typed,
            Section section,
            String key,
            @Nullable String help,
            int longest,
            UnaryOperator<String> reading) {
        this.field = field;
        this.typed = typed;
        this.section = section;
        this.key = key;
        this.help = help;
        this.longest = longest;
        this.reading = reading;
    }

    /** Its name in forms and in the API. */
    public String field() {
        return field;
    }

    /** Its column in the database, named like the field. */
    String column() {
        return field.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    /** Message key of what it is. */
    public String key() {
        return key;
    }

    /** Message key of what stands below its field; null for nothing. */
    public @Nullable String help() {
        return help;
    }

    /** Characters that it may have at most. */
    public int longest() {
        return longest;
    }

    /** What is kept of what was written: the same for the same thing, however it is written; blank for nothing. */
    String read(String written) {
        return reading.apply(written);
    }

    @Nullable
    String typed(ArrivalForm form) {
        return typed.apply(form);
    }

    static List<ArrivalDetail> of(Section section) {
        return Stream.of(values()).filter(detail -> detail.section == section).toList();
    }

    /** Those of each section by its name, for templates. */
    static Map<String, List<ArrivalDetail>> bySection() {
        return Arrays.stream(Section.values()).collect(Collectors.toMap(Section::name, ArrivalDetail::of));
    }

    /**
     * As it stands on the vehicle, so that it is the same with blanks, another dot or small letters; others without
     * blanks.
     */
    private static String plate(String written) {
        String joined = WrittenText.joined(written).toUpperCase(Locale.ROOT);
        if (ImportCells.isNothing(joined)) {
            return "";
        }
        Matcher plate = PLATE.matcher(joined);
        return plate.matches() ? plate.group(1) + "·" + plate.group(2) : joined;
    }
}
