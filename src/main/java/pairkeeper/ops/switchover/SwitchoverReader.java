package pairkeeper.ops.switchover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.runbook.PairFacts;
import pairkeeper.core.runbook.ReplicationLogin;
import pairkeeper.core.runbook.SwitchoverFacts;
import pairkeeper.ops.discovery.FurtherReader;
import pairkeeper.ops.discovery.LoginTrial;
import pairkeeper.ops.discovery.PairReader;
import pairkeeper.ops.inventory.Hooks;

/** Reads what a switchover is decided on; changes nothing. */
@ApplicationScoped
public class SwitchoverReader {
  private PairReader reader;
  private LoginTrial logins;
  private Hooks hooks;
  private FurtherReader further;

  protected SwitchoverReader() {}

  @Inject
  SwitchoverReader(PairReader reader, LoginTrial logins, Hooks hooks, FurtherReader further) {
    this.reader = reader;
    this.logins = logins;
    this.hooks = hooks;
    this.further = further;
  }

  /**
   * @param target which of its standbys is to become primary
   * @throws pairkeeper.core.model.Refused when a server cannot be read, naming it and saying why
   */
  SwitchoverFacts read(Pair pair, Instance target) {
    PairFacts facts = reader.read(pair, target);
    return new SwitchoverFacts(
        facts, reverse(pair, facts), hooks.of(pair.id()), further.read(pair, facts.standby()));
  }

  private ReplicationLogin reverse(Pair pair, PairFacts facts) {
    if (facts.primaryFacts().live().isEmpty() || facts.standbyFacts().live().isEmpty()) {
      return logins.untried();
    }
    return logins.login(
        Platforms.of(pair.platform()),
        facts.primary(),
        facts.primaryCluster(),
        facts.standbyPeer(),
        facts.primaryFacts().systemIdentifier());
  }
}
