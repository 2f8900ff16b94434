package pairkeeper.ops.discovery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Text;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.core.runbook.PairFacts;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.inventory.FencingNumbers;
import pairkeeper.ops.inventory.WrittenApart;

/** Reads the servers of a pair at once. */
@ApplicationScoped
public class PairReader {
  private FactsReader reader;
  private FencingNumbers numbers;
  private WrittenApart apart;
  private CurrentUser user;

  protected PairReader() {}

  @Inject
  PairReader(FactsReader reader, FencingNumbers numbers, WrittenApart apart, CurrentUser user) {
    this.reader = reader;
    this.numbers = numbers;
    this.apart = apart;
    this.user = user;
  }

  /**
   * Facts of the primary and of the preferred standby.
   *
   * @throws Refused when one of them cannot be read, naming it and saying why
   */
  public PairFacts read(Pair pair) {
    return read(
        pair,
        pair.standby().orElseThrow(() -> new Refused("", Text.of("setup.refused.no-standby"))));
  }

  /**
   * Facts of the primary and of another server of the pair.
   *
   * @throws Refused when one of them cannot be read, naming it and saying why
   */
  public PairFacts read(Pair pair, Instance standby) {
    Instance primary = pair.primary();
    Map<UUID, Reading> read = readAll(pair, List.of(primary, standby));
    ServerFacts p = facts(primary, read.get(primary.id()));
    ServerFacts s = facts(standby, read.get(standby.id()));
    var facts =
        new PairFacts(
            pair, primary, p, standby, sameMajor(pair, standby, p, s), numbers.of(pair.id()));
    facts.writtenApart().ifPresent(on -> apart.saw(pair, standby, on, s.readAt()));
    return facts;
  }

  /** What these servers of a pair say, by their id; one that cannot be read stops nothing. */
  public Map<UUID, Reading> readAll(Pair pair, List<Instance> servers) {
    var acting = user.acting();
    var asked = new LinkedHashMap<UUID, Future<Reading>>();
    var read = new LinkedHashMap<UUID, Reading>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Instance server : servers) {
        Callable<Reading> question = () -> user.call(acting, () -> reader.read(pair, server));
        asked.put(server.id(), threads.submit(question));
      }
      for (var answer : asked.entrySet()) {
        read.put(answer.getKey(), answer.getValue().get());
      }
      return read;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** On a host with several majors the standby's cluster is the one of the primary's major. */
  private ServerFacts sameMajor(Pair pair, Instance standby, ServerFacts p, ServerFacts s) {
    String major = p.cluster().major();
    boolean other = !major.isEmpty() && !s.cluster().major().equals(major);
    return other && s.machine().majors().contains(major)
        ? facts(standby, reader.read(pair, standby, major))
        : s;
  }

  private static ServerFacts facts(Instance server, Reading reading) {
    return switch (reading) {
      case Reading.Read read -> read.facts();
      case Reading.Unread unread -> throw new Refused("server:" + server.id(), unread.why());
    };
  }

  /** Who stands behind a server in a refusal's field, or null. */
  public static UUID serverOf(Refused refused) {
    return refused.field().startsWith("server:")
        ? UUID.fromString(refused.field().substring("server:".length()))
        : null;
  }
}
