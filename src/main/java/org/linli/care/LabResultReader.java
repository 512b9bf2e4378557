package org.linli.care;

import java.time.LocalDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.identity.IdentityDocument;
import org.linli.identity.PersonName;
import org.linli.identity.Phone;
import org.linli.imports.ImportCells;
import org.linli.imports.ImportReading;
import org.linli.platform.BusinessClock;
import org.linli.platform.text.WrittenText;

/** Reads one row of a laboratory's list. */
final class LabResultReader {

    private static final Pattern NEGATIVE = Pattern.compile("阴性?(\\(-\\))?|-|\\(-\\)|未检出.*|阴性未检出|neg(ative)?|正常");
    private static final Pattern POSITIVE =
            Pattern.compile("(初筛|复核|复检|弱|强)?阳性?(\\(\\++\\))?|\\++|\\(\\++\\)|检出.*|阳性检出|pos(itive)?");
    private static final Pattern PENDING = Pattern.compile("|待出.*|待检.*|检测中|灰|灰码|未出.*|暂无.*|结果待出|pending|/");
    private static final Pattern INVALID =
            Pattern.compile("无效|不合格|可疑|灰区|.*(需|待|建议)?(复检|复查|重采|重检).*|invalid|unclear|inconclusive");
    private static final Pattern GREY = Pattern.compile("灰码?");
    private static final Pattern POOLED = Pattern.compile("(?!1混1).*混.*|([2-9]|\\d{2})([:比]1|人.*)?|是|yes|pool(ed)?.*");
    private static final Pattern HIDDEN = Pattern.compile("[0-9A-Za-z]*[*xX×]{2,}([0-9]{3,6}[0-9xX])|(\\d{4})");
    /** By so many last characters somebody is found in the register. */
    private static final int TAIL = 4;

    private final ImportCells cells;
    private final BusinessClock clock;
    private String tail = "";

    LabResultReader(ImportCells cells, BusinessClock clock) {
        this.cells = cells;
        this.clock = clock;
    }

    ImportReading<LabResult> read() {
        String name = name();
        IdentityDocument document = document();
        Phone phone = phone();
        LocalDateTime at = moment(LabResultColumn.SAMPLED);
        boolean timed = isTimed(LabResultColumn.SAMPLED, at);
        if (at == null) {
            cells.refuse(LabResultColumn.SAMPLED, "imports.kind.results.refusal.sampled");
        } else if (document != null
                && document.birthday().filter(at.toLocalDate()::isBefore).isPresent()) {
            cells.refuse(LabResultColumn.SAMPLED, "imports.kind.results.refusal.unborn");
        }
        LocalDateTime found = moment(LabResultColumn.FOUND);
        if (at != null && found != null && isEarlier(found, at, timed)) {
            cells.refuse(LabResultColumn.FOUND, "imports.kind.results.refusal.order");
        }
        String written = word(LabResultColumn.RESULT);
        TestResult result = result(written);
        String laboratory = shortened(LabResultColumn.LABORATORY, Laboratory.LONGEST_NAME);
        String tube = shortened(LabResultColumn.TUBE, Laboratory.LONGEST_TUBE);
        if (name.isEmpty() && document == null && phone == null) {
            cells.refuse(LabResultColumn.NAME, "imports.kind.results.refusal.nobody");
        }
        if (cells.isRefused() || at == null || result == null) {
            return cells.refused();
        }
        return cells.good(new LabResult(
                name,
                document,
                phone,
                tail,
                at,
                timed,
                result,
                result == TestResult.INVALID || GREY.matcher(written).matches(),
                POOLED.matcher(word(LabResultColumn.POOL)).matches(),
                new Laboratory(
                        laboratory,
                        tube,
                        found == null ? null : found.atZone(clock.zone()).toInstant())));
    }

    private String name() {
        String written = cells.text(LabResultColumn.NAME);
        if (ImportCells.isNothing(written)) {
            return "";
        }
        PersonName name = cells.take(LabResultColumn.NAME, PersonName.read(written));
        return name == null ? "" : name.text();
    }

    private @Nullable IdentityDocument document() {
        if (cells.hasLostDigits(LabResultColumn.DOCUMENT)) {
            return cells.refuse(LabResultColumn.DOCUMENT, "people.document.refusal.lost-digits");
        }
        String written = whole(LabResultColumn.DOCUMENT);
        if (written.isEmpty()) {
            return null;
        }
        IdentityDocument document = cells.take(
                LabResultColumn.DOCUMENT,
                IdentityDocument.read(written, cells.list().today()));
        return IdentityDocument.none().equals(document) ? null : document;
    }

    private @Nullable Phone phone() {
        String written = whole(LabResultColumn.PHONE);
        return written.isEmpty() ? null : cells.take(LabResultColumn.PHONE, Phone.read(written));
    }

    /** A number as written; empty where none is written, or where its middle is hidden: then its tail is kept. */
    private String whole(LabResultColumn column) {
        String written = WrittenText.joined(cells.shown(column));
        Matcher hidden = HIDDEN.matcher(written);
        if (hidden.matches()) {
            String end = hidden.group(1) == null ? hidden.group(2) : hidden.group(1);
            tail = end.substring(end.length() - TAIL).toUpperCase(Locale.ROOT);
            return "";
        }
        return ImportCells.isNothing(written) ? "" : written;
    }

    private @Nullable LocalDateTime moment(LabResultColumn column) {
        LocalDateTime at = cells.moment(column, cells.list().reference());
        return at != null && at.isAfter(clock.localNow().toLocalDateTime())
                ? cells.refuse(column, "imports.kind.results.refusal.future")
                : at;
    }

    private boolean isTimed(LabResultColumn column, @Nullable LocalDateTime at) {
        return at != null && cells.isTimed(column, at);
    }

    private boolean isEarlier(LocalDateTime found, LocalDateTime at, boolean timed) {
        return timed && isTimed(LabResultColumn.FOUND, found)
                ? found.isBefore(at)
                : found.toLocalDate().isBefore(at.toLocalDate());
    }

    private @Nullable TestResult result(String written) {
        for (Known known : new Known[] {
            new Known(NEGATIVE, TestResult.NEGATIVE),
            new Known(POSITIVE, TestResult.POSITIVE),
            new Known(PENDING, TestResult.PENDING),
            new Known(INVALID, TestResult.INVALID)
        }) {
            if (known.words().matcher(written).matches()) {
                return known.result();
            }
        }
        return cells.refuse(LabResultColumn.RESULT, "imports.kind.results.refusal.result");
    }

    private record Known(Pattern words, TestResult result) {}

    private String word(LabResultColumn column) {
        return WrittenText.joined(cells.text(column)).toLowerCase(Locale.ROOT);
    }

    private String shortened(LabResultColumn column, int longest) {
        String written = cells.text(column);
        return ImportCells.isNothing(written) ? "" : written.substring(0, Math.min(written.length(), longest));
    }
}
