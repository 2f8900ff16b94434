package pairkeeper.ops.failover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Privilege;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.Command;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.plan.Executor;
import pairkeeper.core.platform.ClusterRef;
import pairkeeper.core.platform.PeerRef;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.Reading;
import pairkeeper.core.runbook.Death;
import pairkeeper.core.runbook.Death.Attempt;
import pairkeeper.core.runbook.Death.Viewpoint;
import pairkeeper.core.runbook.Roles;
import pairkeeper.ops.access.CurrentUser;
import pairkeeper.ops.discovery.FactsReader;
import pairkeeper.remote.PostgresPing;

/** One attempt of each viewpoint at a primary, all at once, and a reading of the standby. */
@ApplicationScoped
public class DeathRound {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private Executor executor;
  private FactsReader reader;
  private CurrentUser user;
  private Clock clock;

  protected DeathRound() {}

  @Inject
  DeathRound(Executor executor, FactsReader reader, CurrentUser user, Clock clock) {
    this.executor = executor;
    this.reader = reader;
    this.user = user;
    this.clock = clock;
  }

  Evidence of(Pair pair, Instance standby) {
    Instance primary = pair.primary();
    Instant began = clock.instant();
    var acting = user.acting();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Attempt> bySsh = () -> user.call(acting, () -> ssh(primary));
      Callable<Attempt> bySql = () -> user.call(acting, () -> sql(primary));
      Callable<Attempt> byStandby = () -> user.call(acting, () -> login(pair, primary, standby));
      Callable<Reading> facts = () -> user.call(acting, () -> reader.read(pair, standby));
      var tries = List.of(threads.submit(bySsh), threads.submit(bySql), threads.submit(byStandby));
      Future<Reading> reading = threads.submit(facts);
      return new Evidence(death(tries), reading.get(), began, clock.instant());
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Evidence.none();
    }
  }

  private static Death death(List<Future<Attempt>> tries)
      throws ExecutionException, InterruptedException {
    var attempts = new ArrayList<Attempt>();
    for (var each : tries) {
      attempts.add(each.get());
    }
    return new Death(attempts);
  }

  /** A refused password or a changed host key is an answer too: something lives there. */
  private Attempt ssh(Instance primary) {
    String as = primary.host().privilege() == Privilege.OS_USER ? primary.osUser() : "root";
    CommandResult result =
        executor.execute(primary.id(), Command.Argv.of(as, "true"), LIMIT, out -> {});
    return switch (result) {
      case CommandResult.Exited e -> attempt(Viewpoint.CONSOLE_SSH, true, "failover.heard.ssh");
      case CommandResult.NotReached n ->
          new Attempt(
              Viewpoint.CONSOLE_SSH,
              clock.instant(),
              switch (n.cause()) {
                case UNREACHABLE, REFUSED_CONNECTION -> false;
                case HOST_KEY_UNKNOWN, HOST_KEY_CHANGED, AUTHENTICATION, PRIVILEGE, PROTOCOL ->
                    true;
              },
              n.why());
      case CommandResult.Lost l ->
          new Attempt(Viewpoint.CONSOLE_SSH, clock.instant(), false, l.why());
    };
  }

  private Attempt sql(Instance primary) {
    return switch (PostgresPing.ask(primary.address(), primary.port(), Duration.ofSeconds(2))) {
      case ANSWERS -> attempt(Viewpoint.CONSOLE_SQL, true, "failover.heard.sql");
      case REFUSED -> attempt(Viewpoint.CONSOLE_SQL, false, "failover.heard.refused");
      case SILENT -> attempt(Viewpoint.CONSOLE_SQL, false, "failover.heard.silent");
    };
  }

  private Attempt login(Pair pair, Instance primary, Instance standby) {
    var question =
        Platforms.of(pair.platform())
            .primaryAlive(
                ClusterRef.of(standby, pair.postgresMajor()),
                new PeerRef(primary.address(), primary.port(), Roles.REPLICATION));
    CommandResult result =
        executor.execute(standby.id(), question, Duration.ofSeconds(5), out -> {});
    return switch (result) {
      case CommandResult.Exited e ->
          new Attempt(
              Viewpoint.STANDBY_LOGIN,
              clock.instant(),
              e.code() != 1,
              Text.of("failover.heard.login", "said", firstLine(e.out() + e.err())));
      // the standby itself could not be asked: that says nothing of the primary, so it counts as
      // "may live" and blocks
      case CommandResult.NotReached n ->
          Attempt.unasked(Viewpoint.STANDBY_LOGIN, clock.instant(), n.why());
      case CommandResult.Lost l ->
          Attempt.unasked(Viewpoint.STANDBY_LOGIN, clock.instant(), l.why());
    };
  }

  private Attempt attempt(Viewpoint viewpoint, boolean answered, String key) {
    return new Attempt(viewpoint, clock.instant(), answered, Text.of(key));
  }

  private static String firstLine(String said) {
    String line = said.strip().lines().findFirst().orElse("");
    return line.length() <= 200 ? line : line.substring(0, 200);
  }
}
