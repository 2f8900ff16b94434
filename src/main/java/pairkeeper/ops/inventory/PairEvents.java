package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Home;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.NotThere;
import pairkeeper.core.model.PairEvent;
import pairkeeper.core.model.Role;
import pairkeeper.core.model.Scope;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Change;
import pairkeeper.ops.Ids;
import pairkeeper.store.inventory.HomeRepository;
import pairkeeper.store.inventory.InstanceRepository;
import pairkeeper.store.inventory.PairEventRepository;
import pairkeeper.store.inventory.Signature;

/** Makes the changes that runs bring about, and keeps them as the pair's history. */
@ApplicationScoped
@Transactional
public class PairEvents {
  private PairEventRepository rows;
  private InstanceRepository servers;
  private FencingNumbers numbers;
  private SynchronousWanted wanted;
  private HomeRepository homes;
  private Author author;
  private Clock clock;

  protected PairEvents() {}

  @Inject
  PairEvents(
      PairEventRepository rows,
      InstanceRepository servers,
      FencingNumbers numbers,
      SynchronousWanted wanted,
      HomeRepository homes,
      Author author,
      Clock clock) {
    this.rows = rows;
    this.servers = servers;
    this.numbers = numbers;
    this.wanted = wanted;
    this.homes = homes;
    this.author = author;
    this.clock = clock;
  }

  /** The newest events of a pair first: role history, remarks, attestations, standing orders. */
  public List<PairEvent> of(UUID pair, int most) {
    return of(pair, 0, most);
  }

  /**
   * As {@link #of(UUID, int)}.
   *
   * @param first how many newer ones are left out
   */
  public List<PairEvent> of(UUID pair, int first, int most) {
    return rows.of(author.reads(), pair, first, most);
  }

  /** Standing orders in force over all customers, for the watching. */
  public List<PairEvent> standingFences() {
    return rows.standing(Scope.all());
  }

  /**
   * Ends a standing order that was carried out or withdrawn.
   *
   * @return whether this call ended it: of two callers only one is told so
   */
  public boolean end(UUID standingFence) {
    return rows.end(standingFence, clock.instant());
  }

  /** The customer of a pair. */
  public UUID customerOf(UUID pair) {
    return rows.customerOf(pair);
  }

  /**
   * Makes one change; called in the transaction that stores the step's outcome.
   *
   * @param run the run that makes it
   * @param actor name of the person who started the run
   */
  public void apply(UUID pair, Change.OfInventory change, UUID run, String actor) {
    switch (change) {
      case Change.TakeNumber c -> numbers.take(pair, c.number());
      case Change.SetRole c -> setRole(pair, c, run, actor);
      case Change.CopiedAnew c -> copiedAnew(pair, c.server());
      case Change.FenceAttested c ->
          add(
              event(
                  pair,
                  c.server(),
                  PairEvent.Kind.FENCE_ATTESTED,
                  run,
                  actor,
                  Text.of("inventory.event.fence-attested", "server", name(c.server())),
                  c.attestation()));
      case Change.StandingFence c -> order(pair, c, run, actor);
      case Change.WantSynchronous c -> wanted.put(pair, c.names());
      case Change.Remark c ->
          add(event(pair, null, PairEvent.Kind.REMARK, run, actor, c.text(), ""));
    }
  }

  /** Sets a role that no run brought about: it was found so when the pair was taken in. */
  void found(UUID pair, UUID server, Role role, String actor) {
    setRole(pair, new Change.SetRole(server, role), null, actor);
  }

  /** Has a server fenced at its return that no run has fenced. */
  void fenceAtReturn(UUID pair, UUID server, String serviceAddress, String actor) {
    order(pair, new Change.StandingFence(server, serviceAddress), null, actor);
  }

  /**
   * What was said of a standing order that was not carried out, since the console knows only this
   * fencing number.
   */
  public Optional<PairEvent> overtaken(UUID server, long known) {
    return rows.open(Scope.all(), PairEvent.Kind.ORDER_OVERTAKEN).stream()
        .filter(e -> server.equals(e.server()) && e.detail().equals(Long.toString(known)))
        .findFirst();
  }

  /**
   * Remembers that a standing order was not carried out.
   *
   * @param known fencing number that the console knows
   */
  public void overtake(UUID pair, UUID server, long known, Text why) {
    var kind = PairEvent.Kind.ORDER_OVERTAKEN;
    add(event(pair, server, kind, null, author.name(), why, Long.toString(known)));
  }

