package org.linli.places;

import java.util.Locale;
import java.util.regex.Pattern;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportHeadings;

/** What a column of a list of places can mean; shown with the message {@code imports.kind.places.column.<name>}. */
enum PlaceImportColumn implements ImportColumn {
    NAME(
            "(店铺?|店铺名|商铺|商户|门店|场所|单位|企业|摊位)?名称?|店铺|商铺|商户|门店|场所|单位|字号|招牌|摊位号?|摊号" + "|name|shop|place|stall",
            ".*(店名|字号|场所名|单位名|商户名|摊位号).*"),
    KIND("类别|类型|种类|场所类别|场所类型|场所种类|性质|kind|type|category", ".*场所(类|种).*"),
    MARKET("市场|所在市场|所属市场|市场名称|农贸市场|market", ".*所[在属]市场.*"),
    ADDRESS("地址|经营地址|经营场所|详细地址|门牌|门牌号|位置|所在位置|具体位置|address|location", ".*(地址|门牌).*"),
    AREA("辖区|所属辖区|网格|所属网格|所在网格|微网格|单元格|村组|组别|小组|area|cell|grid", ".*(辖区|网格).*"),
    OPERATOR(
            "负责人|负责人姓名|经营者|经营者姓名|经营户|店主|老板|法人|法定代表人|法人代表|联系人|业主|摊主|户主|run by|operator|owner|contact",
            ".*(负责人|经营者|店主|摊主|法人)(姓名)?"),
    PHONE("电话|联系电话|手机|手机号码?|联系方式|负责人电话|电话号码|移动电话|phone|mobile|tel\\.?|telephone", ".*(电话|手机|联系方式).*"),
    STAFF("从业人数|从业人员|从业人员数|员工数|员工人数|职工人数|人数|工作人员数?|people working there|staff|employees", ".*(从业|员工|职工).*人?数?"),
    LICENCE("执照号|执照|营业执照|营业执照号码?|统一社会信用代码|社会信用代码|信用代码|许可证号?|注册号|licen[cs]e( number)?", ".*(执照|信用代码|许可证).*"),
    HOURS("营业时间|营业时段|经营时间|开放时间|开门时间|opening hours|hours|open", ".*(营业|开放)时间.*"),
    POSITION("坐标|经纬度|定位|位置坐标|position|coordinates|lat/lng", ".*(坐标|经纬度).*"),
    LATITUDE("纬度|lat|latitude", "纬度.*"),
    LONGITUDE("经度|lng|lon|long|longitude", "经度.*"),
    SINCE("登记日期|起始日期|开业日期|开业时间|开始日期|since|from|opened( on)?", ".*(开业|登记)(日期|时间)");

    private final ImportHeadings headings;

    PlaceImportColumn(String exact, String loose) {
        this.headings = ImportHeadings.of(exact, loose, Others.HEADINGS);
    }

    @Override
    public String messageKey() {
        return "imports.kind.places.column." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ImportHeadings headings() {
        return headings;
    }

    @Override
    public boolean required() {
        return this == NAME;
    }

    @Override
    public boolean personal() {
        return this == PHONE;
    }

    @Override
    public boolean identifies() {
        return this == NAME;
    }

    /** Headings that only look like one of these. */
    private static final class Others {

        static final Pattern HEADINGS = Pattern.compile(".*(备注|说明|身份证|检查|次数).*");

        private Others() {}
    }
}
