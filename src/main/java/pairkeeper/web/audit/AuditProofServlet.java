package pairkeeper.web.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import pairkeeper.core.access.Right;
import pairkeeper.core.audit.Checkpoint;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.checkpoints.AuditExport;
import pairkeeper.ops.checkpoints.CheckpointKey;
import pairkeeper.ops.checkpoints.Checkpoints;

/** The three files that an auditor verifies elsewhere: the audit, its checkpoints, their key. */
@WebServlet({"/audit/audit.jsonl", "/audit/checkpoints.jsonl", "/audit/public-key.pem"})
public class AuditProofServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject private transient AuditExport export;
  @Inject private transient Checkpoints checkpoints;
  @Inject private transient CheckpointKey key;
  @Inject private transient CurrentUser user;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String name = request.getServletPath().substring("/audit/".length());
    boolean all = name.startsWith("checkpoints");
    if (!(all ? user.may(Right.AUDIT, null) : user.mayAnywhere(Right.AUDIT))) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return;
    }
    response.setContentType(
        name.endsWith(".pem")
            ? "application/x-pem-file;charset=UTF-8"
            : "application/x-ndjson;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    PrintWriter out = response.getWriter();
    if (all) {
      write(out);
    } else if (name.endsWith(".pem")) {
      out.write(key.pem());
    } else {
      export.write(out);
    }
  }

  private void write(PrintWriter out) {
    List<String> lines = checkpoints.after(0);
    while (!lines.isEmpty()) {
      lines.forEach(line -> out.write(line + "\n"));
      lines = checkpoints.after(Checkpoint.parse(lines.getLast()).number());
    }
  }
}
