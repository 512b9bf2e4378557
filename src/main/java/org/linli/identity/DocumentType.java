package org.linli.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.linli.platform.text.WrittenText;

/**
 * By what a person is identified. Shown with the message {@code people.document.type.<name in lower case with dashes>}.
 */
public enum DocumentType {
    /** 居民身份证, 18 digits of GB 11643. */
    RESIDENT_ID("(居民|二代|中国)*身份证.*|resident id.*|id( card)?|national id.*"),
    /** 港澳台居民居住证: 18 digits that begin with 810000, 820000 or 830000. */
    RESIDENCE_PERMIT(".*居住证.*|residence permit.*"),
    /** 外国人永久居留身份证: three letters and twelve digits, or 18 digits that begin with 9. */
    FOREIGN_PERMANENT_RESIDENT(".*永久居留.*|.*永居.*|.*permanent residen.*"),
    /** 港澳居民来往内地通行证 (回乡证): H or M and 8 or 10 digits. */
    HK_MACAU_PERMIT(".*港澳.*|.*回乡证.*|.*home return.*"),
    /** 台湾居民来往大陆通行证 (台胞证): 8 or 10 digits. */
    TAIWAN_PERMIT(".*台湾.*|.*台胞.*|.*taiwan.*"),
    /** 护照, of any country. */
    PASSPORT(".*护照.*|.*passport.*"),
    /** Any other, with a number. */
    OTHER("其他.*|其它.*|other.*|.*军官证.*|.*士兵证.*|.*户口[本簿].*|.*驾驶证.*|.*出生.*证.*"),
    /** The person has none at hand. */
    NONE("无.*|没有.*|未.*|none|no document");

    private final Pattern written;

    DocumentType(String written) {
        this.written = Pattern.compile(written);
    }

    /**
     * The type that is meant by the name that people write in a list; permanent residence before ID, permits before
     * both.
     */
    public static Optional<DocumentType> named(String name) {
        String plain = WrittenText.plain(name).toLowerCase(Locale.ROOT);
        for (DocumentType type : new DocumentType[] {
            NONE,
            FOREIGN_PERMANENT_RESIDENT,
            RESIDENCE_PERMIT,
            HK_MACAU_PERMIT,
            TAIWAN_PERMIT,
            PASSPORT,
            RESIDENT_ID,
            OTHER
        }) {
            if (type.written.matcher(plain).matches()) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** Key of its name in the message bundles. */
    public String messageKey() {
        return "people.document.type." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
