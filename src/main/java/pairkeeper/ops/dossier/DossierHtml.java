package pairkeeper.ops.dossier;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import pairkeeper.ops.texts.Language;
import pairkeeper.ops.texts.Texts;

/**
 * The dossier of a run as one HTML file that needs nothing else: no script, no picture, no link.
 */
public final class DossierHtml {
  private static final String STYLE =
      """
      body{font:14px/1.5 system-ui,sans-serif;color:#182024;background:#fafbf9;max-width:62rem;margin:2rem auto;padding:0 1rem}
      h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid #78827d}h3{font-size:1rem;margin:1.5rem 0 0}
      table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{text-align:left;vertical-align:top;padding:.3rem .6rem .3rem 0;border-top:1px solid #d5dad6;overflow-wrap:anywhere}
      p{margin:.3rem 0}.b{font-weight:600}.soft,.under{color:#59636a}.under{display:block;white-space:pre-line}.alarm{border:2px solid #ad1f1a;color:#ad1f1a;padding:.6rem 1rem;margin:1rem 0}
      pre,code{font:12px/1.45 ui-monospace,"DejaVu Sans Mono",monospace;white-space:pre-wrap;overflow-wrap:anywhere}pre{background:#eceeec;padding:.6rem;margin:.4rem 0}
      @media(prefers-color-scheme:dark){body{color:#e3e8e6;background:#181d21}pre{background:#101417}.soft,.under{color:#97a3a8}.alarm{color:#ff8f82;border-color:#ff8f82}th,td{border-color:#3a444a}}
      """;

  private final StringBuilder html = new StringBuilder();

  private DossierHtml() {}

  /** The whole file. */
  public static String write(Dossier dossier, Texts texts, Locale reader, ZoneId zone) {
    var file = new DossierHtml();
    String title =
        DossierParts.title(dossier, texts, reader)
            + " · "
            + DossierParts.subject(dossier, texts, reader);
    file.html
        .append("<!DOCTYPE html>\n<html lang=\"" + Language.of(reader).tag() + "\"><head>")
        .append("<meta charset=\"utf-8\"/><title>" + escaped(title) + "</title>")
        .append("<meta name=\"viewport\" content=\"width=device-width\"/>")
        .append("<style>" + STYLE + "</style></head><body>\n");
    DossierParts.of(dossier, texts, reader, zone).forEach(file::part);
    return file.html.append("</body></html>\n").toString();
  }

  private void part(Part part) {
    switch (part) {
      case Part.Title t -> {
        element("h1", "", t.text());
        element("p", "soft", t.under());
      }
      case Part.Heading h -> element("h2", "", h.text());
      case Part.Alarm a -> {
        html.append("<div class=\"alarm\">");
        element("strong", "", a.text());
        element("span", "under", a.under());
        html.append("</div>\n");
      }
      case Part.Fields f -> fields(f);
      case Part.Table t -> table(t);
      case Part.StepLine s -> {
        element("h3", "", s.number() + ". " + s.title());
        element("p", "soft", joined(List.of(s.state(), s.server(), s.times())));
      }
      case Part.Sentence s -> element("p", s.strong() ? "b" : "", s.text());
      case Part.Exact e -> element("pre", "", e.text());
    }
  }

  private static String joined(List<String> words) {
    return String.join(" · ", words.stream().filter(w -> !w.isEmpty()).toList());
  }

  private void fields(Part.Fields fields) {
    html.append("<table><col style=\"width:28%\"/><tbody>\n");
    for (Part.Field field : fields.fields()) {
      html.append("<tr>");
      element("th", "", field.name());
      cell(field.value());
      html.append("</tr>\n");
    }
    html.append("</tbody></table>\n");
  }

  private void table(Part.Table table) {
    html.append("<table>");
    table.shares().forEach(share -> html.append("<col style=\"width:" + share + "%\"/>"));
    html.append("<thead><tr>");
    table.heads().forEach(head -> element("th", "", head));
    html.append("</tr></thead><tbody>\n");
    for (List<Part.Cell> row : table.rows()) {
      html.append("<tr>");
      row.forEach(this::cell);
      html.append("</tr>\n");
    }
    html.append("</tbody></table>\n");
  }

  private void cell(Part.Cell cell) {
    html.append("<td>");
    element(cell.exact() ? "code" : "span", "", cell.text());
    if (!cell.under().isEmpty()) {
      element("span", "under", cell.under());
    }
    html.append("</td>");
  }

  private void element(String name, String style, String text) {
    html.append("<" + name + (style.isEmpty() ? "" : " class=\"" + style + "\"") + ">")
        .append(escaped(text))
        .append("</" + name + ">\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
