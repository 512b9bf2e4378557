package org.linli.policy;

import java.util.Locale;

/**
 * A text of a policy in both languages of the product. Texts of rules live beside the rules, in the policy file,
 * because whoever changes a rule has to change its words with it.
 *
 * @param zh Chinese, not blank
 * @param en English, not blank
 */
public record Bilingual(String zh, String en) {

    public Bilingual {
        if (zh.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("A text needs both languages: zh='" + zh + "', en='" + en + "'");
        }
    }

    /** The English text for an English reader, the Chinese one for everybody else. */
    public String in(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? en : zh;
    }
}
