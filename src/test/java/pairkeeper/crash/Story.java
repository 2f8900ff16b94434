package pairkeeper.crash;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import pairkeeper.api.PairByRest;
import pairkeeper.api.Rest;
import pairkeeper.crash.KillPoint.When;
import pairkeeper.lab.Flavour;
import pairkeeper.lab.Lab;
import pairkeeper.lab.LabHost;

/** What one lane goes through with a pair of its own; all together have each kind of step. */
enum Story {
  /** A new pair is set up. */
  SET_UP(2, SetUpStory::prepare, SetUpStory::play),
  /** A pair is switched over with all that can be around it. */
  TURN(3, TurnStory::prepare, TurnStory::play),
  /** The primary's server dies, and starts again as a standby. */
  DEATH(2, DeathStory::prepare, DeathStory::play),
  /** The primary loses its power with commits that nobody else has, and is rewound. */
  POWER(3, PowerStory::prepare, PowerStory::play),
  /** Files are copied; the primary loses its power and is copied anew. */
  COPY(2, CopyStory::prepare, CopyStory::play);

  private static final Semaphore PREPARING = new Semaphore(2);

  private final int hosts;
  private final Plot prepare;
  private final Plot plot;

  Story(int hosts, Plot prepare, Plot plot) {
    this.hosts = hosts;
    this.prepare = prepare;
    this.plot = plot;
  }

  /** Part of it. */
  @FunctionalInterface
  private interface Plot {
    void play(Cast cast);
  }

  /**
   * Who takes part.
   *
   * @param hosts the primary first
   * @param address that no host has
   */
  record Cast(
      Lane lane,
      When when,
      Rest rest,
      PairByRest pair,
      List<LabHost> hosts,
      String address,
      Path folder) {
    LabHost first() {
      return hosts.get(0);
    }

    LabHost second() {
      return hosts.get(1);
    }

    Scene scene(Hooks hooks) {
      return new Scene(lane, rest, pair, hooks);
    }

    /** Makes standbys of all but the first, over no kill; the second one is preferred. */
    void setUp() {
      Scene scene = scene(Hooks.none());
      for (int n = 1; n < hosts.size(); n++) {
        pair.prefer(n);
        scene.setUpPreferred(KillPoint::none);
      }
      pair.prefer(1);
      pair.awaitWhole();
    }

    /** Commits on whoever is primary wait for the other one of the first two. */
    void waitForEachOther() {
      waitFor(first(), 2);
      waitFor(second(), 1);
    }

    private void waitFor(LabHost host, int other) {
      String standby = "pk_" + pair.name().replace('-', '_') + "_db" + other;
      host.sql("ALTER SYSTEM SET synchronous_standby_names = 'FIRST 1 (" + standby + ")'");
      host.sql("SELECT pg_reload_conf()");
    }

    /** The application finds its database by an address that the first host has. */
    void serveAtAddress() {
      first()
          .exec(
              "ip addr add %s/24 dev $(ip -o addr show to %s | awk '{ print $2; exit }')"
                  .formatted(address, first().address()));
      String tag =
          rest.send("GET", pair.path(), null).raw().headers().firstValue("ETag").orElseThrow();
      String change = "{\"serviceAddress\": \"" + address + "/24\"}";
      rest.send("PATCH", pair.path(), change, "If-Match", tag).is(200);
    }
  }

  /** Plays it to its end, on hosts of its own. */
  void play(Lane lane, When when, Rest rest, Lab lab, Path folder) {
    Cast cast = cast(lane, when, rest, lab, folder);
    plot.play(cast);
    // it is through, and costs the console no look any more
    cast.pair.close();
    cast.hosts.forEach(LabHost::kill);
  }

  /** Not all lanes at once: dozens of hosts that boot and are copied beside each other time out. */
  private Cast cast(Lane lane, When when, Rest rest, Lab lab, Path folder) {
    PREPARING.acquireUninterruptibly();
    try {
      List<LabHost> mine = lab.addAll(flavours());
      PairByRest pair = PairByRest.takeInAll(rest, lab, lane.name(), mine.toArray(LabHost[]::new));
      for (int n = 0; n < hosts; n++) {
        pair.meet(n, mine.get(n));
      }
      pair.prefer(1);
      String address = lab.spareAddress(lab.hosts().indexOf(mine.get(0)) + 1);
      var cast = new Cast(lane, when, rest, pair, mine, address, folder);
      prepare.play(cast);
      return cast;
    } finally {
      PREPARING.release();
    }
  }

  private Flavour[] flavours() {
    return Stream.concat(
            Stream.of(Flavour.PRIMARY), Stream.generate(() -> Flavour.NONE).limit(hosts - 1L))
        .toArray(Flavour[]::new);
  }
}
