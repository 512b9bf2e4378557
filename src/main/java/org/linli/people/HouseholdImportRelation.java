package org.linli.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.platform.text.WrittenText;

/**
 * What a list says that somebody is to the head, in the words of a household register (户口簿) and of staff.
 *
 * @param relation null where nothing was written or it was not understood
 * @param isHead whether they are the head
 * @param isTenant whether the word says that they rent
 * @param isUnknown whether something was written that was not understood
 */
record HouseholdImportRelation(@Nullable Relation relation, boolean isHead, boolean isTenant, boolean isUnknown) {

    /** In 户主之妻 and 之女 the word begins behind 之. */
    private static final Pattern TO_HEAD = Pattern.compile("^(户主)?[之的](?=.)|^户主(?=[配妻夫子女父母儿孙兄弟姐妹])");

    private static final Pattern HEAD = Pattern.compile("户主|户主本人|本人|本户户主|head|self|householder");
    private static final Pattern TENANT = Pattern.compile("租客|租户|承租人|房客|租住|租住人员?|租住户|暂住|暂住人员?|tenant|lodger");

    /** The words of each relation. */
    private enum Known {
        SPOUSE("配偶|妻子?|夫|丈夫|爱人|老婆|老公|夫妻|wife|husband|spouse"),
        CHILD("子女?|女|儿子?|女儿|[长次大小二三四五六幼独养继][子女]|[大小二三四五]?[儿女]儿?子?|独生[子女]|son|daughter|child"),
        PARENT("父|母|父母|父亲|母亲|[继养]?[父母]|爸爸?|妈妈?|公公|婆婆|公婆|岳父|岳母|岳父母|father|mother|parent"),
        GRANDPARENT("祖父|祖母|祖父母|爷爷|奶奶|外祖父|外祖母|外公|外婆|姥姥|姥爷|曾祖[父母]|grand(father|mother|parent)"),
        GRANDCHILD("孙|孙子女?|孙女|孙儿|外孙|外孙子|外孙女|[长次大小]孙[子女]?|曾孙[子女]?|重孙[子女]?|grand(son|daughter|child)"),
        SIBLING("兄|弟|姐|妹|哥哥?|弟弟|姐姐|妹妹|兄弟|姐妹|兄弟姐妹|胞[兄弟姐妹]|brother|sister|sibling"),
        OTHER_RELATIVE(
                "儿媳妇?|媳妇?|女婿|孙媳妇?|孙女婿|侄[子女儿]?|外甥女?|[叔伯姑舅姨嫂]父?母?|弟媳|姐夫|妹夫|亲属|亲戚|其他亲属|其它亲属|relative|other relative"),
        ROOMMATE("合租|合租人员?|室友|同住|同住人员?|同事|朋友|寄居|寄住|roommate|friend"),
        HELPER("保姆|护工|雇工|帮工|住家保姆|钟点工|helper|nanny|carer"),
        MEMBER("其他|其它|非亲属|成员|家庭成员|家属|other|member");

        final Pattern words;

        Known(String words) {
            this.words = Pattern.compile(words);
        }
    }

    static HouseholdImportRelation of(String written) {
        String word = TO_HEAD.matcher(WrittenText.joined(written).toLowerCase(Locale.ROOT))
                .replaceFirst("");
        if (word.isEmpty()) {
            return new HouseholdImportRelation(null, false, false, false);
        }
        if (HEAD.matcher(word).matches()) {
            return new HouseholdImportRelation(null, true, false, false);
        }
        if (TENANT.matcher(word).matches()) {
            return new HouseholdImportRelation(null, false, true, false);
        }
        Relation relation = Arrays.stream(Known.values())
                .filter(known -> known.words.matcher(word).matches())
                .map(known -> Relation.valueOf(known.name()))
                .findFirst()
                .orElse(null);
        return new HouseholdImportRelation(relation, false, false, relation == null);
    }
}
