package org.linli.supplies;

import java.util.List;

/**
 * Something that is given out.
 *
 * @param code such as {@code rice-5kg}; unique
 * @param nameZh 1 to {@value #LONGEST_NAME} characters
 * @param unitZh in what it is counted, 1 to {@value #LONGEST_UNIT} characters
 * @param minimum a store that has less is marked
 */
public record Good(String code, String nameZh, String nameEn, String unitZh, String unitEn, int minimum) {

    static final int LONGEST_NAME = 40;
    static final int LONGEST_UNIT = 20;

    /** What there is from the beginning. */
    static final List<Good> USUAL = List.of(
            new Good("rice-5kg", "大米（5公斤）", "Rice, 5 kg", "袋", "bags", 10),
            new Good("noodles", "面条", "Noodles", "把", "packs", 20),
            new Good("vegetables", "蔬菜包", "Vegetable parcel", "份", "parcels", 10),
            new Good("fruit", "水果", "Fruit", "份", "portions", 10),
            new Good("eggs", "鸡蛋", "Eggs", "板", "trays", 5),
            new Good("milk", "牛奶", "Milk", "箱", "boxes", 5),
            new Good("meal", "盒饭", "Meals", "份", "meals", 0),
            new Good("water", "饮用水", "Drinking water", "箱", "boxes", 5),
            new Good("masks", "口罩", "Masks", "包", "packs", 20),
            new Good("thermometer", "体温计", "Thermometers", "支", "pieces", 5),
            new Good("disinfectant", "消毒液", "Disinfectant", "瓶", "bottles", 10));
}
