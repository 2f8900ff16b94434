package pairkeeper.web.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import pairkeeper.core.access.Right;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.audit.AuditCsv;
import pairkeeper.web.ui.Viewer;

/** The entries of an audit page's filters as a file: {@code /audit/entries.csv?customer=...}. */
@WebServlet("/audit/entries.csv")
public class AuditCsvServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient AuditCsv csv;
  @Inject private transient CurrentUser user;
  @Inject private transient Viewer viewer;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!user.mayAnywhere(Right.AUDIT)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    response.setContentType("text/csv;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"audit.csv\"");
    var filter = AuditQuery.of(request::getParameter).filter(viewer.getZone());
    csv.write(filter, viewer.getLocale(), response.getWriter());
  }
}
