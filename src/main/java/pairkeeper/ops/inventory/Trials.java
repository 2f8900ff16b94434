package pairkeeper.ops.inventory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pairkeeper.core.model.Host;
import pairkeeper.core.model.Instance;
import pairkeeper.core.model.Pair;
import pairkeeper.core.model.Refused;
import pairkeeper.core.model.Site;
import pairkeeper.core.model.Text;
import pairkeeper.core.plan.CommandResult;
import pairkeeper.core.platform.Platform;
import pairkeeper.core.platform.Platforms;
import pairkeeper.core.platform.ServerFacts;
import pairkeeper.remote.SshExecutor;

/**
 * Tries a server out while it is typed: does it answer, which key does it show, can one sign in,
 * are the rights there, what runs on it. Changes nothing, neither there nor here.
 */
@ApplicationScoped
public class Trials {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Sites sites;
  private Pairs pairs;
  private HostKeysDesk desk;
  private Author author;
  private ServerHosts hosts;
  private UsableCredentials credentials;
  private HostMeeting meeting;
  private SqlTrial sql;
  private SshExecutor executor;
  private Clock clock;

  protected Trials() {}

  @Inject
  Trials(
      Sites sites,
      Pairs pairs,
      HostKeysDesk desk,
      Author author,
      ServerHosts hosts,
      UsableCredentials credentials,
      HostMeeting meeting,
      SqlTrial sql,
      SshExecutor executor,
      Clock clock) {
    this.sites = sites;
    this.pairs = pairs;
    this.desk = desk;
    this.author = author;
    this.hosts = hosts;
    this.credentials = credentials;
    this.meeting = meeting;
    this.sql = sql;
    this.executor = executor;
    this.clock = clock;
  }

  /**
   * Tries out what was typed; nothing of it needs to be stored.
   *
   * @param platform id of the platform record
   * @param major "15", or "" when any will do
   * @throws Refused when a field cannot be tried as it is
   */
  public Trial of(UUID site, ServerForm form, String platform, String major) {
    Site at = sites.get(site);
    author.mayEdit(at.customer());
    credentials.requireSql(at, form.sqlCredential());
    return of(hosts.tried(at, form.on()), form, Platforms.of(platform), PairChecks.major(major));
  }

  /**
   * Tries a stored server out.
   *
   * @throws pairkeeper.core.model.NotThere when there is none that the person may see
   */
  public Trial of(UUID server) {
    Pair pair = pairs.of(server);
    author.mayEdit(pair.customer());
    Instance i = pairs.server(server);
    var form =
        new ServerForm(
            i.id(),
            i.name(),
            HostForm.at(i.host().address(), null),
            i.osUser(),
            i.address(),
            i.port(),
            i.dataDirectory(),
            i.configDirectory(),
            i.clusterName(),
            i.role(),
            i.preferred(),
            i.sqlCredential());
    return of(i.host(), form, Platforms.of(pair.platform()), pair.postgresMajor());
  }

  /**
   * The key that a stored host shows now.
   *
   * @throws pairkeeper.core.model.NotThere when there is none that the person may see
   */
  public KeyAnswer offered(UUID host) {
    return meeting.offered(desk.host(host).host());
  }

  /**
   * Agrees to the key that a stored host shows now, provided that it is the one that the person
   * names; it takes the place of one that was agreed to before.
   *
   * @return what the host shows, and is agreed to from now on
   * @throws Refused naming {@code fingerprint}, when the host shows another one or none
   */
  public KeyAnswer.Shown pin(UUID host, String fingerprint) {
    author.mayEdit(desk.host(host).customer());
    KeyAnswer.Shown shown = shown(host, fingerprint);
    desk.pin(host, shown.fingerprint());
    return shown;
  }

  /**
   * The key that a stored host shows now, provided that it is the one that the person names.
   *
   * @throws Refused naming {@code fingerprint}, when the host shows another one or none
   */
  public KeyAnswer.Shown shown(UUID host, String fingerprint) {
    String named = Fingerprints.require("fingerprint", fingerprint);
    return switch (offered(host)) {
      case KeyAnswer.Unseen unseen -> throw new Refused("fingerprint", unseen.why());
      case KeyAnswer.Shown shown -> {
        if (!shown.fingerprint().equals(named)) {
          throw new Refused(
              "fingerprint",
              Text.of(
                  "inventory.refused.key-differs", "shown", shown.fingerprint(), "named", named));
        }
        yield shown;
      }
    };
  }

  private Trial of(Host host, ServerForm form, Platform platform, String major) {
    var met = meeting.meet(host);
    return new Trial(
        met.offered(),
        met.key(),
        met.findings(),
        met.agreed() ? facts(met, host, form, platform, major) : Optional.empty());
  }

  private Optional<ServerFacts> facts(
      HostMeeting.Met met, Host host, ServerForm form, Platform platform, String major) {
    List<Finding> findings = met.findings();
    var question =
        platform.facts(
            met.user(),
            form.postgresPort(),
            PairChecks.clusterName(form.clusterName()),
            PairChecks.directory("dataDirectory", form.dataDirectory()),
            major);
    Instant asked = clock.instant();
    CommandResult answer = executor.execute(met.access(), question, LIMIT, out -> {});
    return switch (answer) {
      case CommandResult.NotReached n -> stopped(findings, n.why());
      case CommandResult.Lost l -> stopped(findings, l.why());
      case CommandResult.Exited e when e.code() != 0 ->
          stopped(findings, Text.of("inventory.trial.failed", "said", TrialReport.last(e.err())));
      case CommandResult.Exited e -> {
        Instant middle = asked.plus(Duration.between(asked, clock.instant()).dividedBy(2));
        ServerFacts facts = platform.read(e.out(), middle);
        findings.addAll(TrialReport.of(met.access(), facts));
        if (form.sqlCredential() != null && facts.live().isPresent()) {
          findings.add(sql.of(host, form.sqlCredential(), facts.cluster().port()));
        }
        yield Optional.of(facts);
      }
    };
  }

  private static Optional<ServerFacts> stopped(List<Finding> findings, Text why) {
    findings.add(Finding.block(why));
    return Optional.empty();
  }
}
