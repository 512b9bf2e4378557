package org.linli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinyinNameTest {

    @ParameterizedTest
    @CsvSource({
        "徐素珍, xusuzhen, xsz",
        "马婷婷, matingting, mtt",
        "高长根, gaochanggen, gcg",
        "单雄信, shanxiongxin, sxx",
        "曾国藩, zengguofan, zgf",
        "仇英, qiuying, qy",
        "解晓东, xiexiaodong, xxd",
        "朴正, piaozheng, pz",
        "区志强, ouzhiqiang, ozq",
        "查良, zhaliang, zl",
        "尉迟恭, yuchigong, ycg",
        "尉某, weimou, wm",
        "万俟明, moqiming, mqm",
        "欧阳修, ouyangxiu, oyx",
        "吕布, lvbu, lb",
        "李单, lidan, ld",
        "王　小 明, wangxiaoming, wxm",
        "阿卜杜拉·买买提, abudulamaimaiti, abdlmmt",
        "John Smith, johnsmith, j",
        "Zhang三, zhangsan, zs",
        "'', '', ''"
    })
    void readsNames(String name, String full, String initials) {
        assertThat(PinyinName.of(name)).isEqualTo(new PinyinName(full, initials));
    }
}
