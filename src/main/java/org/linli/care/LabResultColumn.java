package org.linli.care;

import java.util.Locale;
import java.util.regex.Pattern;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportHeadings;

/** What a column of a laboratory's list can mean. */
enum LabResultColumn implements ImportColumn {
    NAME("(受检|被采样?|采样|人员)?(人|者|人员)?姓名|名字|受检者|受检人|被采样人|name|full name", ".*姓名.*"),
    DOCUMENT("身份证号码?|身份证|证件号码?|公民身份号码|居民身份证号码?|身份证件号码?|id|id ?(no|number)\\.?|document( number)?", ".*身份证.*|.*证件.*号.*"),
    PHONE("联系电话|手机号码?|手机|电话|电话号码|联系方式|phone( number)?|mobile|tel\\.?", ".*(电话|手机|联系方式).*"),
    SAMPLED("采样(时间|日期)|采集(时间|日期)|采样日|sampled( at| on)?|sample taken|sampling (time|date)", ".*(采样|采集).*(时间|日期).*"),
    FOUND(
            "(检测|检验|报告|结果|出报告|出结果)(时间|日期)|reported( at| on)?|result (time|date)|tested( at| on)?",
            ".*(检测|检验|报告|审核|结果|出具).*(时间|日期).*"),
    RESULT("(核酸)?(检测|检验)?结果|核酸|结果(判定|判读)?|(test )?result", ".*结果.*"),
    LABORATORY("检测(机构|单位|实验室)|检验(机构|单位)|实验室|检测医院|laboratory|lab", ".*(检测|检验).*(机构|单位|医院|实验室).*"),
    TUBE("试管(号|编号|码|条码)?|条码号?|条形码|管号|样本(编?号|条码)|采样管(号|编号)?|标本号|tube( no\\.?| number)?|barcode", ".*(试管|条码|条形码|管号).*"),
    POOL("混采|混检|采样(方式|类型)|检测(方式|类型)|混采(比例|类型|方式|人数)|混管|单混采|pool(ed)?|pool size", ".*(混采|混检|混管).*");

    /** Headings that say something else after all. */
    private static final class Others {

        static final Pattern HEADINGS = Pattern.compile("序号|编号|no\\.?|#|性别|年龄|.*(采样点|采样机构|采样单位|登记人|住址|地址).*");

        private Others() {}
    }

    private final ImportHeadings headings;

    LabResultColumn(String exact, String loose) {
        this.headings = ImportHeadings.of(exact, loose, Others.HEADINGS);
    }

    @Override
    public String messageKey() {
        return "imports.kind.results.column." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ImportHeadings headings() {
        return headings;
    }

    @Override
    public boolean required() {
        return this == SAMPLED || this == RESULT;
    }

    @Override
    public boolean personal() {
        return this == DOCUMENT || this == PHONE;
    }

    @Override
    public boolean identifies() {
        return this == NAME || this == DOCUMENT || this == PHONE;
    }
}
