package pairkeeper.api.operation;

import static pairkeeper.api.http.BadRequest.body;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.backup.Backups;

/** {@code /backups}: the console itself, database and key, in one encrypted file. */
@Path("backups")
@RequestScoped
public class BackupsResource {
  @Inject Backups backups;

  /** What alone opens the file; it is kept nowhere. */
  public record BackupBody(String passphrase) {
    /** Secrets do not print. */
    @Override
    public String toString() {
      return "•••";
    }
  }

  /** A backup that was made. */
  public record MadeJson(Instant madeAt, String by) {}

  /** The newest ones, newest first. */
  @GET
  @Produces("application/json")
  public List<MadeJson> list() {
    return backups.newest().stream().map(e -> new MadeJson(e.at(), e.actorDisplay())).toList();
  }

  /** Makes one; the answer is the file. */
  @POST
  @Produces("application/octet-stream")
  public Response make(BackupBody said) throws IOException {
    String passphrase = body(said).passphrase();
    var made = backups.make(Secret.of(passphrase == null ? "" : passphrase));
    StreamingOutput file =
        out -> {
          try (made) {
            Files.copy(made.file(), out);
          }
        };
    return Response.ok(file)
        .header("Content-Disposition", "attachment; filename=\"" + made.name() + "\"")
        .header("Content-Length", Files.size(made.file()))
        .build();
  }
}
