package pairkeeper.api.inventory;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import pairkeeper.api.http.Speaker;
import pairkeeper.ops.inventory.ImportResult;
import pairkeeper.ops.inventory.PairImport;

/** {@code /pairs/import}: many pairs from a CSV file, all of them or none. */
@Path("pairs/import")
@Produces("application/json")
@RequestScoped
public class ImportResource {
  @Inject PairImport pairs;
  @Inject Speaker speaker;

  /**
   * What is wrong with a row.
   *
   * @param row line of the file, the heading being 1
   */
  public record FaultJson(long row, String field, String text) {}

  /** What came of it, or would come of it. */
  public record ImportJson(boolean stored, List<String> pairs, List<FaultJson> faults) {}

  /** With {@code dryRun=true} nothing is stored. */
  @POST
  @Consumes("text/csv")
  public ImportJson add(String csv, @QueryParam("dryRun") @DefaultValue("false") boolean dryRun) {
    ImportResult result = pairs.of(csv, dryRun);
    return new ImportJson(
        result.stored(),
        result.pairs(),
        result.faults().stream()
            .map(f -> new FaultJson(f.row(), f.column(), speaker.say(f.text())))
            .toList());
  }
}
