package org.linli.vaccination;

import java.util.Locale;
import java.util.regex.Pattern;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportHeadings;

/** What a column of a list of doses can mean; shown with the message {@code imports.kind.doses.column.<name>}. */
enum DoseImportColumn implements ImportColumn {
    NAME("(受种者?|接种者?|人员)?姓名|名字|受种者|name|full name", ".*姓名.*"),
    DOCUMENT("身份证号码?|身份证|证件号码?|公民身份号码|居民身份证号码?|id|id ?(no|number)\\.?|document( number)?", ".*(身份证|证件号).*"),
    PHONE("联系电话|手机号码?|手机|电话|电话号码|联系方式|phone( number)?|mobile|tel\\.?", ".*(电话|手机|联系方式).*"),
    NUMBER("剂次|接种剂次|针次|第几[针剂]|剂数|dose( number| no\\.?)?", ".*(剂次|针次).*"),
    DAY("接种(日期|时间)|注射日期|接种日|(vaccination )?date|given on|vaccinated on", ".*接种.*(日期|时间).*"),
    VACCINE("疫苗(名称|种类|品种|类型)?|接种疫苗|产品(名称)?|vaccine|product", ".*疫苗(名称|种类|品种|类型).*"),
    MAKER("(疫苗)?(生产)?(厂家|企业|厂商|单位)|生产企业|maker|manufacturer", ".*(厂家|生产企业|厂商).*"),
    BATCH("(疫苗)?(生产)?批号|批次|batch( no\\.?| number)?|lot", ".*批号.*"),
    SITE("接种(地点|单位|点|机构)|site|given at|clinic", ".*接种(地点|单位|点|机构).*");

    private final ImportHeadings headings;

    DoseImportColumn(String exact, String loose) {
        this.headings = ImportHeadings.of(exact, loose, Others.HEADINGS);
    }

    @Override
    public String messageKey() {
        return "imports.kind.doses.column." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ImportHeadings headings() {
        return headings;
    }

    @Override
    public boolean required() {
        return this == NUMBER || this == DAY;
    }

    @Override
    public boolean personal() {
        return this == DOCUMENT || this == PHONE;
    }

    @Override
    public boolean identifies() {
        return this == NAME || this == DOCUMENT || this == PHONE;
    }

    /** Headings that only look like one of these. */
    private static final class Others {

        static final Pattern HEADINGS = Pattern.compile(".*(备注|说明|下[一次].*|预约|性别|年龄|户主|监护人).*");

        private Others() {}
    }
}
