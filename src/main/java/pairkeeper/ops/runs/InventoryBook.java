package pairkeeper.ops.runs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.core.run.PairRemark;
import pairkeeper.core.run.StandingFence;
import pairkeeper.ops.Ids;
import pairkeeper.store.inventory.InstanceRepository;
import pairkeeper.store.inventory.PairRepository;
import pairkeeper.store.inventory.Signature;
import pairkeeper.store.runs.Aftermath;

/** Makes the changes of Note steps where the console keeps such things. */
@ApplicationScoped
public class InventoryBook implements InventoryChanges {
  private PairRepository pairs;
  private InstanceRepository servers;
  private Aftermath aftermath;
  private Clock clock;

  protected InventoryBook() {}

  @Inject
  InventoryBook(
      PairRepository pairs, InstanceRepository servers, Aftermath aftermath, Clock clock) {
    this.pairs = pairs;
    this.servers = servers;
    this.aftermath = aftermath;
    this.clock = clock;
  }

  @Override
  public UUID customerOf(UUID pair) {
    return pairs
        .find(Scope.all(), pair)
        .orElseThrow(() -> new NotThere("pair", pair))
        .pair()
        .customer();
  }

  @Override
  public void apply(UUID pair, Change change, UUID run, String actor) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    UUID customer = customerOf(pair);
    switch (change) {
      case Change.SetRole(UUID server, Role role) -> setRole(pair, server, role, actor, now);
      case Change.FenceAttested(UUID server, String words) ->
          remark(pair, attested(server, words, actor), customer, run, actor, now);
      case Change.StandingFence(UUID server, String address) ->
          aftermath.order(
              new StandingFence(Ids.next(), pair, server, address, actor, now, run, null),
              customer);
      case Change.Remark(Text text) -> remark(pair, text, customer, run, actor, now);
    }
  }

  private void setRole(UUID pair, UUID server, Role role, String actor, Instant now) {
    servers.setRole(server, role, new Signature(actor, now));
    if (role == Role.STANDBY) {
      // what was said of the pair while it had none, and the order to fence this one, are over
      aftermath.endRemarks(pair, now);
      aftermath.end(server, now);
    }
  }

  private Text attested(UUID server, String words, String actor) {
    String name = servers.find(Scope.all(), server).map(s -> s.name()).orElse("");
    return Text.of("runs.remark.attested", "server", name, "words", words, "by", actor);
  }

  private void remark(UUID pair, Text text, UUID customer, UUID run, String actor, Instant now) {
    aftermath.remark(new PairRemark(Ids.next(), pair, text, actor, now, run, null), customer);
  }
}
