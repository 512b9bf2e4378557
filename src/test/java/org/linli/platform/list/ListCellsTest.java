package org.linli.platform.list;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.linli.testing.LinliTest;
import org.springframework.beans.factory.annotation.Autowired;

@LinliTest
class ListCellsTest {

    private static final String BAD = "<b>\"'& a";

    @Autowired
    ListCells cells;

    @Test
    void whateverACellShowsIsTextAndNothingElse() {
        String html = cells.html(List.of(
                new ListCells.Cell(BAD, false, ListCell.link(BAD, "/people?q=" + BAD)),
                new ListCells.Cell("Age", true, ListCell.of(BAD).marked(BAD, ListCell.Tone.CAREFUL, "clock"))));
        List<Element> shown =
                Jsoup.parse("<table><tr>" + html + "</tr></table>").select("td");

        assertThat(shown).hasSize(2);
        assertThat(shown.getFirst().attr("data-label")).isEqualTo(BAD);
        assertThat(shown.getFirst().select("a").attr("href")).isEqualTo("/people?q=" + BAD);
        assertThat(shown.getFirst().text()).isEqualTo(BAD);
        assertThat(shown.getLast().select("span.bg-orange-lt").text()).isEqualTo(BAD);
        assertThat(shown.getLast().ownText()).isEqualTo(BAD);
        assertThat(html).doesNotContain("<b>");
    }

    @Test
    void aBadgeWithAnIconTakesItFromTheFileWithTheMarkOfItsContent() {
        String html = cells.html(List.of(new ListCells.Cell(
                "State",
                false,
                ListCell.mark("late", ListCell.Tone.DANGER).marked("once", ListCell.Tone.NOTED, "alarm"))));

        assertThat(html).containsPattern("<use href=\"/icons-[0-9a-f]+\\.svg#alarm\"/>");
        assertThat(html).containsOnlyOnce("<svg");
    }
}