  /**
   * A server was seen to accept writes apart from its primary.
   *
   * @param timeline on which both wrote
   * @param at when it was seen
   * @return false when that is known already, or the server was copied anew after it was seen
   */
  boolean wroteApart(UUID pair, UUID server, long timeline, Instant at) {
    Instance now =
        servers.find(Scope.all(), server).orElseThrow(() -> new NotThere("server", server));
    boolean late =
        rows.lastEnd(server, PairEvent.Kind.WROTE_APART).filter(at::isBefore).isPresent();
    if (now.role() == Role.PRIMARY || now.wroteApart().isPresent() || late) {
      return false;
    }
    var text = Text.of("inventory.event.wrote-apart", "server", now.name(), "timeline", timeline);
    apart(pair, server, at, text);
    return true;
  }

  /** Its data are others because the server that wrote apart from them is the primary now. */
  void turnedApart(UUID pair, UUID server) {
    apart(
        pair,
        server,
        clock.instant(),
        Text.of("inventory.event.turned-apart", "server", name(server)));
  }

  /**
   * A standby was found to hold other rows than its primary. Nothing is remembered of one that
   * became primary meanwhile, or was copied anew.
   *
   * @param run that counted
   * @param actor name of the person who started the run
   * @param at when it was found
   */
  public void differs(UUID pair, UUID server, UUID run, String actor, Text text, Instant at) {
    Instance now =
        servers.find(Scope.all(), server).orElseThrow(() -> new NotThere("server", server));
    if (now.role() == Role.STANDBY && now.wroteApart().isEmpty()) {
      servers.wroteApart(server, at, new Signature(actor, clock.instant()));
      add(event(pair, server, PairEvent.Kind.WROTE_APART, run, actor, text, ""));
      author.tellRole(pair);
    }
  }

  private void apart(UUID pair, UUID server, Instant at, Text text) {
    servers.wroteApart(server, at, author.signature());
    add(event(pair, server, PairEvent.Kind.WROTE_APART, null, author.name(), text, ""));
    author.tellRole(pair);
  }

  /** What a server wrote apart from its primary is gone. */
  void copiedAnew(UUID pair, UUID server) {
    if (servers.find(Scope.all(), server).flatMap(Instance::wroteApart).isPresent()) {
      servers.wroteApart(server, null, author.signature());
      rows.open(server, PairEvent.Kind.WROTE_APART).forEach(e -> rows.end(e, clock.instant()));
      author.tellRole(pair);
    }
  }

  private void order(UUID pair, Change.StandingFence c, UUID run, String actor) {
    Text text = Text.of("inventory.event.standing-fence", "server", name(c.server()));
    add(
        event(
            pair, c.server(), PairEvent.Kind.STANDING_FENCE, run, actor, text, c.serviceAddress()));
  }

  /** The first run that changes roles leaves behind who was primary until then. */
  private void rememberHome(UUID pair) {
    Home home = homes.of(pair);
    if (home.server() == null) {
      servers
          .primaryOf(pair)
          .ifPresent(before -> homes.put(pair, new Home(before, home.afterMinutes())));
    }
  }

  private void setRole(UUID pair, Change.SetRole c, UUID run, String actor) {
    if (run != null && c.role() == Role.PRIMARY) {
      rememberHome(pair);
    }
    servers.setRole(c.server(), c.role(), new Signature(actor, clock.instant()));
    author.tellRole(pair);
    String key =
        switch (c.role()) {
          case PRIMARY -> "inventory.event.became-primary";
          case STANDBY -> "inventory.event.became-standby";
          case FENCED -> "inventory.event.became-fenced";
        };
    Text text = Text.of(key, "server", name(c.server()));
    add(event(pair, c.server(), PairEvent.Kind.ROLE, run, actor, text, c.role().word()));
    if (c.role() != Role.FENCED) {
      // who has a role again is not to be fenced on sight
      end(PairEvent.Kind.STANDING_FENCE, c.server());
      end(PairEvent.Kind.ORDER_OVERTAKEN, c.server());
    }
  }

  private void end(PairEvent.Kind kind, UUID server) {
    rows.open(Scope.all(), kind).stream()
        .filter(e -> server.equals(e.server()))
        .forEach(e -> rows.end(e.id(), clock.instant()));
  }

  private void add(PairEvent event) {
    rows.insert(event, rows.customerOf(event.pair()));
  }

  private PairEvent event(
      UUID pair,
      UUID server,
      PairEvent.Kind kind,
      UUID run,
      String actor,
      Text text,
      String detail) {
    return new PairEvent(
        Ids.next(), pair, server, kind, run, clock.instant(), actor, text, detail, null);
  }

  private String name(UUID server) {
    return servers
        .find(Scope.all(), server)
        .map(Instance::name)
        .orElseThrow(() -> new NotThere("server", server));
  }
}
