package pairkeeper.web.inventory;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.ops.inventory.ImportResult;
import pairkeeper.ops.inventory.PairImport;
import pairkeeper.web.ui.Said;

/** Takes many pairs in from a CSV file, tried first without storing anything. */
@Named
@ViewScoped
public class ImportPage implements Serializable {
  private static final long serialVersionUID = 1L;

  /** A file that shows every column that is usually needed. */
  private static final String EXAMPLE =
      """
      customer,pair,role,host,sshCredential,tags
      Szpital św. Łukasza,lukasz-his,primary,10.30.1.21,team key,his
      Szpital św. Łukasza,lukasz-his,standby,10.30.1.22,team key,
      """;

  @Inject private transient PairImport pairs;
  @Inject private transient Said said;

  private String csv;
  private transient ImportResult result;

  /** Says what would come of it; nothing is stored. */
  public void tryOut() {
    result = run(true);
  }

  /** Stores all pairs, or none when a row has a fault. */
  public String store() {
    result = run(false);
    if (result == null || !result.stored()) {
      return null;
    }
    said.done(Text.of("inventory.import.stored", "n", result.pairs().size()));
    return "/inventory/index.xhtml?faces-redirect=true";
  }

  private ImportResult run(boolean dryRun) {
    try {
      return pairs.of(csv, dryRun);
    } catch (Refused refused) {
      said.refused(refused);
      return null;
    }
  }

  public ImportResult getResult() {
    return result;
  }

  public String getExample() {
    return EXAMPLE;
  }

  public String getCsv() {
    return csv;
  }

  public void setCsv(String csv) {
    this.csv = csv;
  }
}
