package pairkeeper.web.admin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import pairkeeper.core.audit.AuditEntry;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Secret;
import pairkeeper.ops.backup.Backups;
import pairkeeper.web.ui.Said;

/** A backup of the console, made now and downloaded. */
@Named
@RequestScoped
public class BackupPage {
  @Inject private Backups backups;
  @Inject private Said said;

  private String passphrase;
  private String again;
  private List<AuditEntry> newest;

  public List<AuditEntry> getNewest() {
    if (newest == null) {
      newest = backups.newest();
    }
    return newest;
  }

  /** Sends the file instead of a page. */
  public void make() throws IOException {
    if (!passphrase.equals(again)) {
      said.refused(new Refused("again", Text.of("backup.refused.again")));
      return;
    }
    try (var made = backups.make(Secret.of(passphrase))) {
      FacesContext faces = FacesContext.getCurrentInstance();
      ExternalContext answer = faces.getExternalContext();
      answer.responseReset();
      answer.setResponseContentType("application/octet-stream");
      answer.setResponseHeader(
          "Content-Disposition", "attachment; filename=\"" + made.name() + "\"");
      answer.setResponseHeader("Content-Length", String.valueOf(Files.size(made.file())));
      answer.setResponseHeader("Cache-Control", "no-store");
      Files.copy(made.file(), answer.getResponseOutputStream());
      faces.responseComplete();
    } catch (Refused refused) {
      said.refused(refused);
    }
  }

  public String getPassphrase() {
    return passphrase;
  }

  public void setPassphrase(String passphrase) {
    this.passphrase = passphrase;
  }

  public String getAgain() {
    return again;
  }

  public void setAgain(String again) {
    this.again = again;
  }
}
