package org.linli.policy;

import java.util.Locale;
import org.linli.imports.ImportColumn;
import org.linli.imports.ImportHeadings;

/** The columns of lists of risk areas: as they are published, without codes, and as this program exports them. */
enum RiskAreaColumn implements ImportColumn {
    DIVISION_CODE("division[_ ]?code|(行政)?区划代码|代码"),
    PROVINCE("province|省|省份|省级|省/?(自治)?区/?市?|所在省|省、自治区、直辖市"),
    CITY("city|prefecture|市|地市|城市|地级市|市/?州|市、州|所在市|地市级|市(州|/州/盟)"),
    COUNTY("county|district|县|区县|县区|县/?市?/?区|县级|区/?县|区、县|所在区县|县市区|县、市、区|市辖区"),
    NAME("name|名称|地区|风险地区|风险区|风险区域|中高风险地?区|风险区名称|地区名称"),
    PART("place|estate|estate or street|街道|街道小区|小区|社区|村|区域|具体区域|具体地点|地点|地址|详细地址|范围|风险区范围|街道/?乡镇|乡镇街道|街道、小区"),
    LEVEL("level|risk_?level|风险等级|等级|级别|风险级别|类别|风险类型"),
    FROM("from|开始日期|生效日期|起|起始日期|划定日期|划定时间|调整日期"),
    TO("to|结束日期|解除日期|止|解除时间"),
    SOURCE("source|来源|依据|通告|通告文号");

    private final ImportHeadings headings;

    RiskAreaColumn(String headings) {
        this.headings = ImportHeadings.of(headings);
    }

    @Override
    public String messageKey() {
        return "policy.column." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public ImportHeadings headings() {
        return headings;
    }

    @Override
    public boolean required() {
        return this == LEVEL || this == SOURCE;
    }

    @Override
    public boolean identifies() {
        return this == DIVISION_CODE || this == COUNTY || this == NAME || this == PART;
    }
}
