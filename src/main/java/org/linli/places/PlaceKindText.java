package org.linli.places;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people call a kind of place, and what its name tells of it. */
final class PlaceKindText {

    private PlaceKindText() {}

    /** In this order: a market stall is no market. */
    private enum Words {
        STALL(PlaceKind.STALL, "摊|stall"),
        MARKET(PlaceKind.MARKET, "市场|菜场|集市|market"),
        RENTED(PlaceKind.RENTED_HOUSE, "出租|租房|rented|rental"),
        SITE(PlaceKind.BUILDING_SITE, "工地|在建|施工|项目部|building.?site|construction"),
        EXPRESS(PlaceKind.EXPRESS_HUB, "快递|驿站|物流|菜鸟|parcel|express|courier"),
        CHECKPOINT(PlaceKind.CHECKPOINT, "卡口|检查点|检查站|checkpoint"),
        VACCINATION(PlaceKind.VACCINATION_SITE, "接种|vaccination"),
        DUTY(PlaceKind.DUTY_POST, "值守|执勤|岗亭|岗点|duty"),
        FACTORY(PlaceKind.FACTORY, "企业|厂|公司|车间|作坊|加工点|factory|plant|works|company"),
        SHOP(
                PlaceKind.SHOP,
                "店|超市|商|餐|饭|面馆|小吃|药|理发|美容|美发|网吧|旅馆|宾馆|民宿|茶|诊所|棋牌|浴|服装|五金|水果|烟酒"
                        + "|shop|store|supermarket|restaurant|pharmacy|hotel"),
        OTHER(PlaceKind.OTHER, "其他|其它|other");

        private final PlaceKind kind;
        private final Pattern pattern;

        Words(PlaceKind kind, String pattern) {
            this.kind = kind;
            this.pattern = Pattern.compile(pattern);
        }
    }

    /** Empty for what says nothing of it. */
    static Optional<PlaceKind> read(String written) {
        String text = written.toLowerCase(Locale.ROOT);
        return PlaceKind.of(text)
                .or(() -> Arrays.stream(Words.values())
                        .filter(words -> words.pattern.matcher(text).find())
                        .map(words -> words.kind)
                        .findFirst());
    }
}
