package org.linli.people;

import java.util.Locale;
import java.util.regex.Pattern;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportHeadings;

/**
 * What a column of a list of households can mean; shown with the message {@code imports.kind.households.column.<name>}.
 */
enum HouseholdImportColumn implements ImportColumn {
    NUMBER("户号|户编号|家庭编号|户籍编号|household( no\\.?| number)?", ".*(户号|户编号|家庭编号)"),
    HEAD("户主|户主姓名|户主名字|户主名称|head( of household)?|householder", ".*户主.*姓名"),
    RELATION("与户主关系|与户主的关系|和户主关系|户主关系|家庭关系|关系|成员关系|relation( to( the)? head)?", ".*与.*关系|.*户主.*关系"),
    NAME("姓名|名字|人员姓名|成员姓名|家庭成员|居民姓名|name|full name", ".*姓名|.*名字"),
    DOCUMENT(
            "身份证号码?|身份证|证件号码?|公民身份号码|公民身份证号码?|居民身份证号码?|身份号码|身份证件号码?|id|id ?(no|number)\\.?|document( number)?",
            ".*身份证.*|.*证件.*号.*|.*身份号码.*"),
    DOCUMENT_TYPE("证件类型|证件种类|证件类别|document type|id type", "证件.*类.*"),
    SEX("性别|sex|gender", "性别.*"),
    BIRTHDAY("出生日期|出生年月日|出生年月|生日|born( on)?|date of birth|birthday", ".*出生.*日.*"),
    PHONE("联系电话|手机号码?|手机|电话|电话号码|联系方式|本人电话|移动电话|联系手机|phone( number)?|mobile|tel\\.?|telephone", ".*(电话|手机|联系方式).*"),
    ADDRESS("住址|现住址|地址|居住地址|现居住地址?|家庭住址|家庭地址|居住地|楼栋|幢号|楼幢|小区楼栋|address", ".*(住址|地址|居住地).*"),
    ROOM("房号|房间号|房间|室号|门牌号?|房屋编号|户室号|室|room( no\\.?| number)?", ".*(房号|门牌|房间|室号).*"),
    TAGS("标签|人员标签|人员类别|人员类型|重点人员|特殊人群|备注|说明|tags?|notes?|remarks?", ".*(标签|人员类|特殊人群|重点人|备注).*");

    private final ImportHeadings headings;

    HouseholdImportColumn(String exact, String loose) {
        this.headings = ImportHeadings.of(exact, loose, Others.HEADINGS);
    }

    @Override
    public String messageKey() {
        return "imports.kind.households.column."
                + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public ImportHeadings headings() {
        return headings;
    }

    /** Of {@link #ADDRESS} and {@link #ROOM} one is needed too. */
    @Override
    public boolean required() {
        return this == NAME;
    }

    @Override
    public boolean personal() {
        return this == DOCUMENT || this == PHONE;
    }

    @Override
    public boolean identifies() {
        return this == NAME || this == DOCUMENT;
    }

    @Override
    public boolean vague() {
        return this == TAGS;
    }

    /** What such lists have besides. */
    static final class Others {

        /** Headings of columns about somebody else, or of which nothing is kept. */
        static final Pattern HEADINGS = Pattern.compile("序号|编号|no\\.?|#|年龄|age|民族|籍贯|文化程度|政治面貌|婚姻状况|"
                + ".*(网格员|填表|登记人|登记日期|登记时间|紧急联系|审核|包保|责任人|监护人|工作单位|单位|职业).*|是否.*"
                + "|户籍.*|.*身份证.*(地址|住址).*|户主.*(电话|手机|身份证|证件|联系).*|(房东|出租人).*|人口数|户人数|.*人数");

        private Others() {}
    }
}
