package pairkeeper.api.history;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import pairkeeper.core.access.Right;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.checkpoints.AuditExport;
import pairkeeper.ops.checkpoints.CheckpointKey;
import pairkeeper.ops.checkpoints.Checkpoints;

/**
 * {@code /audit/export}: the audit with all that its hashes cover, its checkpoints and their key,
 * for {@code java -jar pairkeeper.jar verify-audit}.
 */
@Path("audit/export")
@RequestScoped
public class AuditExportResource {
  @Inject AuditExport export;
  @Inject Checkpoints checkpoints;
  @Inject CheckpointKey key;
  @Inject CurrentUser user;

  /** All chains that the caller may audit; one JSON object a line. */
  @GET
  @Produces("application/x-ndjson;charset=UTF-8")
  public StreamingOutput chains() {
    if (!user.mayAnywhere(Right.AUDIT)) {
      user.require(Right.AUDIT, null);
    }
    return out -> {
      var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      export.write(writer);
      writer.flush();
    };
  }

  /**
   * Checkpoints after that number, oldest first, at most 1,000; they name all customers' chains.
   */
  @GET
  @Path("checkpoints")
  @Produces("application/x-ndjson;charset=UTF-8")
  public String checkpoints(@QueryParam("after") @DefaultValue("0") long after) {
    user.require(Right.AUDIT, null);
    List<String> lines = checkpoints.after(after);
    return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
  }

  /** The public key that checks the checkpoints' signatures, in PEM. */
  @GET
  @Path("public-key")
  @Produces("application/x-pem-file")
  public String publicKey() {
    if (!user.mayAnywhere(Right.AUDIT)) {
      user.require(Right.AUDIT, null);
    }
    return key.pem();
  }
}
