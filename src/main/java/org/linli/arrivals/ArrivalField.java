package org.linli.arrivals;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportHeadings;

/**
 * What a column of an arrivals list can mean. Each knows the headings that people give it; shown with the message
 * {@code arrivals.field.<name in lower case with dashes>}.
 */
public enum ArrivalField implements ImportColumn {
    NAME(true, "姓名|名字|人员姓名|返东人员|来东人员|人员|name|full name", ".*姓名|.*名字"),
    DOCUMENT(
            true,
            "身份证号码?|身份证|证件号码?|公民身份号码|居民身份证号码?|身份号码|身份证件号码?|id|id ?(no|number)\\.?|document( number)?",
            ".*身份证.*|.*证件.*号.*|.*护照号.*"),
    DOCUMENT_TYPE(false, "证件类型|证件种类|证件类别|证件名称|document type|type of document|id type", "证件.*类.*"),
    PHONE(
            false,
            "联系电话|手机号码?|手机|电话|电话号码|联系方式|本人电话|移动电话|联系手机|phone( number)?|mobile|tel\\.?|telephone",
            ".*(电话|手机|联系方式).*"),
    ORIGIN(
            true,
            "来自何地|来源地|出发地|何地返东|返东前所在地|来自哪里|从何地来|来东前所在地|来自|何处来|始发地|出发城市|旅居地|旅居史|来自地区|from|origin|came from|coming from",
            ".*(来自|来源|出发|何地|何处|始发|旅居|途经|返回前|前所在|前居住).*"),
    ARRIVED(
            true,
            "抵达日期|抵达时间|到达日期|到达时间|返回日期|返回时间|返东日期|返东时间|来东日期|来东时间|抵东日期|抵东时间|到东时间|入住日期|入住时间|日期"
                    + "|arrival( date| time)?|arrived( on)?|date",
            ".*(抵达|到达|返回|返东|来东|抵东|到东|入住|返乡).*(日期|时间|日).*"),
    ROOM(false, "出租房号|房号|房间号|房间|室号|门牌号?|出租房|租房号|房屋编号|room( no\\.?| number)?", ".*(房号|门牌|房间).*"),
    ADDRESS(
            false,
            "住址|现住址|地址|居住地址|居住地|现居住地|现住地址|东阳住址|在东住址|落脚点|暂住地|暂住地址|住处|居住地点|隔离地点|address|stay|staying at",
            ".*(住址|地址|居住|暂住|落脚).*"),
    LANDLORD(false, "房东|房东姓名|出租人|landlord", ".*房东.*"),
    TRANSPORT(false, "交通方式|交通工具|来东方式|返东方式|返回方式|乘坐交通工具|transport|travelled by", ".*交通.*"),
    TRANSPORT_NUMBER(
            ArrivalDetail.TRANSPORT_NO, "车次|航班|航班号|车次航班|班次|车次/航班|座位号|train|flight|train or flight", ".*(车次|航班|班次).*"),
    VEHICLE_PLATE(
            ArrivalDetail.VEHICLE_PLATE,
            "车牌|车牌号码?|车辆牌照|号牌号码|车号|(vehicle|car|number|licen[cs]e|registration)? ?plate( no\\.?| number)?",
            "(?!.*(车次|航班|班次)).*车牌.*"),
    TESTED_AT(
            false,
            "(核酸)?(采样|检测)(时间|日期)|核酸时间|核酸日期|最近一次核酸检?测?(时间|日期)|tested( at| on)?|test date|sample taken",
            ".*(核酸|检测|采样).*(时间|日期).*"),
    TEST_RESULT(false, "核酸|核酸检测|核酸结果|核酸检测结果|检测结果|核酸证明|48小时核酸|test( result)?", ".*核酸.*"),
    DOSES(false, "疫苗|疫苗接种|疫苗接种情况|接种情况|接种剂次|疫苗针数|接种针数|(vaccine )?doses|vaccinated|vaccination", ".*(疫苗|接种).*"),
    CODE_COLOUR(false, "健康码|健康码颜色|码色|健康码状态|code|health code", ".*(健康码|码色).*"),
    LEFT_RISK_AREA(
            false,
            "离开(中高|中、高|高中)?风险(地区|区)(时间|日期)|离开时间|离开日期|left risk area( at)?|left area at risk",
            ".*离开.*(时间|日期).*|.*离开.*风险.*"),
    LAST_CONTACT(false, "(最后|末次|最后一次)接触(病例|密接)?的?(时间|日期)|(密接|密切)接触(时间|日期)|last contact( on| date)?", ".*接触.*(时间|日期).*"),
    CONTACT_KIND(
            false,
            "接触类型|接触类别|密接类型|密接类别|密接/次密接|密接次密接|密接情况|contact|(kind|type) of contact|contact (kind|type)",
            ".*(密接|接触).*(类型|类别|情况).*"),
    COMPANIONS(ArrivalDetail.COMPANIONS, "同行人员?|随行人员?|同住人员?|共同居住人员?|同住人员姓名|with|companions", ".*(同行|随行|同住|共同居住).*"),
    NOTE(ArrivalDetail.NOTE, "备注|说明|备考|其他|其它|note|notes|remark|remarks", ".*备注.*");

    private final boolean required;
    private final @Nullable ArrivalDetail detail;
    private final ImportHeadings headings;

    ArrivalField(boolean required, String exact, String loose) {
        this(required, null, exact, loose);
    }

    ArrivalField(ArrivalDetail detail, String exact, String loose) {
        this(false, detail, exact, loose);
    }

    ArrivalField(boolean required, @Nullable ArrivalDetail detail, String exact, String loose) {
        this.required = required;
        this.detail = detail;
        this.headings = ImportHeadings.of(exact, loose, Others.HEADINGS);
    }

    /** Whether a list without it cannot be imported. Of {@link #ROOM} and {@link #ADDRESS} one is needed too. */
    @Override
    public boolean required() {
        return required;
    }

    /** The columns of plain texts. */
    static Map<ArrivalDetail, ArrivalField> ofDetails() {
        var fields = new EnumMap<ArrivalDetail, ArrivalField>(ArrivalDetail.class);
        for (ArrivalField field : values()) {
            if (field.detail != null) {
                fields.put(field.detail, field);
            }
        }
        return fields;
    }

    @Override
    public String messageKey() {
        return "arrivals.field." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public ImportHeadings headings() {
        return headings;
    }

    @Override
    public boolean personal() {
        return this == DOCUMENT || this == PHONE;
    }

    @Override
    public boolean identifies() {
        return this == NAME || this == DOCUMENT || this == PHONE;
    }

    @Override
    public boolean vague() {
        return this == NOTE;
    }

    /** Headings of columns that say something about somebody else, or nothing that we keep. */
    static final class Others {

        static final Pattern HEADINGS = Pattern.compile("序号|编号|no\\.?|#|性别|sex|年龄|age|民族|籍贯"
                + "|.*(网格员|填表|登记人|登记日期|登记时间|紧急联系|审核|包保|责任人|家长|监护人|户主|户籍|与.*关系|工作单位|单位|职业|出生).*"
                + "|是否.*|.*身份证.*(地址|住址).*|房东.*(电话|手机|号码|联系).*|(电话|手机).*房东.*");

        private Others() {}
    }
}
