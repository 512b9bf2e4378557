package org.linli.platform.list;

import java.util.List;
import org.linli.platform.PageStaticFiles;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The cells of a list's row as they stand in its page. They are written here and not by the template, since there are
 * hundreds of them on each page and writing them is most of what a list costs.
 */
@Component
class ListCells {

    private final PageStaticFiles files;

    ListCells(PageStaticFiles files) {
        this.files = files;
    }

    /**
     * A cell under its heading.
     *
     * @param label the heading in words
     */
    record Cell(String label, boolean numeric, ListCell of) {}

    /** HTML, everything that is shown made harmless in it. */
    String html(List<Cell> cells) {
        var html = new StringBuilder();
        cells.forEach(cell -> write(cell, html));
        return html.toString();
    }

    private void write(Cell cell, StringBuilder html) {
        html.append("\n              <td data-label=\"").append(escaped(cell.label()));
        html.append(cell.numeric() ? "\" class=\"num\">" : "\">");
        String text = escaped(cell.of().text());
        String href = cell.of().href();
        if (href == null) {
            html.append(text);
        } else {
            html.append("<a href=\"")
                    .append(escaped(href))
                    .append("\">")
                    .append(text)
                    .append("</a>");
        }
        cell.of().marks().forEach(mark -> write(mark, html));
        html.append("</td>");
    }

    private void write(ListCell.Mark mark, StringBuilder html) {
        html.append("\n                  <span class=\"badge ")
                .append(mark.tone().css())
                .append("\">");
        if (!mark.icon().isEmpty()) {
            html.append("\n                      <svg class=\"icon\" aria-hidden=\"true\"><use href=\"")
                    .append(escaped(files.address("/icons.svg") + "#" + mark.icon()))
                    .append("\"/></svg>\n                    ");
        }
        html.append(escaped(mark.text())).append("</span>");
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
