package pairkeeper.ops.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.runbook.FurtherStandby;
import pairkeeper.core.runbook.FurtherStandbys;
import pairkeeper.ops.inventory.Secrets;

/** Asks the standbys of a pair that take no part in a change of roles; changes nothing. */
@ApplicationScoped
public class FurtherReader {
  private PairReader reader;
  private Secrets secrets;

  protected FurtherReader() {}

  @Inject
  FurtherReader(PairReader reader, Secrets secrets) {
    this.reader = reader;
    this.secrets = secrets;
  }

  /**
   * One that cannot be read stops nothing.
   *
   * @param target who is to become primary
   */
  public FurtherStandbys read(Pair pair, Instance target) {
    List<Instance> servers = FurtherStandbys.of(pair, target);
    if (servers.isEmpty()) {
      return FurtherStandbys.none();
    }
    var read = reader.readAll(pair, servers);
    var all = servers.stream().map(s -> new FurtherStandby(s, read.get(s.id()).found())).toList();
    return new FurtherStandbys(all, secrets.find(Secrets.REPLICATION, pair.id()));
  }
}
