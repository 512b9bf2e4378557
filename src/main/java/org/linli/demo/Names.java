package org.linli.demo;

import java.util.List;
import java.util.Random;

/** Makes up names the way names are: some surnames are common, given names follow fashion by decade and sex. */
final class Names {

    /** The commonest surnames, commoner ones more than once. */
    private static final String SURNAMES = "王王王王李李李李张张张张刘刘刘陈陈陈陈杨杨黄黄黄赵赵吴吴吴周周周徐徐徐孙孙马马朱朱朱胡胡胡郭郭何何何林林"
            + "高罗罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余余叶蒋蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严";

    private static final List<String> OLD_MEN = List.of(
            "德明", "根土", "金水", "长根", "阿根", "水根", "樟金", "关荣", "正法", "国良", "福生", "土根", "春生", "永福", "金根", "寿昌", "炳林", "云龙",
            "锡林", "志高", "德祥", "荣根", "有福", "宝根", "兴法", "官福");
    private static final List<String> OLD_WOMEN = List.of(
            "桂花", "玉兰", "金凤", "彩云", "秀英", "桂英", "凤仙", "菊仙", "爱珠", "荷花", "素珍", "月仙", "银娟", "小妹", "梅香", "彩珍", "阿菊", "兰仙",
            "春香", "菊香", "杏仙", "雪英", "爱仙", "惠珍");
    private static final List<String> MEN = List.of(
            "建国", "建军", "志强", "国庆", "学军", "立新", "大伟", "晓东", "卫东", "伟明", "建平", "海波", "永强", "文斌", "向阳", "俊杰", "国平", "新华",
            "利民", "勇军", "宏伟", "志刚", "春雷", "跃进", "正华", "建华", "小军", "旭东", "振华", "立军", "海平", "建伟", "晓明", "红兵");
    private static final List<String> WOMEN = List.of(
            "丽娟", "彩霞", "小红", "美玲", "海燕", "淑芬", "慧敏", "婷婷", "晓燕", "丽华", "红梅", "素芳", "春燕", "巧玲", "玉梅", "美华", "丽萍", "爱华",
            "雪梅", "晓红", "建芳", "小芳", "月琴", "秋香", "丽君", "艳红", "卫红", "冬梅", "文娟", "小英", "伟芳", "志红");
    private static final String YOUNG_MEN = "浩宇轩梓睿泽子涵俊杰博文一诺奕辰宸铭航皓然逸晨嘉懿煜城昊天思远致远天佑瑾瑜明";
    private static final String YOUNG_WOMEN = "欣怡梓涵雨桐诗琪佳怡可馨思彤语嫣若曦一诺晨曦梦瑶紫萱静雅宁悦婉清雪莹芷若依舒心妍";

    private final Random chance;

    Names(Random chance) {
        this.chance = chance;
    }

    String surname() {
        return sign(SURNAMES);
    }

    /** A given name that a child born in that year might have got. */
    String given(boolean male, int year) {
        if (year < 1962) {
            return pick(male ? OLD_MEN : OLD_WOMEN);
        }
        if (year < 1990) {
            return pick(male ? MEN : WOMEN);
        }
        String pool = male ? YOUNG_MEN : YOUNG_WOMEN;
        String first = sign(pool);
        if (chance.nextInt(6) == 0) {
            return first;
        }
        String second = sign(pool);
        return first.equals(second) ? first + first : first + second;
    }

    private String pick(List<String> names) {
        return names.get(chance.nextInt(names.size()));
    }

    private String sign(String pool) {
        int at = chance.nextInt(pool.length());
        return pool.substring(at, at + 1);
    }
}
