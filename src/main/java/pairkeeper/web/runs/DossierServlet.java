package pairkeeper.web.runs;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.ops.runs.DossierJson;
import pairkeeper.ops.runs.Dossiers;
import pairkeeper.ops.texts.Texts;
import pairkeeper.web.ui.Viewer;

/** The dossier of a run as a JSON file. */
@WebServlet("/runs/dossier.json")
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
    response.setContentType("application/json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader(
        "Content-Disposition",
        "attachment; filename=\"run-" + dossier.get().view().run().number() + ".json\"");
    response.getWriter().write(new DossierJson(texts, viewer.getLocale()).write(dossier.get()));
  }

  private static Optional<UUID> id(String text) {
    try {
      return text == null ? Optional.empty() : Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
