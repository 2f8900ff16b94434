package pairkeeper.web.runs;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.ops.dossier.Dossier;
import pairkeeper.ops.dossier.DossierJson;
import pairkeeper.ops.dossier.DossierPdf;
import pairkeeper.ops.dossier.Dossiers;
import pairkeeper.ops.texts.Language;
import pairkeeper.ops.texts.Texts;
import pairkeeper.web.ui.Viewer;

/**
 * The dossier of a run as a file: JSON or PDF, in the reader's language or in {@code ?language=}.
 */
@WebServlet({"/runs/dossier.json", "/runs/dossier.pdf"})
public class DossierServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient Dossiers dossiers;
  @Inject private transient Texts texts;
  @Inject private transient Viewer viewer;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var dossier = id(request.getParameter("id")).flatMap(dossiers::of);
    if (dossier.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Locale reader =
        Language.of(request.getParameter("language")).orElse(viewer.getLanguage()).locale();
    boolean pdf = request.getServletPath().endsWith(".pdf");
    String name = "run-" + dossier.get().view().run().number() + (pdf ? ".pdf" : ".json");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    if (pdf) {
      pdf(dossier.get(), reader, response);
    } else {
      json(dossier.get(), reader, response);
    }
  }

  private void pdf(Dossier dossier, Locale reader, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/pdf");
    DossierPdf.write(dossier, texts, reader, viewer.getZone(), response.getOutputStream());
  }

  private void json(Dossier dossier, Locale reader, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getWriter().write(new DossierJson(texts, reader).write(dossier));
  }

  private static Optional<UUID> id(String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
